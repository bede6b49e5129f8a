# Words that the core of both windows uses: what it says about answers, files, cases and itself.

## How this language writes dates, times and money

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
date-long = { $day } { $month } { $year }
date-of-month = { $month } { $year }
clock = { $hour }:{ $minute }
number-group = ,
# The space does not break.
money = Rp { $amount }
today-at = today { $clock }
date-at = { $date } { $clock }

unconfirmed = Not confirmed by the agency
saved-at = Saved { $clock }
caption-question = { $section } · question { $number } of { $total }
caption-service = { $service }

## Buttons

button-continue = Continue
button-start = Start application
button-submit = Submit application
button-send-correction = Send correction
button-correct = Correct this now
button-accept-check = Answers are right, continue
button-back-to-check = Save and go back to the check

## Where an answer came from

provenance-scanned = scanned
provenance-typed = typed
provenance-corrected = changed by hand

## What is wrong with an answer

fault-missing = Please fill in “{ $label }”.
fault-missing-choice = Please choose an answer for “{ $label }”.
fault-missing-document = Please add a file for “{ $label }”.
fault-too-long = “{ $label }” is too long. Please shorten it to at most { $max } characters.
fault-characters = “{ $label }” has a sign that is not taken. Use letters, digits, spaces and hyphens.
fault-not-a-date = “{ $label }” is not a date that exists. Enter day, month and year, for example 14 5 2029.
fault-date-partial = “{ $label }” needs the whole date. Enter day, month and year, for example 14 5 2029.
fault-not-an-email = “{ $label }” is not complete. Enter it like this: anna@example.org
fault-not-a-phone = “{ $label }” needs 6 to 15 digits. Enter it like this: +62 812 0000 0000
fault-not-an-option = “{ $label }”: please choose one of the answers shown.
fault-not-a-country = “{ $label }”: please choose a country from the list. Check the spelling.
fault-not-valid = “{ $label }” cannot be right. Please compare it with your passport or permit.
fault-consent = Please tick your consent. Without it the application cannot be sent.
fault-declaration = Please tick the declaration. Without it the application cannot be sent.

## The lines of the passport

mrz-empty = Place your passport on the reader. Or type the lines at the bottom of the photo page.
mrz-verified = { $digits ->
    [one] The check digit agrees.
    [2] Both check digits agree.
    [3] All three check digits agree.
    [4] All four check digits agree.
    [5] All five check digits agree.
   *[other] All { $digits } check digits agree.
}
mrz-doubtful = A check digit does not agree: { $parts }. Please compare the answers below with your passport.
mrz-digit-document-number = passport number
mrz-digit-birth-date = date of birth
mrz-digit-expiry-date = date of expiry
mrz-digit-personal-number = personal number
mrz-digit-composite = the lines as a whole

## Problems

problem-invalid = Some answers need mending.
    .next = Mend what is marked, then continue.
    .kept = Your other answers are kept.
problem-wrong-secrets = This reference and PIN do not belong together.
    .next = Check both on your receipt and try again. If the receipt is lost, ask an officer.
problem-wrong-code = This code and date of birth do not belong together.
    .next = Check both and try again. If the code is lost, ask an officer.
problem-wrong-sign-in = Login and password do not belong together.
    .next = Check both and try again. Your administrator can reset the password.
problem-wrong-enrolment = This code does not connect the device. It was used, has expired, or belongs to another server.
    .next = Check the server address, or ask your administrator for a new code.
problem-locked = { $minutes ->
    [one] Too many wrong tries. Please wait { $minutes } minute.
   *[other] Too many wrong tries. Please wait { $minutes } minutes.
}
    .next = Try again after that, or ask an officer.
problem-offline = This needs the network, and there is none now.
    .next = Go on with something else, and try again when the network is back.
    .kept = Everything saved on this device is kept.
problem-offline-status = The status cannot be shown without the network.
    .next = Please try again later, or ask at the counter with your reference.
problem-wrong-server = Something answers at the server’s address, but it is not our server.
    .next = Nothing was sent to it. Please tell an administrator.
    .kept = Everything saved on this device is kept.
problem-revoked = The server does not know this device any more.
    .next = An administrator can connect it again.
    .kept = Everything saved on this device is kept.
problem-moved-on = Someone else has changed this case meanwhile.
    .next = Read the case as it is now, then act again if it is still right.
    .kept = What you wrote is still here.
problem-not-allowed = This act needs one of these roles: { $roles }.
    .next = Ask a colleague with such a role to do it.
problem-signed-out = You are not signed in any more.
    .next = Sign in again to go on.
    .kept = What you had sent is kept.
problem-not-found = This cannot be found here.
    .next = Go back and choose again, or ask an officer.
