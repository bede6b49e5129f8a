# What applicants are told by e-mail and by text message, and what officers read of it. No name, no reference
# and no outcome: whoever sees a mailbox or a screen learns nothing of a person. Text messages keep to plain
# letters, so that each fits as few as can be.

## E-mail

told-subject = News about your application
told-demo = This comes from a server with demo data. Nothing in it is real.
told-hello = Hello,
told-which = This is about the application that you filed on { $date } at { $office }.
told-open = Open its status page with the reference and the PIN from your receipt:
told-ask = Ask for its status at any kiosk, with the reference and the PIN from your receipt.
told-safe = Nobody from the office asks for your PIN by e-mail or by phone. If you did not apply for anything, someone gave your address by mistake; you need do nothing.
told-by-itself = This e-mail is sent automatically. Replies to it are not read.

told-mail-submitted = Your application has arrived. The status page says what comes next.
told-mail-payment-due = The fee for your application can be paid now. The billing code is on the status page.
told-mail-paid = Your payment has arrived.
told-mail-visit-booked = Your visit to the office is booked: { $slot }. Bring your passport and the original documents.
told-mail-visit-reminder = Your visit to the office is near: { $slot }. Bring your passport and the original documents. If you cannot come, please choose another time.
told-mail-visit-missed = You did not come to your visit at the office. Please choose another time, or ask at the counter.
told-mail-correction-asked = The office asks you to correct something in your application. The status page says what it is.
told-mail-decided = There is a decision on your application. You read it, with its reason, on the status page.
told-mail-ready-to-collect = What you applied for is ready at the office. Collect it with your reference and your identity document.
told-mail-revoked = Something has changed after the decision on your application. Please read it on the status page soon.

## Text message, after the office’s name

told-sms-payment-due = the fee for your application can be paid now.
told-sms-visit-booked = your visit is booked: { $slot }.
told-sms-visit-reminder = your visit is near: { $slot }. Bring your passport.
told-sms-visit-missed = you did not come to your visit. Please choose another time.
told-sms-correction-asked = please correct something in your application.
told-sms-decided = there is a decision on your application.
told-sms-ready-to-collect = what you applied for is ready. Collect it with your identity document.
told-sms-revoked = something has changed after the decision on your application.

## What did not arrive, for officers

about-submitted = Arrival of the application
about-payment-due = Fee to be paid
about-paid = Payment
about-visit-booked = Booked visit
about-visit-reminder = Reminder of the visit
about-visit-missed = Missed visit
about-correction-asked = Request for a correction
about-granted = Decision: granted
about-refused = Decision: refused
about-ready-to-collect = Ready to collect
about-revoked = Permit taken away
channel-handover = National system
undelivered-notice = { $channel } · { $about }: { $why }
undelivered-refused = The other side refused it ({ $code }).
undelivered-no-answer = For three days there was no answer.
undelivered-insecure = For three days there was no safe connection.
undelivered-unclear = The other side’s answer could not be understood.
undelivered-too-large = It is larger than can be sent.
undelivered-address = This address takes no mail.
undelivered-came-back = It was sent and came back.
undelivered-not-set-up = The centre has no way to send this any more.
