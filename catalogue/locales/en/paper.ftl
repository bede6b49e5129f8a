# What stands on papers, what the windows say about printing, and how a printer answers.

## On every paper

paper-agency = Directorate General of Immigration
paper-crest = Crest of the agency
paper-page = Page { $page } of { $pages }
paper-reference = Reference
paper-applicant = Applicant
paper-submitted = Submitted
paper-corrected = Corrected
paper-office = Office
paper-qr = Scan with your phone to see the status.
paper-qr-label = QR code with the address of the status page
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
paper-to = To
paper-letter-of = Date of the act
paper-letter-note = Made from the case as it was on this date. The office confirms it when you show the reference.
