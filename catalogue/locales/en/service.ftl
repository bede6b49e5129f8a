# The words of the services: titles, questions, answers, and what each rule says.

## Extension of a visit stay permit

service-itk-extension = Extension of a visit stay permit (ITK)
    .summary = Stay longer in Indonesia on a visa on arrival or a visit visa.
    .start = Can I extend?
    .eligible = You can extend for { $days } days
    .eligible-lead = Here is what to prepare, and why each is needed.
    .not-eligible = You cannot extend this permit
    .not-eligible-lead = Below you see why, and what you can do now.
    .unknown = We cannot say yet
    .unknown-lead = An answer is still missing. Go back to give it, or ask an officer.

## Sections

section-person = Personal data
section-passport = Passport
section-permit = Current permit
section-stay = Stay in Indonesia
section-contact = Contact
section-documents = Documents

## Pages with more than one field

page-passport = Your passport
    .hint = Everything must read as it is printed on the photo page.
page-contact = How can we reach you?
    .hint = Both are optional. With your reference and PIN you can always see the status.

## Questions

field-permit_kind = Kind of permit
    .question = On what did you enter Indonesia?
    .hint = It is on your e-VoA, your visa or the stamp in your passport.
field-permit_end = Current permit ends
    .question = When does your current permit end?
    .hint = The last day is on your stay permit, your e-VoA or the entry stamp.
field-extended_before = Extended before
    .question = Have you extended this stay before?
    .hint = Count only from your last arrival in Indonesia.
field-extension_days = Length of the extension
    .question = For how long do you want to extend?
    .hint = The days count from the last day of your current permit.
field-birth_date = Date of birth
    .question = When were you born?
    .hint = As in your passport or ID card. With your code, this date opens a saved application.
    .invalid = This date lies in the future. Compare it with the document.
field-full_name = Full name
    .question = What is your full name?
    .hint = As in the passport or certificate. A single name is enough if it shows only one.
field-passport_number = Passport number
    .question = What is your passport number?
    .hint = It is at the top of the photo page, for example L898902C3.
field-nationality = Nationality
    .question = What is your nationality?
    .hint = The country that issued your passport, unless the photo page says otherwise.
field-sex = Sex
    .question = What does your passport give as sex?
field-passport_expiry = Passport valid until
    .question = Until when is your passport valid?
    .hint = The date of expiry is on the photo page.
    .invalid = This passport has expired. Check the date, or renew the passport at your embassy first.
field-arrival_date = Date of arrival
    .question = When did you arrive in Indonesia?
    .hint = It is on the entry stamp of your last arrival.
    .invalid = The date of arrival lies in the future. Enter the date on your entry stamp.
field-address = Address in Indonesia
    .question = Where do you stay in Indonesia?
    .hint = Street and number, village or district, and town. For a hotel, add its name.
field-purpose = Purpose of the stay
    .question = Why do you want to stay longer?
    .hint = Choose what you mainly do here.
field-email = E-mail
    .question = What is your e-mail address?
    .hint = For example, anna@example.org
field-phone = Phone
    .question = What is your phone number?
    .hint = With the country code, for example +62 812 0000 0000
field-onward_ticket = Onward or return ticket
    .question = Add your onward or return ticket
    .hint = A PDF or a photo. Name and date must be readable.
field-photo = Photo of your face
    .question = Add a photo of your face
    .hint = A new photo of you alone. No hat, no dark glasses.

## Answers to choose

option-permit_kind-visa_on_arrival = Visa on arrival
    .hint = B1, paid at the airport or as e-VoA
option-permit_kind-visit_visa = Visit visa
    .hint = For example C1 or C2, granted before you travelled
option-permit_kind-visa_free = Visa-free visit
    .hint = A1, for nationals of some countries
option-extension_days-30 = 30 days
option-extension_days-60 = 60 days
option-sex-female = Female
option-sex-male = Male
option-sex-unspecified = Unspecified (X in the passport)
option-purpose-tourism = Holiday
option-purpose-family = Visiting family or friends
option-purpose-business = Business meetings
option-purpose-other = Something else

## Rules

