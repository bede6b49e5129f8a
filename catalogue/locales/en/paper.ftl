# What stands on papers. What is said about printing them is in print.ftl.

## On every paper

paper-agency = Directorate General of Immigration
paper-crest = Crest of the agency
paper-page = Page { $page } of { $pages }
paper-reference = Reference
paper-applicant = Applicant
paper-filed-by = Filed by
paper-submitted = Submitted
paper-corrected = Corrected
paper-office = Office
paper-status-scan = Scan with your phone to see the status.
paper-status-code = QR code with the address of the status page
paper-seal-scan = Scan to check that this paper is genuine.
paper-seal-code = QR code with the digital seal of this paper
paper-fees = Official fees
paper-fee = Fee
paper-amount = Amount
paper-total = Total
paper-fees-note = These are official state fees (PNBP). Officers accept no other payment.

## Receipt

paper-receipt = Receipt of your application
paper-pin = PIN
paper-pin-note = Keep the PIN to yourself. With the reference it shows your status.
paper-next = What happens next
paper-next-pay = Pay { $amount }. The billing code is on your status page, behind the QR code.
paper-next-pay-code = Pay { $amount } with billing code { $code } before { $moment }. After that a new code is made for you.
paper-next-visit = Choose a time for your photo and interview, at a kiosk or on your status page. Then come in person.
paper-next-visit-booked = Come in person for your photo and interview: { $slot }.
paper-next-due = That is by { $date } if nothing has to be corrected.
paper-next-collect = If it is granted, collect it at the office with your reference and your identity document.
paper-bring = What to bring
paper-bring-lead = Bring the originals of these documents when you come to the office.
paper-questions = Questions?

## Checklist

paper-checklist = What you need
paper-findings = Please note
paper-needed = Documents to bring
paper-perhaps = Perhaps also needed
paper-perhaps-lead = Your answers to the questions decide which of these you need.
paper-fees-perhaps = Your answers to the questions decide which of these are due.

## Filled-in form

paper-form = Your application as submitted
paper-question = Question
paper-answer = Answer
paper-declared-by = Declared by
paper-declared-on = Declared on

## Letters

paper-decision = Decision on your application
paper-decision-opening = The office has examined your application and decided as follows.
paper-permit-number = Number
paper-valid-until = Valid until
paper-reason = Reason
paper-legal-basis = Legal basis: { $source }
paper-objection-heading = If you do not agree
paper-objection = { $days ->
    [one] You can object in writing within { $days } working day of this decision.
   *[other] You can object in writing within { $days } working days of this decision.
}
paper-correction = Request for a correction
paper-correction-opening = The office has examined your application. Something has to be corrected before it can go on.
paper-correct-these = Please correct
paper-officer-writes = The officer writes
paper-correct-how-heading = How to correct it
paper-correct-how = Use any kiosk or counter, with your reference and PIN. Only these answers are asked again.
paper-revocation = Decision to take a permit away
paper-revocation-opening = The office has examined the permit that it granted to you and decided as follows.
paper-withdrawal = Your application was taken back
paper-withdrawal-opening = The office confirms that you have taken your application back.
paper-withdrawn = Nothing more happens with this application. You can file a new one at any time.
paper-to = To
paper-letter-of = Date of the act
paper-letter-note = Made from the case as it was on this date. The office confirms it when you show the reference.

## Receipt of a payment

paper-payment = Receipt of your payment
paper-paid = Paid
paper-receipt-number = State receipt number (NTPN)
paper-paid-on = Paid on
paper-paid-known = Confirmed
paper-paid-gateway = By the state’s revenue system
paper-paid-number = By an officer, who read the receipt number
paper-paid-reason = By an officer: { $reason }
paper-payment-note = The state’s own receipt of your bank or wallet stays valid beside this one.