problem-grant-expired = Your grant has expired. It allows work without the network for seven days.
    .next = Connect to the network and sign in again.
    .kept = What you had sent is kept.
problem-storage = The storage of this device does not work.
    .next = Use another device, and tell an administrator about this one.
    .kept = What was saved before stays on this device.
problem-disk-full = The storage of this device is full.
    .next = Please tell an administrator. Then try the last step again.
    .kept = Everything before the last step is saved.
problem-wrong-passphrase = This passphrase does not open the device.
    .next = Check capital letters and spaces, and try again. Your administrator knows the passphrase.
problem-clock = The date or time of this device is wrong.
    .next = Please have an administrator set date, time and time zone. Then try again.
problem-internal = Something went wrong on this device.
    .next = Please try again. If it happens again, ask an officer.
    .kept = Everything saved before is kept.
problem-already-decided = This case is decided. Nothing more can be changed in it.
    .next = Read the decision in the case or in its status.
problem-nothing-asked = No correction is asked for in this case now.
    .next = Nothing has to be done. Read the newest status.
problem-refused = This act was not accepted. { $reason }
    .next = Read the case as it is now, and act again if needed.
    .kept = The case itself stays as it was.

## Why an entry was not accepted, for the staff

refusal-moved-on = The case had moved on to version { $actual }. You acted on version { $expected }.
    .next = Read the case again. Repeat the act if it is still right.
refusal-role-missing = This act needs one of these roles: { $roles }.
    .next = Ask a colleague with such a role to do it.
refusal-device-class = This act cannot come from this kind of device.
    .next = Do it in an office window.
refusal-out-of-scope = This case belongs to another office.
    .next = Ask that office to act.
refusal-grant-unknown = The centre does not know the grant of this act.
    .next = Sign out, sign in with the network, and repeat the act.
refusal-grant-not-valid = The grant was not valid when the act was made.
    .next = Sign in again with the network, and repeat the act.
refusal-not-signed = The officer’s signature under this act does not verify.
    .next = Sign in again and repeat the act. If it happens again, tell your administrator.
refusal-session-unknown = The applicant had not opened this case on that device.
    .next = The applicant opens it again with reference and PIN, and sends the correction.
refusal-exists-already = This application was filed already.
    .next = Nothing has to be done. The first one counts.
refusal-no-such-case = This case does not exist at the centre.
    .next = Wait until the application has arrived, then repeat the act.
refusal-decided = The case was decided already.
    .next = Read the decision. Nothing more can be changed.
refusal-nothing-asked = A correction came although none was asked for.
    .next = Ask for a correction if the new answers are needed.
refusal-field-not-asked = The correction changed “{ $field }”, which was not asked for.
    .next = Ask for a correction of that answer too.
refusal-missing = Something that this act needs was left empty.
    .next = Repeat the act and fill in everything.
refusal-too-long = A text was longer than is taken.
    .next = Shorten it to at most 4,000 characters and repeat the act.
refusal-not-valid = A value in this act cannot be.
    .next = Check what was entered and repeat the act.
refusal-deferred = This entry waits for an earlier one that has not arrived.
    .next = Nothing has to be done. It is tried again by itself.
refusal-quarantined = This entry could not be read and was set aside. It is kept.
    .next = Tell your administrator, who can look at it.

## Roles

role-front-desk = Front desk
role-officer = Officer
role-supervisor = Supervisor
role-policy-editor = Policy editor
role-policy-approver = Policy approver
role-analyst = Analyst
role-administrator = Administrator

## Kiosk: saved applications, declaration, receipt

resume-kept = Kept until { $date }. It opens at any kiosk with the network, and here also without.

notice-1 = Only officers who handle your application see your data. The agency runs the system and answers for it.
notice-2 = Your data are used for this application and for the records that the law asks for. The basis is immigration law and UU 27/2022.
notice-3 = Your data are kept as long as the law asks for immigration files. Then they are deleted or destroyed.
notice-4 = You may see and correct your data, and withdraw your consent at the counter. Use of your data then stops within 72 hours. The application cannot go on after that.
consent-words = I agree that my personal data are used for this application.
declaration-words = I declare that my answers are true and complete. I know that a false answer can lead to refusal.

receipt-next-1 = { $most ->
    [one] An officer reviews your application. The official time is at most { $most } working day.
   *[other] An officer reviews your application. The official time is at most { $most } working days.
}
receipt-next-2 = Come to this office in person for a photo and an interview. Ask an officer for the time.
receipt-next-3 = Bring the original documents, your passport if you have one, and this reference.
receipt-journey-waiting = Saved on this kiosk. It is sent by itself as soon as there is a network.
receipt-journey-safe = Received and safe at the centre.
receipt-contact = Ask at the counter of this office, and show your reference.

## Kiosk: status

