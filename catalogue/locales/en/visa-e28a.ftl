# The words of the investor visa E28A.

service-visa-e28a = Investor visa (E28A)
    .summary = For someone abroad who holds shares of a company in Indonesia. See what is needed; it is applied for online.
    .start = Can I have one?
    .eligible = This person can have an E28A visa
    .eligible-lead = Here is what to prepare, and why each is needed.
    .not-eligible = This visa cannot be had
    .not-eligible-lead = Below you see why, and what you can do now.
    .unknown = We cannot say yet
    .unknown-lead = An answer is still missing. Go back to give it, or ask an officer.
    .online = The investor or the company applies on the official site of the Directorate General of Immigration. It takes the fee itself; no other site does.
    .counter = At a counter of this office an officer files for the company. Bring your identity card, the letter of guarantee, the deed and the investor’s papers.

field-shares_value = Value of the shares in rupiah
    .question = How many rupiah are the shares of this person worth?
    .hint = The value that the company’s deed gives for them, in digits only. For example 10500000000.
    .invalid = Enter whole rupiah in digits only, without points, commas or spaces. For example 10500000000.
field-company_deed = Deed of the company
    .question = Add the deed of the company
    .hint = A PDF or a photo. It names the shareholders and the value of their shares.

rule-e28a-shares =
    .met = The shares are worth enough
    .met-why = Shares of at least { $shares_needed } are needed. { $shares } were entered.
    .not-met = The shares are worth too little for this visa
    .not-met-why = { $shares } were entered; at least { $shares_needed } are needed. Whoever works for the company may need E23.
    .unknown = The value of the shares is not known yet
    .unknown-why = Go back and enter the value of the shares.
rule-e28a-deed =
    .why = It shows the shares of the investor and their value.
rule-e28a-fee = Limited stay visa for investors

## The same questions, asked of someone who fills in for another

field-birth_date--visa-e28a =
    .question = When was the investor born?
    .hint = As in the passport. With your code, this date opens a saved application.
page-passport--visa-e28a = The passport of the investor
field-address--visa-e28a =
    .question = Where will the investor live in Indonesia?
    .hint = Street and number, village or district, and town. A hotel is enough for the first days.
field-passport_expiry--visa-e28a =
    .question = Until when is the passport or travel document valid?
    .invalid = This document has expired. Check the date. With an expired one no visa is given.
field-bank_statement--visa-e28a =
    .question = Add the bank statement of the investor
field-photo--visa-e28a = Photo of the face of the investor
    .question = Add a photo of the face of the investor
field-passport_page--visa-e28a =
    .question = Add the photo page of the passport of the investor
page-guarantor--visa-e28a = Which company guarantees the stay?
    .hint = As on its deed, with a phone number of the office.
field-guarantor_kind--visa-e28a =
    .question = Who guarantees the stay?
    .hint = For an investor it is the company in Indonesia.
field-guarantor_name--visa-e28a =
    .question = What is the name of the guarantor?
field-guarantor_phone--visa-e28a =
    .question = What is the phone number of the guarantor?
field-guarantor_letter--visa-e28a =
    .question = Add the letter of the guarantor
field-guarantor_id--visa-e28a =
    .question = Add the ID card of the guarantor
field-guarantor_address--visa-e28a =
    .question = What is the address of the guarantor?
option-guarantor_kind-company--visa-e28a = The company in which the shares are held
    .hint = It is registered in Indonesia
option-guarantor_kind-none--visa-e28a = No company guarantees yet
option-acting_as-guarantor--visa-e28a = The company, which guarantees
    .hint = Someone who works for the company
