# The words of the retirement visa E33F.

service-visa-e33f = Retirement visa (E33F)
    .summary = Live in Indonesia for a year after working life. See what is needed; it is applied for online.
    .start = Can I have one?
    .eligible = This person can have an E33F visa
    .eligible-lead = Here is what to prepare, and why each is needed.
    .not-eligible = This visa cannot be had
    .not-eligible-lead = Below you see why, and what you can do now.
    .unknown = We cannot say yet
    .unknown-lead = An answer is still missing. Go back to give it, or ask an officer.
    .online = Whoever retires here applies on the official site of the Directorate General of Immigration. It takes the fee itself; no other site does.
    .counter = At a counter of this office an officer files for a guarantor or a helper. Bring your identity card, the letter or power of attorney, and the papers.

field-monthly_income = Monthly income in US$
    .question = How many US dollars a month does this person receive?
    .hint = Pension or other steady income, in whole US dollars. Digits only, for example 3200.
    .invalid = Enter whole US dollars in digits only, without points, commas or spaces. For example 3200.

rule-e33f-age =
    .met = The applicant is old enough
    .met-why = At least { $age_needed } years are needed on the day of the application.
    .not-met = This visa is for people of at least { $age_needed } years
    .not-met-why = Younger people choose another visa, for example E33G for remote work or E33 for a second home.
    .unknown = The age is not known yet
    .unknown-why = Go back and enter the full date of birth. Without day and month an officer decides.
rule-e33f-income =
    .met = The income is high enough
    .met-why = At least US$ { $income_needed } a month are needed. US$ { $income } were entered.
    .not-met = The income is too low for this visa
    .not-met-why = US$ { $income } a month were entered; at least US$ { $income_needed } are needed. Other steady income counts too.
    .unknown = The income is not known yet
    .unknown-why = Go back and enter the income of a month.
rule-e33f-no-guarantor =
    .attention = An officer may still ask for a guarantor
    .attention-why = Sources differ on whether retirement needs one. Find out on the official site before you pay.

## The same questions, asked of someone who fills in for another

field-birth_date--visa-e33f =
    .question = When was the retiree born?
    .hint = As in the passport. With your code, this date opens a saved application.
page-passport--visa-e33f = The passport of the retiree
field-address--visa-e33f =
    .question = Where will the retiree live in Indonesia?
    .hint = Street and number, village or district, and town. A hotel is enough for the first days.
field-passport_expiry--visa-e33f =
    .question = Until when is the passport or travel document valid?
    .invalid = This document has expired. Check the date. With an expired one no visa is given.
field-bank_statement--visa-e33f =
    .question = Add the bank statement of the retiree
field-photo--visa-e33f = Photo of the face of the retiree
    .question = Add a photo of the face of the retiree
field-passport_page--visa-e33f =
    .question = Add the photo page of the passport of the retiree
page-guarantor--visa-e33f = Who guarantees the stay?
    .hint = For a company or institution as on its deed, with a phone number of the office.
field-guarantor_kind--visa-e33f =
    .question = Who guarantees the stay?
field-guarantor_name--visa-e33f =
    .question = What is the name of the guarantor?
field-guarantor_phone--visa-e33f =
    .question = What is the phone number of the guarantor?
field-guarantor_letter--visa-e33f =
    .question = Add the letter of the guarantor
field-guarantor_id--visa-e33f =
    .question = Add the ID card of the guarantor
field-guarantor_address--visa-e33f =
    .question = What is the address of the guarantor?
option-guarantor_kind-person--visa-e33f =
    .hint = For example a relative who lives in Indonesia
option-guarantor_kind-company--visa-e33f =
    .hint = For example a travel agency that looks after retirees
option-guarantor_kind-none--visa-e33f = There is no guarantor now
