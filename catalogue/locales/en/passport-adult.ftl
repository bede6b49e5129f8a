# The words of the passport for an adult.

service-passport-adult = Passport for an adult
    .summary = For Indonesian citizens of 17 or more, or married: new, renewed, lost or damaged.
    .start = Check what I need
    .eligible = You can apply for a passport
    .eligible-lead = Here is what to prepare, and why each is needed.
    .not-eligible = This passport cannot be applied for here
    .not-eligible-lead = Below you see why, and what you can do now.
    .unknown = We cannot say yet
    .unknown-lead = An answer is still missing. Go back to give it, or ask an officer.

page-applicant = Name and birth
    .hint = As in the ID card and the birth certificate.
field-passport_years = Validity
    .question = For how many years?
    .hint = Ten years are possible from the age of 17, or once married.
field-id_card = ID card (KTP)
    .question = Add the ID card (KTP)
    .hint = A PDF or a photo. The NIK must be readable.
field-identity_deed = Birth certificate, marriage deed or diploma
    .question = Add a birth certificate, marriage deed or diploma
    .hint = One is enough. It shows name, place and date of birth, and parents. At most 10 MB.
option-passport_years-5 = 5 years
option-passport_years-10 = 10 years

rule-passport-adult-age =
    .met = An adult’s passport is the right one
    .met-why = It is for citizens of 17 or more, and for those who are married.
    .not-met = For a child under 17 there is another service
    .not-met-why = Please go to all services and choose “Passport for a child”.
    .unknown = The age is not known yet
    .unknown-why = Go back and choose whom the passport is for.
rule-passport-id-card =
    .why = It shows that you are an Indonesian citizen, and where you live.
rule-passport-family-card =
    .why = It confirms your data in the civil registry.
rule-passport-identity-deed =
    .why = It confirms name, place and date of birth, and the names of your parents.
rule-passport-fee-ordinary-5 = Passport for 5 years
rule-passport-fee-ordinary-10 = Passport for 10 years
rule-passport-fee-electronic-5 = Electronic passport for 5 years
rule-passport-fee-electronic-10 = Electronic passport for 10 years

field-birth_date--passport-adult =
    .hint = As in your ID card. With your code, this date opens a saved application.
    .invalid = This date lies in the future, or the person is under 17. Compare it with the document. For a child there is another service.