rule-itk-not-visa-free =
    .met = Your kind of permit can be extended
    .met-why = Only a visa-free stay cannot be extended.
    .not-met = A visa-free stay cannot be extended
    .not-met-why = Please leave Indonesia by the last day of your stay. Or ask an officer for advice.
    .unknown = Your kind of permit is not known yet
    .unknown-why = Go back and choose on what you entered Indonesia.
rule-itk-arrival-once =
    .met = You have not used up your extensions
    .met-why = A visa on arrival can be extended only once.
    .not-met = A visa on arrival can be extended only once
    .not-met-why = This stay was extended before. Please leave Indonesia by the last day of your permit.
    .unknown = Earlier extensions are not known yet
    .unknown-why = Go back and say whether you have extended this stay before.
rule-permit-not-ended =
    .met = Your permit runs until { $permit_end }
    .met-why = { $days_left ->
        [0] Today is its last day. Please submit today.
        [one] { $days_left } day is left. Submit before it ends, and no fine is due.
       *[other] { $days_left } days are left. Submit before it ends, and no fine is due.
    }
    .not-met = Your permit ended on { $permit_end }
    .not-met-why = { $days_over ->
        [one] That was { $days_over } day ago. We work out a fine of { $fine }. Please see an officer today.
       *[other] That was { $days_over } days ago. We work out a fine of { $fine }. Please see an officer today.
    }
    .unknown = The end of your permit is not known yet
    .unknown-why = Go back and enter the last day of your current permit.
rule-passport-valid-long =
    .met = Passport valid until { $passport_expiry }
    .met-why = { $months_left ->
        [one] At least { $months_needed } months are needed. Yours has { $months_left } month left.
       *[other] At least { $months_needed } months are needed. Yours has { $months_left } months left.
    }
    .not-met = Your passport is valid for too short a time
    .not-met-why = { $months_left ->
        [one] It ends on { $passport_expiry }: { $months_left } whole month left, { $months_needed } needed. Please renew it at your embassy first.
       *[other] It ends on { $passport_expiry }: { $months_left } whole months left, { $months_needed } needed. Please renew it at your embassy first.
    }
    .unknown = The validity of your passport is not known yet
    .unknown-why = Go back and enter the date of expiry on the photo page.
rule-permit-ends-soon =
    .attention = { $days_left ->
        [0] Today is the last day of your permit
        [one] Only { $days_left } day is left
       *[other] Only { $days_left } days are left
    }
    .attention-why = Please submit today. After { $permit_end }, every day costs a fine.
rule-extension-interview =
    .attention = Photo and interview at this office
    .attention-why = Required since 29 May 2025. Vulnerable groups may file and be interviewed in one visit.
rule-itk-onward-ticket =
    .why = It must show that you leave before the new permit ends.
rule-itk-photo =
    .why = The officer compares it with your passport and with you.
rule-itk-fee-30 = Extension for 30 days
rule-itk-fee-60 = Extension for 60 days

## Who fills in the form

section-acting = Who fills in the form
page-acting-person = Who are you, who fill in this form?
    .hint = As on your own ID card or passport. The officer may ask to see it.
field-acting_as = Filled in by
    .question = Who fills in this form?
    .hint = Whoever acts for someone else gives a name, and a proof where one is needed.
field-acting_name = Name of the person who fills in
    .hint = As on the ID card or passport of that person.
field-acting_phone = Phone of the person who fills in
    .hint = With the country code, for example +62 812 0000 0000
field-acting_id_number = ID card or passport number
    .hint = The NIK of an ID card, or the number of a passport.
option-acting_as-self = The applicant
option-acting_as-mother = The mother
option-acting_as-father = The father
option-acting_as-guardian = A guardian
    .hint = Someone whom a court has named
option-acting_as-guarantor = The guarantor
    .hint = A person, or someone who works for the company that guarantees
option-acting_as-employer = The employer
    .hint = Someone who files for the company
option-acting_as-helper = A helper
    .hint = For example a relative, a friend or an agent
field-birth_certificate = Birth certificate of the child
    .question = Add the child’s birth certificate
    .hint = A PDF or a photo. All names must be readable.
field-guardian_order = Guardianship order
    .question = Add the guardianship order
    .hint = The court’s decision, as a PDF, or a JPEG or PNG photo, of at most 10 MB.