status-in-review = Your application is in review
status-in-review-lead = An officer is reviewing it. You need to do nothing now.
status-correction-asked = Please correct your application
status-correction-asked-lead = The review goes on as soon as your correction arrives.
status-granted = Your application is granted
status-granted-lead = Below you see the decision and its reason.
status-refused = Your application is refused
status-refused-lead = Below you read the reason. An officer can explain it to you.
status-step-submitted = Submitted
status-step-review = In review
status-step-correction = Correction
status-step-decided = Decided
status-sent = Your correction is sent. The review goes on.
status-sent-waiting = Your correction is saved on this kiosk. It is sent by itself when the network is back.
decision-valid-until = Valid until { $date }
decision-on = Decided on { $date }

## Office: cases

case-state-new = New
case-state-correction-asked = Correction asked
case-state-corrected = Corrected
case-state-granted = Granted
case-state-refused = Refused
case-filed = Submitted { $when } · { $device }

timeline-submitted = Application submitted
timeline-correction-asked = Correction asked
timeline-corrected = Correction sent
timeline-noted = Note
timeline-granted = Granted
timeline-refused = Refused
timeline-refused-act = Act not accepted
timeline-by = { $who } · { $when }
timeline-applicant = Applicant at a kiosk
timeline-pending = Saved here, on its way
act-refused-title = Not accepted: { $act }
act-kept = What you wrote is kept in the history.

document-here = On this device
document-waiting = Not yet arrived from the centre
check-corrected = { $label } was changed by hand
check-corrected-why = The passport was read as “{ $scanned }”. The applicant typed “{ $typed }”. Please compare with the passport.

queue-entry = Entry: { $what }
queue-document = Document of an application

## Devices

device-unnamed = Device without a name

problem-newer-database = This device’s data was written by a newer version of Lawang.
    .next = Install that version again. Nothing was changed.
    .kept = Everything saved on this device is kept.
problem-device-locked = This device is locked.
    .next = Enter the device’s passphrase first.
problem-short-passphrase = This passphrase is too short.
    .next = Choose one with at least 12 characters.
problem-enrolled-already = This device is connected already.
    .next = Nothing has to be done.
problem-wrong-class = This code is for another kind of device.
    .next = Ask your administrator for a code of the right kind.
problem-wrong-address = This is not the address of a server.
    .next = Enter it like this: https://lawang.example.go.id
problem-mrz-shape = The lines are not complete.
    .next = Type each to its end: a passport has two lines of 44 signs.
problem-mrz-character = “{ $character }” does not occur in these lines.
    .next = Type only letters, digits and the sign <.
problem-mrz-unreadable = These lines are not from a passport or visa.
    .next = Read the photo page again, or fill in the answers below.
setup-missing = Please fill this in.
setup-short-password = Please choose a password with at least 12 characters.
setup-first-device = Office 01

## Guides: what changed, and the deadlines of a permit

change-from = From { $date }
change-until = Until { $date }
change-between = From { $from } until { $until }
change-value = { $label }: { $value }
change-before = Before: { $value }
change-ends = No longer from then on
change-document = Document: { $label }

deadline-ends = Last day of the permit
deadline-first = File from
deadline-last = File by
deadline-late-day = Each late day costs
deadline-due = It comes to
deadline-due-value = { $due } for { $days }
deadline-beyond-from = A fee is no longer enough from
deadline-early = You can file from { $first }
deadline-early-lead = Your permit ends on { $end }. File after { $first } and before it ends; then no fine is due.
deadline-open = File by { $end }
deadline-open-lead = { $left ->
    [one] { $left } day is left. File before your permit ends, and no fine is due.
   *[other] { $left } days are left. File before your permit ends, and no fine is due.
}
deadline-last-day = Today is the last day
deadline-last-day-lead = Your permit ends today. File today, and no fine is due. Tomorrow each day begins to cost.
deadline-late = { $late ->
    [one] Your permit ended { $late } day ago
   *[other] Your permit ended { $late } days ago
}
deadline-late-lead = It comes to { $due } today, and grows with each day. Please see an officer today: nothing can be extended here any more.
deadline-beyond = Your permit ended { $late } days ago
deadline-beyond-lead = A fee no longer settles this. You may have to leave, and may not be let in again for a time. Please see an officer now.
fault-deadline-far = This date is too far away for a permit. Please check the year.

## Consents that can be withdrawn

consent-given = Given
consent-not-given = Not given
consent-given-on = Given on { $date }
consent-withdrawn-on = Withdrawn on { $date }
consent-withdraw = Withdraw this consent
consent-give = Give this consent
timeline-consent-given = Applicant gave a consent
timeline-consent-withdrawn = Applicant withdrew a consent
consent-shown = { $value } · { $standing }
