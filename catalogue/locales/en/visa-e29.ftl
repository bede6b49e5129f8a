# The words of the research visa E29.

service-visa-e29 = Research visa (E29)
    .summary = For a researcher abroad whom an institute in Indonesia receives. See what is needed; it is applied for online.
    .start = Can I have one?
    .eligible = This person can have an E29 visa
    .eligible-lead = Here is what to prepare, and why each is needed.
    .not-eligible = This visa cannot be had
    .not-eligible-lead = Below you see why, and what you can do now.
    .unknown = We cannot say yet
    .unknown-lead = An answer is still missing. Go back to give it, or ask an officer.
    .online = The researcher or the institute applies on the official site of the Directorate General of Immigration. It takes the fee itself; no other site does.
    .counter = At a counter of this office an officer files for the institute. Bring your identity card, the letter of guarantee and the researcher’s papers.

field-has_research_permit = Research permit of BRIN
    .question = Has BRIN given a research permit?
    .hint = BRIN is the national research and innovation agency. Its permit names researcher, topic and places.
field-research_topic = Topic and places of the research
    .question = What is the research about, and where is it done?
    .hint = As in the research permit. One or two sentences are enough.
field-research_permit = Research permit of BRIN
    .question = Add the research permit of BRIN
    .hint = A PDF or a photo. Number, name and dates must be readable.

rule-e29-permit =
    .met = BRIN has given a research permit
    .met-why = With it foreign researchers may work here.
    .not-met = A research permit of BRIN is needed first
    .not-met-why = Apply for it together with the institute here. Come back when it is there.
    .unknown = The research permit is not known yet
    .unknown-why = Go back and say whether BRIN has given one.
rule-e29-permit-paper =
    .why = It shows that the research is permitted, and where.

## The same questions, asked of someone who fills in for another

field-birth_date--visa-e29 =
    .question = When was the researcher born?
    .hint = As in the passport. With your code, this date opens a saved application.
page-passport--visa-e29 = The passport of the researcher
field-address--visa-e29 =
    .question = Where will the researcher live in Indonesia?
    .hint = Street and number, village or district, and town. A hotel is enough for the first days.
field-passport_expiry--visa-e29 =
    .question = Until when is the passport or travel document valid?
    .invalid = This document has expired. Check the date. With an expired one no visa is given.
field-bank_statement--visa-e29 =
    .question = Add the bank statement of the researcher
field-photo--visa-e29 = Photo of the face of the researcher
    .question = Add a photo of the face of the researcher
field-passport_page--visa-e29 =
    .question = Add the photo page of the passport of the researcher
page-guarantor--visa-e29 = Which institute guarantees the stay?
    .hint = Its full name, with a phone number of the office.
field-guarantor_kind--visa-e29 =
    .question = Who guarantees the stay?
    .hint = For research it is the institute in Indonesia.
field-guarantor_name--visa-e29 =
    .question = What is the name of the guarantor?
field-guarantor_phone--visa-e29 =
    .question = What is the phone number of the guarantor?
field-guarantor_letter--visa-e29 =
    .question = Add the letter of the guarantor
field-guarantor_id--visa-e29 =
    .question = Add the ID card of the guarantor
field-guarantor_address--visa-e29 =
    .question = What is the address of the guarantor?
option-guarantor_kind-company--visa-e29 = The institute that receives the researcher
    .hint = For example a university or a state agency
option-guarantor_kind-none--visa-e29 = No institute guarantees yet
option-acting_as-guarantor--visa-e29 = The institute, which guarantees
    .hint = Someone who works for the institute
