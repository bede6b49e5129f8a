# The words of my-service.

service-my-service = My service
    .summary = What it is, in one sentence.
    .start = Can I have it?
    .eligible = You can have it
    .eligible-lead = Here is what to prepare, and why each is needed.
    .not-eligible = You cannot have it
    .not-eligible-lead = Below you see why, and what you can do now.
    .unknown = We cannot say yet
    .unknown-lead = An answer is still missing. Go back to give it, or ask an officer.

section-my-service = My service
field-my_service_years = Length
    .question = For how long do you need it?
    .hint = What helps to answer.
option-my_service_years-1 = 1 year
option-my_service_years-2 = 2 years
option-my_service_years-none = I do not need it

rule-my-service-years =
    .met = You need it
    .met-why = Only who needs it gets it.
    .not-met = Who does not need it does not get it
    .not-met-why = What a person can do now.
    .unknown = The length is not known yet
    .unknown-why = Go back and choose for how long you need it.
rule-my-service-passport-page =
    .why = Why this paper is needed.
rule-my-service-fee = My service
rule-my-service-birth-certificate =
    .why = It shows that you are the mother or father.
rule-my-service-guardian-order =
    .why = It shows that you may decide for this person.
rule-my-service-guarantor-letter =
    .why = It shows who guarantees this stay.
rule-my-service-assignment-letter =
    .why = It shows that you act for the employer.
rule-my-service-power-of-attorney =
    .why = It shows that the person who files may act for the applicant.
