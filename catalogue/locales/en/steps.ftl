## The steps of a case, from submission to collection

slot = { $weekday }, { $date }, { $time }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

status-payment-due = Please pay the fee
status-payment-due-lead = The review begins as soon as your payment is confirmed.
status-visit-due = Please come to the office
status-visit-due-lead = The review goes on after your visit.
status-ready-to-collect = Ready to collect
status-ready-to-collect-lead = It is granted. Collect it at the office with your reference and your identity document.
status-collected = Collected
status-collected-lead = It was granted and handed over.
status-withdrawn = You took the application back
status-withdrawn-lead = Nothing more happens. You can file a new application at any time.
status-revoked = The permit was taken away
status-revoked-lead = Below you read the reason. An officer can explain it to you.
status-step-pay = Payment
status-step-visit = Visit to the office
status-step-collect = Collection
status-step-withdrawn = Taken back
status-step-revoked = Permit taken away

payment-to-pay = Pay { $amount } with the billing code at any bank, or scan the QRIS code with your banking app.
payment-no-code = { $amount } is to be paid. If no billing code appears here soon, pay at the counter.
payment-paid = { $amount } is paid.
payment-no-more = The application is closed. { $amount } was not paid and needs no payment any more.
payment-until = Pay before { $moment }. After that a new code is made for you; your application stays.

visit-to-book = Choose a time to come for your photo and interview.
visit-booked = Your visit is booked. Bring your passport and the original documents.
visit-missed = You did not come to your last visit. Please choose another time.
visit-done = Your visit is done.
visit-done-elsewhere = Your photo and fingerprints were taken at another office. You need not come again.
visit-no-plan = This office takes no appointments. Come during opening hours; an officer calls you.
visit-not-for-service = This office has no appointments for this service. Ask an officer which office has.
visit-full = All times of the next weeks are taken. New ones open every day; you may also ask at the counter.
visit-closed-day = Closed: { $why }

condition-no-work = No paid work in Indonesia.
condition-report-address = A new address is reported within 30 days.
condition-leave-by-end = Leave Indonesia, or extend in time, before the last day.

## What happened, in the office’s timeline

timeline-bill-issued = Billing code issued
timeline-paid = Payment confirmed
timeline-paid-gateway = The state’s revenue system reported it. Receipt { $number }.
timeline-paid-number = Receipt { $number }.
timeline-paid-reason = Without a receipt number: { $reason }
timeline-bill = { $code } · { $amount }, until { $moment }
timeline-visit-booked = Visit booked
timeline-visit-done = Visit done
timeline-visit-elsewhere = Done elsewhere: { $place }
timeline-visit-missed = Did not come to the visit
timeline-withdrawn = Application taken back
timeline-collected = Collected
timeline-collected-by = Handed to { $who }
timeline-revoked = Permit taken away
timeline-sealed-receipt = Receipt sealed
timeline-sealed-permit = Permit sealed
timeline-undelivered = A notice did not arrive
timeline-told-in-person = Told in person
timeline-centre = The centre
channel-email = E-mail
channel-webhook = Message

case-state-payment-due = Payment due
case-state-visit-due = Visit to come
case-state-visit-booked = Visit booked
case-state-ready-to-collect = To collect
case-state-collected = Collected
case-state-withdrawn = Taken back
case-state-revoked = Taken away

due-overdue = { $days ->
    [one] { $days } working day over
   *[other] { $days } working days over
}
due-today = Due today
due-on = Due { $date }
due-stopped = Clock stopped
fact-service-time = Service time
service-time-used = { $used } of { $promised } working days used

duty-pay = payment
duty-visit = the visit
duty-review = the review
duty-decide = the decision
duty-collect = collection

refusal-withdrawn = The applicant has taken the application back.
    .next = Nothing more is to be done.
refusal-step-missing = This cannot be done yet: { $step } is still open.
    .next = Record it first, or refuse with a reason.
refusal-step-done = Nothing is open here: { $step } is done, or this case does not need it.
    .next = Read the case as it is now.
refusal-not-granted = Nothing is granted that this could be done to.
    .next = Read the case as it is now.
refusal-slot-taken = The last place at this time was just taken.
    .next = Choose another time.
refusal-slot-unknown = The office receives nobody at this time.
    .next = Choose one of the times shown.
problem-slot-taken = The last place at this time was just taken.
    .next = Choose another time. Your application is unchanged.
problem-not-yet-there = Your application has not reached the centre yet.
    .next = Wait a moment and try again. It is sent by itself as soon as there is a network.
    .kept = Your application is saved on this kiosk.

slot-day = { $weekday }, { $date }
receipt-next-pay = Pay the fee. Your billing code is on the next page and behind the QR code.
receipt-go-on = Pay and choose a time
receipt-go-on-pay = Go on to pay
receipt-go-on-visit = Choose a time to come
fault-receipt-number = A receipt number (NTPN) has 16 letters and digits. Read it again from the payment receipt.
problem-offline-slots = Times can be chosen only with the network, and there is none now.
    .next = Try again later, or choose a time on your phone.
    .kept = Your application is safe and unchanged.
