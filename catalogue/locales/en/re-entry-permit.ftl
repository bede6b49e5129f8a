# The words of the re-entry permit.

service-re-entry-permit = Re-entry permit
    .summary = Leave Indonesia and come back on your ITAS or ITAP.
    .start = Can I have one?
    .eligible = You can have a re-entry permit until { $new_end }
    .eligible-lead = Here is what to prepare, and why each is needed.
    .not-eligible = This re-entry permit cannot be given
    .not-eligible-lead = Below you see why, and what you can do now.
    .unknown = We cannot say yet
    .unknown-lead = An answer is still missing. Go back to give it, or ask an officer.

field-stay_kind = Kind of stay permit
    .question = Which stay permit do you hold?
    .hint = It is printed on your permit.
field-reentry_length = Length of the re-entry permit
    .question = For how long do you want the re-entry permit?
    .hint = Within this time you may leave and come back. It never lasts longer than permit or passport.
field-departure_date = Planned departure
    .question = When do you plan to leave Indonesia?
    .hint = Leave it empty if you do not know yet.
    .invalid = This date is over. Enter the day of your next journey, or leave it empty.
option-stay_kind-itas = ITAS
    .hint = Limited stay permit
option-stay_kind-itap = ITAP for five years
    .hint = Permanent stay permit with a last day
option-stay_kind-itap_unlimited = ITAP without an end
    .hint = Permanent stay permit for an unlimited time
option-stay_kind-other = Another permit or visa
    .hint = For example a visit visa or a visa on arrival
option-reentry_length-30d = 30 days
option-reentry_length-1 = 1 year
option-reentry_length-2 = 2 years
option-reentry_length-5 = 5 years
option-reentry_length-10 = 10 years

rule-reentry-holder =
    .met = Your kind of permit allows a re-entry permit
    .met-why = It is given to holders of an ITAS or ITAP.
    .not-met = Only holders of an ITAS or ITAP get a re-entry permit
    .not-met-why = With a visit permit you need a new visa to come back. An officer can advise you.
    .unknown = Your kind of permit is not known yet
    .unknown-why = Go back and choose which stay permit you hold.
rule-reentry-permit-runs =
    .met = Your stay permit is still valid
    .met-why = You can come back as long as your stay permit is valid.
    .not-met = Your permit ended on { $permit_end }
    .not-met-why = { $days_over ->
        [one] That was { $days_over } day ago. We work out a fine of { $fine }. Please see an officer today.
       *[other] That was { $days_over } days ago. We work out a fine of { $fine }. Please see an officer today.
    }
    .unknown = The end of your permit is not known yet
    .unknown-why = Go back and enter the last day of your current permit.
rule-reentry-within-permit =
    .met = The length fits your stay permit
    .met-why = No shorter and cheaper re-entry permit would last as long.
    .not-met = This is longer than your stay permit
    .not-met-why = Your permit ends on { $permit_end }. Please choose the next shorter length: it costs less and lasts as long.
    .unknown = Permit and length are not both known yet
    .unknown-why = Go back and enter the end of your permit and the length.
rule-reentry-within-passport =
    .met = The length fits your passport
    .met-why = No shorter and cheaper re-entry permit would last as long.
    .not-met = This is longer than your passport is valid
    .not-met-why = Your passport ends on { $passport_expiry }. Please choose a shorter length, or renew the passport first.
    .unknown = Passport and length are not both known yet
    .unknown-why = Go back and enter the passport’s date of expiry and the length.
rule-reentry-ends-with-permit =
    .attention = It ends with your stay permit
    .attention-why = Your stay permit ends on { $permit_end }. The fee stays the same.
rule-reentry-ends-with-passport =
    .attention = It ends with your passport
    .attention-why = Your passport ends on { $passport_expiry }. Renew it first if you want the full length.
rule-reentry-fee-30d = Re-entry permit for 30 days
rule-reentry-fee-1 = Re-entry permit for 1 year
rule-reentry-fee-2 = Re-entry permit for 2 years
rule-reentry-fee-5 = Re-entry permit for 5 years
rule-reentry-fee-10 = Re-entry permit for 10 years
