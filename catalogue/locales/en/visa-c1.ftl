# The words of the tourist visa C1.

service-visa-c1 = Tourist visa, single entry (C1)
    .summary = For someone who is still abroad. See what is needed; it is applied for online.
    .start = Can I have one?
    .eligible = This person can have a C1 visa
    .eligible-lead = Here is what to prepare, and why each is needed.
    .not-eligible = This visa cannot be had
    .not-eligible-lead = Below you see why, and what you can do now.
    .unknown = We cannot say yet
    .unknown-lead = An answer is still missing. Go back to give it, or ask an officer.
    .online = Whoever travels applies on the official site of the Directorate General of Immigration. It takes the fee itself; no other site does.
    .counter = At a counter of this office an officer files for a guarantor. Bring your identity card, your letter of guarantee and the traveller’s papers.

option-visit_length-longer--visa-c1 = More than 60 days
rule-visa-c1-purpose =
    .met = C1 is the visa for a holiday
    .met-why = It is for tourism, with one entry.
    .not-met = For this purpose there is another visa
    .not-met-why = For example C2 for business, C6 for social activities, E23 for work. The official site lists them all.
    .unknown = The purpose is not known yet
    .unknown-why = Go back and choose what the visit is for.
rule-visa-c1-longer =
    .attention = The visa gives { $stay } days at first
    .attention-why = The stay can be extended in Indonesia, up to { $most } days in all. Each extension has its own fee.
rule-visa-c1-fee = Visa C1

## The same questions, asked of someone who fills in for another

field-birth_date--visa-c1 =
    .question = When was the traveller born?
    .hint = As in the passport. With your code, this date opens a saved application.
page-passport--visa-c1 = The traveller’s passport
field-address--visa-c1 =
    .question = Where will the traveller stay in Indonesia?
    .hint = A hotel or an address: street and number, village or district, and town.
field-passport_expiry--visa-c1 =
    .question = Until when is the passport or travel document valid?
    .invalid = This document has expired. Check the date. With an expired one no visa is given.
field-photo--visa-c1 = Photo of the traveller’s face
    .question = Add a photo of the traveller’s face
field-passport_page--visa-c1 =
    .question = Add the photo page of the traveller’s passport
page-guarantor--visa-c1 = Which company guarantees the visit?
    .hint = As on its deed, with a phone number of the office.
field-guarantor_kind--visa-c1 =
    .question = Who guarantees the visit?
field-guarantor_letter--visa-c1 =
    .question = Add the letter of the guarantor
field-guarantor_id--visa-c1 =
    .question = Add the ID card of the guarantor
field-guarantor_address--visa-c1 =
    .question = What is the address of the guarantor?
