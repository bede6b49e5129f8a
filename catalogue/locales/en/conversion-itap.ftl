# The words of the change of a limited stay permit into a permanent stay permit.

service-conversion-itap = Change from limited to permanent stay (ITAS to ITAP)
    .summary = Change your ITAS into a permanent stay permit of five years.
    .start = Can I change my permit?
    .eligible = You can apply for a permanent stay permit
    .eligible-lead = Here is what to prepare, and why each is needed.
    .not-eligible = You cannot have a permanent stay permit now
    .not-eligible-lead = Below you see why, and what you can do now.
    .unknown = We cannot say yet
    .unknown-lead = An answer is still missing. Go back to give it, or ask an officer.

seal-permit-itap = Permanent stay permit (ITAP)

field-married_since = Date of marriage
    .question = When did you marry?
    .hint = As in the marriage deed. Enter the date of the wedding that the state registered.
    .invalid = This date lies in the future. Compare it with the marriage deed.
field-stay_permit--conversion-itap =
    .question = Add your ITAS
field-integration_statement = Statement of integration
    .question = Add your signed statement of integration
    .hint = The office gives you the form. Sign it and add a photo or a PDF.

rule-itap-holder =
    .met = You hold an ITAS
    .met-why = An ITAS can become a permanent stay permit.
    .not-met = Only an ITAS can be changed into an ITAP
    .not-met-why = A visit stay becomes an ITAS first. Whoever has an ITAP needs no change: please ask an officer.
    .unknown = Your kind of permit is not known yet
    .unknown-why = Go back and choose which stay permit you hold.
rule-itap-reason =
    .met = This reason allows a permanent stay
    .met-why = It is open to work, religion, investment, family, return, a second home and retirement.
    .not-met = For this reason there is no permanent stay permit
    .not-met-why = An ITAS for study, research, treatment or another reason is extended instead. Please see that service.
    .unknown = The reason of your stay is not known yet
    .unknown-why = Go back and choose what your ITAS was given for.
rule-itap-years =
    .met = You have lived here long enough
    .met-why = { $months } months without a break are needed. You count from { $since }.
    .not-met = You have not lived here long enough
    .not-met-why = { $months } months without a break are needed, counted from { $since }. Please come back from { $come_back }.
    .unknown = The length of your stay is not known yet
    .unknown-why = Go back and enter since when you have lived here without a break.
rule-itap-marriage =
    .met = You have been married long enough
    .met-why = A marriage of { $months } months is needed. Yours began on { $since }.
    .not-met = You have not been married long enough
    .not-met-why = { $months } months are needed, counted from { $since }. Please come back from { $come_back }.
    .unknown = The length of your marriage is not known yet
    .unknown-why = Go back and enter the date of the marriage.
rule-itap-elder =
    .met = You have the age for a permanent stay in retirement
    .met-why = At least { $age } years are needed.
    .not-met = For a stay in retirement you are too young
    .not-met-why = At least { $age } years are needed for a permanent stay. Until then your ITAS can be extended.
    .unknown = Your age is not known yet
    .unknown-why = Enter your date of birth in the form.
rule-itap-integration =
    .why = With it you declare that you live by the laws of Indonesia and take part in its life.
rule-itap-fee = Permanent stay for 5 years

## Words that differ here

option-family_of-holder--conversion-itap = I am married to, or the child of, someone with an ITAP
    .hint = Whoever joins the holder of an ITAS keeps an ITAS
field-sponsor_permit--conversion-itap =
    .hint = The ITAP of the person whom you join. A PDF or a photo.
