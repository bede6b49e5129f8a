# Words of the core about filing: for someone else, for a family, at a counter, somewhere else than here.

filed-by = Filed by { $role }
figure-filed-by = Filed by
figure-filed-by-for = { $role }, for { $applicant }
receipt-journey-at-counter = Saved on this device. It is sent by itself as soon as there is a network.
resume-kept-at-counter = Kept on this device until { $date }. It opens again at this counter.
filed-at-counter = At the counter, by { $officer }

## In which role someone acts, and what they declare

acting-mother = the mother
    .declaration = I am { $name }, the mother of { $applicant }. I file this application for my child.
acting-father = the father
    .declaration = I am { $name }, the father of { $applicant }. I file this application for my child.
acting-guardian = the guardian
    .declaration = I am { $name }, the guardian of { $applicant }. I file this application for this person.
acting-guarantor = the guarantor
    .declaration = I am { $name } and act for the guarantor of { $applicant }. I file this application for this person.
acting-employer = the employer
    .declaration = I am { $name } and act for the employer of { $applicant }. I file this application for this person.
acting-helper = a helper
    .declaration = I am { $name } and act for { $applicant } under a power of attorney.

## Answers

provenance-reused = from the application before
fault-no-such-month = “{ $label }”: there is no month { $month }. Months go from 1 to 12.
fault-no-such-day = “{ $label }”: { $month } { $year } has no day { $day }. It has { $last } days.

## Before the form

assessment-so-far = As far as we know now.
finding-put-off = Checked in the form: { $fields }
finding-put-off-why = The form asks for this. The answer can still refuse the service.

## What an officer is told of an answer

check-mended = { $label } was mended by hand
check-mended-why = It was read as “{ $scanned }” with a check digit that does not agree. “{ $typed }” was typed instead. Please compare with the passport.
check-doubtful = { $label } was read with a doubt
check-doubtful-why = It was read as “{ $scanned }”, and its check digit does not agree. Please compare with the passport.

## What is counted

unit-days = { $number ->
    [one] { $number } day
   *[other] { $number } days
}
unit-months = { $number ->
    [one] { $number } month
   *[other] { $number } months
}
unit-years = { $number ->
    [one] { $number } year
   *[other] { $number } years
}
unit-working-days = { $number ->
    [one] { $number } working day
   *[other] { $number } working days
}
unit-US-dollars = US$ { $number }
unit-pixels = { $number } px
unit-percent = { $number } %
unit-kB = { $number } kB
unit-places = { $number ->
    [one] 1 place
   *[other] { $number } places
}

# What a rule limits, beside the label of its figure.
limit-most = at most { $most }
limit-least = at least { $least }
limit-between = { $least } – { $most }

## For who is refused

otherwise-choice = “{ $label }” would be: { $value }
otherwise-later = “{ $label }” would be { $date } or later.
otherwise-earlier = “{ $label }” would be { $date } or earlier.
otherwise-wait = You ask again on { $date } or later.
