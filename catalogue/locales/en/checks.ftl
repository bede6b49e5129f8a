# What the rules of policy/checks.toml say to the officer.

rule-check-nik-sex =
    .check = NIK and sex do not agree
    .check-why = The day in a woman’s NIK has 40 added. Here the two differ, which can be right. Compare with the family card.
rule-check-name-cut =
    .check = The name may be cut in the lines of the passport
    .check-why = The lines read “{ $scanned }” and have no room for more. The application says “{ $typed }”. Compare with the photo page.
rule-check-same-person =
    .check = Whoever acts has the applicant’s name
    .check-why = The form was filled in for someone else, yet both names are the same. Ask who filed.
rule-check-citizen =
    .check = The applicant is an Indonesian citizen by this answer
    .check-why = Citizens need no visa and no stay permit. Compare with the passport, and ask about a second nationality.
rule-check-stay-long =
    .check = The stay would be longer than a visit may be
    .check-why = From arrival to the new end it is { $days } days; { $most } are allowed. Compare with the entry stamp and the visa.
rule-check-passport-ends-first =
    .check = The passport ends before the new permit would
    .check-why = The passport ends on { $passport_expiry }, the permit would on { $new_end }.
rule-check-passport-ends-soon =
    .check = The passport ends soon
    .check-why = It ends on { $passport_expiry }, in less than { $months } months. Other countries may refuse it.
rule-check-renewal-early =
    .check = The old passport is valid for long
    .check-why = It is valid until { $passport_expiry }, { $months } months more. Ask why it is renewed now, for example for want of empty pages.
