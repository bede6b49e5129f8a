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
    .hint = As in your passport. With your code, this date opens a saved application.
    .invalid = The date of birth lies in the future. Enter it as it is in your passport.
field-full_name = Full name as in the passport
    .question = What is your full name?
    .hint = A single name is enough if your passport shows only one.
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
    .hint = A PDF, or a JPEG or PNG photo, of at most 10 MB. Name and date must be readable.
field-photo = Photo of your face
    .question = Add a photo of your face
    .hint = JPEG or PNG, at least 400 × 600 pixels, at most 10 MB. Plain background, face uncovered.

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
rule-itk-not-overstayed =
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
rule-itk-passport-valid =
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
rule-itk-file-soon =
    .attention = { $days_left ->
        [0] Today is the last day of your permit
        [one] Only { $days_left } day is left
       *[other] Only { $days_left } days are left
    }
    .attention-why = Please submit today. After { $permit_end }, every day costs a fine.
rule-itk-interview =
    .attention = Photo and interview at this office
    .attention-why = Required since 29 May 2025. Vulnerable groups may file and be interviewed in one visit.
rule-itk-onward-ticket =
    .why = It must show that you leave before the new permit ends.
rule-itk-photo =
    .why = The officer compares it with your passport and with you.
rule-itk-fee-30 = Extension for 30 days
rule-itk-fee-60 = Extension for 60 days

## Figures

figure-new_end = New permit until
figure-permit_end = Permit ends
figure-days_left = Days left
figure-fee = Official fee
figure-time = Ready in
figure-time-value = { $least }–{ $most } working days