field-assignment_letter = Assignment letter
    .question = Add the assignment letter of the company
    .hint = It says that you act for the company. A PDF or a photo.
field-power_of_attorney = Power of attorney
    .question = Add the power of attorney
    .hint = A PDF or a photo. Both signatures must be visible.
rule-acting-birth-certificate =
    .why = It shows that you are the mother or father.
rule-acting-guardian-order =
    .why = It shows that you may decide for this person.
rule-acting-assignment-letter =
    .why = It shows that you act for the employer.
rule-acting-power-of-attorney =
    .why = It shows that the person who files may act for the applicant.
rule-acting-guarantor-letter =
    .why = It shows who guarantees this stay.

## The guarantor

section-guarantor = Guarantor
page-guarantor = Who guarantees your stay?
    .hint = The person or company that signed for your permit.
field-guarantor_kind = Kind of guarantor
    .question = Who guarantees your stay?
    .hint = A person is at least 21 or married, and lives in Indonesia.
field-guarantor_able = Guarantor of age and resident
    .question = Is the guarantor at least 21 or married, and living in Indonesia for 6 months?
    .hint = Only such a person can guarantee a stay.
field-guarantor_name = Name of the guarantor
    .question = What is the name of your guarantor?
    .hint = For a company, the name on its deed.
field-guarantor_phone = Phone of the guarantor
    .question = What is the phone number of your guarantor?
    .hint = With the country code, for example +62 812 0000 0000
field-guarantor_address = Address of the guarantor
    .question = What is the address of your guarantor?
    .hint = Street and number, village or district, and town.
option-guarantor_kind-person = A person
    .hint = For example your husband or wife
option-guarantor_kind-company = A company or institution
    .hint = For example your employer or university
option-guarantor_kind-none = I have no guarantor now
field-guarantor_letter = Letter of the guarantor
    .question = Add the letter of your guarantor
    .hint = A PDF or a photo. It is signed and carries a duty stamp.
field-guarantor_id = ID card of the guarantor
    .question = Add the ID card of your guarantor
    .hint = A PDF or a photo. For a company, of whoever signs.
rule-guarantor-able =
    .met = The guarantor can guarantee the stay
    .met-why = A person who guarantees is at least 21 or married, and has lived in Indonesia for 6 months.
    .not-met = This guarantor cannot guarantee the stay
    .not-met-why = Ask a person who is at least 21 or married and has lived here for 6 months, or a company.
    .unknown = Whether the guarantor can guarantee is not known yet
    .unknown-why = Go back and answer the question about the guarantor.

## The papers of a stay permit

field-permit_number = Permit number
    .question = What is the number of your stay permit?
    .hint = It is on the permit, for example 2C21JE1234-W.
field-passport_page = Photo page of the passport
    .question = Add the photo page of your passport
    .hint = A PDF or a photo. All four corners must be visible.
field-stay_permit = Current stay permit
    .question = Add your current stay permit
    .hint = A PDF or a photo. Number and date must be readable.
rule-stay-passport-page =
    .why = The new permit is tied to this passport.
rule-stay-permit =
    .why = It shows the permit that you hold now, and until when.
rule-stay-photo =
    .why = The officer compares it with your passport and with you.

## Passports of Indonesian citizens

section-passport-book = The passport you need
section-travel = Journey
section-emergency = In an emergency
page-old-passport = The old passport
    .hint = Everything must read as it is printed on the photo page.
page-emergency = Whom can we call in an emergency?
    .hint = Choose someone who does not travel along.
field-holder = Passport for
    .question = Whom is the passport for?
    .hint = From the age of 17, or once married, an adult’s passport is needed.
field-passport_kind = Reason
    .question = Why is a passport needed?
    .hint = Choose what fits the latest passport.
field-passport_type = Type of passport
    .question = Which type of passport?
    .hint = Both are valid everywhere. An electronic passport has a chip and costs more.
field-same_day = Same-day service
    .question = Is the passport needed on the same day?
    .hint = This costs more. The office tells you until what time it takes such applications.
field-nik = NIK
    .question = What is the NIK?
    .hint = The 16 digits on the ID card (KTP) or family card.
    .invalid = A NIK has exactly 16 digits, without spaces. Copy it from the ID card or family card.
