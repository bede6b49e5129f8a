# The kiosk's own words.

attract-title = Welcome
attract-lead = Visas, stay permits and passports through one door.
attract-choose = Choose a language
attract-wiped = Your data is wiped from this screen as soon as you finish.

offline-note = No network: you can still apply and we send it later
wrong-server-note = This is not our server. Please ask an officer.
revoked-note = This kiosk is not recognised. Please ask an officer.

back = Back
tools = Screen settings
text-size = Text size
text-size-1 = normal
text-size-2 = large
text-size-3 = largest
contrast = High contrast
contrast-on = on
contrast-off = off
finish = Finish and clear
finish-title = Finish and clear the screen?
finish-words = Everything you typed leaves this screen. A saved application stays and opens again with your code.
finish-words-receipt = Please keep your reference and PIN first. They are not shown again.
finish-confirm = Finish and clear
finish-stay = Go on

idle-title = Are you still there?
idle-words = { $seconds ->
    [one] This screen is cleared in { $seconds } second.
   *[other] This screen is cleared in { $seconds } seconds.
}
idle-stay = I need more time

services-title = What do you need today?
services-hint = Choose a service. You first see what it costs and what you need.
services-all = All services
services-groups = Kinds of services
services-begun = Already applied?
find-case = Check the status of my application
find-case-words = With your reference and PIN
resume-draft = Continue a saved application
resume-draft-words = With your code and date of birth

source = Source: { $source }
to-services = To all services
assessment-title = Your result
finding-met = Met
finding-attention = To do
finding-not-met = Not met
finding-unknown = Not yet known
findings-heading = Why
documents-heading = What you need to bring

mrz-how = Place your passport on the reader, or type the lines here.
mrz-label = The lines of your passport
mrz-read = Read the lines
mrz-again = Read or type the lines again
mrz-read-lines = Lines that were read

resume-title = Your application is saved
resume-lead = Write this code down, or photograph it.
resume-code = Your code
resume-how = To continue later, choose “Continue a saved application”. You need this code and your date of birth.
continue = Continue

check-title = Check your answers
check-title-correction = Check your correction
check-lead = Please read everything once more before you send it.
change = Change
change-field = Change { $field }
not-given = Not given
before = Before: { $value }

declaration-title = Declaration and consent
declaration-notice = Who sees your data

receipt-title = Your application is submitted
receipt-lead = Keep the reference and the PIN. You need both to see the status.
receipt-reference = Reference
receipt-pin = PIN
receipt-service = Service
receipt-submitted = Submitted
receipt-next = What happens next
receipt-qr = Scan with your phone to see the status.
receipt-qr-label = QR code with the address of the status page
receipt-questions = Questions?

find-title = Check the status of your application
find-hint = Both are on your receipt.
find-reference = Reference
find-reference-hint = For example, LW-4K7X-TVVM-JN6YW
find-pin = PIN
find-button = Show the status

draft-title = Continue a saved application
draft-hint = You can do this at any kiosk.
draft-code = Your code
draft-birth-date = Date of birth
draft-button = Continue

status-title = Status of your application
status-steps = Steps
status-correction = Please correct
status-note = The officer writes
status-reason = Reason
status-source = Legal basis
status-done = done
status-now = now
status-ahead = still to come

guide-phone = Take this guide with you
guide-phone-words = Scan the code with your phone. The page has the same guide and a checklist.
guide-phone-label = QR code with the address of this guide

from-phone = Use your phone
from-phone-offline = Your phone can be used when the network is back. Until then use the camera, a scanner or a file.
from-phone-how = Scan this code with your phone, then choose the document there.
from-phone-label = QR code with the address where your phone hands in the document
from-phone-left = { $minutes ->
    [0] Good for less than a minute
    [one] Good for { $minutes } more minute
   *[other] Good for { $minutes } more minutes
}
from-phone-cancel = Do not use the phone

## Paying, choosing a time, taking back

payment-title = Payment
payment-qris = QRIS: scan it with your banking app.
payment-qris-label = QRIS code that pays the fee
payment-look-again = I have paid, look again
visit-title = Your visit
visit-where = At { $office }
visit-choose = Choose a time
visit-move = Choose another time
slots-title = When would you like to come?
slots-hint = Choose a day first, then a time.
slots-day = Day
slots-time = Time
slots-more = Show later days
slots-book = Book this time
withdraw = Take the application back
withdraw-title = Take the application back?
withdraw-words = Nothing more happens with it. It cannot be undone, but you can file a new one.
withdraw-paid = A fee that was paid is not returned by this step. Ask an officer about it.
withdraw-confirm = Yes, take it back
withdraw-stay = No, keep it

services-title-another = Who is next?
services-hint-another = Choose the service for another person of your family. Answers that are the same are offered again.
receipts-title = Receipts of this visit
receipt-open = Open
receipt-open-one = Open the receipt { $reference }
receipt-shown = shown above
receipt-family = Are you here with your family? Go on with the next person; you need not enter everything again.
receipt-another = File for another person of the family
finding-later = In the form

elsewhere-title = Where this is applied for
elsewhere-online = Online, from abroad
elsewhere-look-alike = Other sites that offer this visa are not the agency’s.
elsewhere-qr = Scan to open the official site.
elsewhere-qr-label = QR code with the address { $host }
elsewhere-counter = At a counter, for a guarantor

## Changes and deadlines on the guide

changed-past = What changed
changed-coming = What will change
deadline-title = When does my permit end, and what does a late day cost?
deadline-section = When does my permit end?
deadline-words = When to file, and what a late day costs
deadline-hint = Give the last day of your permit. You learn when to file and what a late day costs.
deadline-show = Show my deadlines
deadline-again = Show again
deadline-begin = To the guide of this service

# Consents on the page of a case.
consents-title = Your consents
consents-words = You may withdraw each of these here at any time, and give it again. From then on your data are not used for it. It changes nothing in your application.
