# The server's pages for a visitor's phone.

phone-name = Immigration services
phone-reference-hint = For example, LW-7K4M-Q9FA-C3HXP
phone-pin-hint = Six digits, on your receipt
phone-other = Use another reference
phone-lost = Is the receipt lost? Ask at the counter of your office, with your passport.
phone-reference-wrong = This reference is not complete, or a character in it is wrong.
    .next = Compare it with your receipt and type it again. It begins with LW.
phone-pin-wrong = The PIN has six digits.
    .next = Type it as it stands on your receipt.
phone-unreadable = The form did not arrive whole.
    .next = Please fill it in again.
phone-failed = The status cannot be shown at this moment.
    .next = Please try again in a few minutes, or ask at the counter.
phone-correct-where = You can correct this at any kiosk or counter. Use the same reference and PIN there.
phone-decision = Decision
phone-as-of = As of { $moment }, time zone { $zone }.
phone-close = Finish and close
phone-closed = The case is closed on this phone. Enter reference and PIN to open it again.
phone-busy = Too much is being done here at this moment.
    .next = Please try again in a minute.
phone-not-found = There is no such page.
    .next = Check the address, or begin again with your reference.

## An open case

phone-said-booked = Your visit is booked.
phone-said-corrected = Your correction is sent. The review goes on.
phone-said-withdrawn = Your application is taken back.
phone-said-consent-given = Your consent is noted.
phone-said-consent-withdrawn = Your consent is withdrawn.
phone-qris = QRIS: touch and hold the code to keep it as a picture. Then open it in your banking app.
phone-fee-lines = What the fee is made of
phone-guide = Guide to this service
phone-guides = Guides and checklists
phone-visit-days = Other days
phone-slot-missing = Please choose a time.
    .next = Mark one of the times below, then book it.
phone-withdraw-reason = Why
phone-unchanged = Not changed
phone-file-held = Handed in:
phone-file-most = At most { $most } MB.
phone-file-too-large = This file is too large. At most { $most } MB are taken.
    .next = Take a photo of the document instead, or save only the pages that are needed.
phone-file-missing = Please choose a file.
    .next = Choose it below, then send it.

## Handing in a document that is on the phone

phone-upload-title = Send a document to the kiosk
phone-upload-lead = Choose a file or take a photo. It appears on the kiosk in front of you.
phone-upload-send = Send to the kiosk
phone-upload-kept = The file goes to your application on that kiosk only. Nothing is kept here.
phone-upload-sent = Your file is sent
    .next = The kiosk shows it in a moment. Keep this page open until then.
phone-upload-look = Has the kiosk taken it?
phone-upload-taken = The kiosk has your file
    .next = Go on there. You can close this page.
phone-upload-over = This code is not valid any more
    .next = Touch “Use your phone” on the kiosk again and scan the new code.

## A checklist

phone-check-kept = Your answers are kept nowhere.
phone-check-next = You can apply at any kiosk of an immigration office. Bring what is listed here.

## What the kiosk says of drafts and phones

timeline-applicant-phone = Applicant on a phone
problem-wrong-code-offline = This code and date of birth do not open an application on this kiosk.
    .next = Without the network, only applications begun here can be opened. Check both, or try again later.
problem-draft-not-here = This application cannot be continued at a kiosk. It was begun at a counter.
    .next = Please ask at the counter of an immigration office, with your code.
problem-draft-gone = This application was already sent.
    .next = Check its status with the reference and PIN on your receipt.
problem-offline-draft = Your application was found, but not all of it could be fetched.
    .next = Please try again in a moment, or go on at the kiosk where you began.
    .kept = Your application is safe and unchanged.
problem-offline-phone = A phone can be used only with the network, and there is none now.
    .next = Use the camera, the scanner or a file, or try again later.
    .kept = Your answers are kept.
problem-phone-over = The code for your phone has ended.
    .next = Touch “Use your phone” again for a new one.
    .kept = Your answers are kept.