field-birth_place = Place of birth
    .question = What is the place of birth?
    .hint = Town or regency, as in the birth certificate.
field-home_address = Home address
    .question = What is the home address?
    .hint = Street and number, village or district, and town.
field-occupation = Occupation
    .question = What is your occupation?
    .hint = For example teacher, trader, student or retired.
field-passport_purpose = Purpose of travel
    .question = What is the passport mainly for?
    .hint = Choose what comes first. Later journeys may differ.
field-destination = First destination
    .question = Which country is the first destination?
    .hint = Leave it empty if there is no plan yet.
field-emergency_name = Name
    .question = What is the name of this person?
field-emergency_relation = Relation to the applicant
    .question = How is this person related to the applicant?
field-emergency_phone = Phone of this person
    .question = What is the phone number of this person?
    .hint = With the country code, for example +62 812 0000 0000
field-family_card = Family card (KK)
    .question = Add the family card (KK)
    .hint = A PDF or a photo. All names must be readable.
field-old_passport = Old passport
    .question = Add the photo page of the old passport
    .hint = A PDF or a photo. Show a damaged page as it is.
field-police_report = Police report of the loss
    .question = Add the police report of the loss
    .hint = A PDF or a photo. The stamp must be readable.
option-holder-adult = An Indonesian citizen of 17 or more
option-holder-married = An Indonesian citizen under 17 who is married
option-holder-child = An Indonesian child under 17, not married
option-holder-foreigner = Someone who is not an Indonesian citizen
option-passport_kind-new = First passport
option-passport_kind-renewal = Renewal
    .hint = The passport has expired, expires soon, or has no empty pages
option-passport_kind-lost = Lost passport
option-passport_kind-damaged = Damaged passport
    .hint = For example torn, wet or written on
option-passport_type-ordinary = Without a chip
option-passport_type-electronic = Electronic
    .hint = With a chip that holds photo and fingerprints
option-passport_purpose-holiday = Holiday
option-passport_purpose-worship = Umrah or hajj
option-passport_purpose-family = Visiting family
option-passport_purpose-study = Study
option-passport_purpose-work = Work
option-passport_purpose-medical = Medical treatment
option-passport_purpose-other = Something else
option-emergency_relation-spouse = Husband or wife
option-emergency_relation-parent = Father or mother
option-emergency_relation-child = Son or daughter
option-emergency_relation-sibling = Brother or sister
option-emergency_relation-relative = Another relative
option-emergency_relation-other = Someone else

rule-passport-citizen =
    .met = The passport is for an Indonesian citizen
    .met-why = Indonesian passports are for Indonesian citizens only.
    .not-met = An Indonesian passport is for Indonesian citizens only
    .not-met-why = Please apply at the embassy of the person’s own country. Or ask an officer for advice.
    .unknown = The citizenship is not known yet
    .unknown-why = Go back and choose whom the passport is for.
rule-passport-nik-birth-date =
    .attention = NIK and date of birth do not agree
    .attention-why = The NIK does not contain { $birth_date }. This can be right. Please compare both with the family card.
rule-passport-visit =
    .attention = Photo, fingerprints and interview at this office
    .attention-why = Come in person with all original documents. People over 60, people with disabilities and children under 5 have priority.
rule-passport-inspection =
    .attention = Inspection interview about the lost or damaged passport
    .attention-why = An officer asks what happened. Mention a disaster such as a flood: the surcharge can then be waived.
rule-passport-old-passport =
    .why = It is replaced by the new one, and proves who you are.
rule-passport-police-report =
    .why = It shows that the loss was reported, so that nobody misuses the passport.
rule-passport-fee-same-day = Same-day service
rule-passport-fee-lost = Surcharge for a lost passport
rule-passport-fee-damaged = Surcharge for a damaged passport

## Figures

figure-new_end = New permit until
figure-permit_end = Permit ends
figure-days_left = Days left
figure-fee = Official fee
figure-time = Ready in
figure-time-value = { $least }–{ $most } working days

## Groups of services

group-stay = You are in Indonesia on a permit
group-citizen = You are an Indonesian citizen
group-visit-visa = Someone abroad wants to visit
group-stay-visa = Someone abroad wants to live here
group-other = Other services
