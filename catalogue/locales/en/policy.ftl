# Words of the policy desk in the office window.

## The desk

policy-title = Policy
policy-nav = Policy
policy-lead = What is in force, what is coming, and what is being prepared.
policy-back = Policy
policy-back-to-draft = Draft
policy-current = In force now
policy-upcoming = Coming
policy-upcoming-none = No version is waiting for its day.
policy-history = In force before
policy-history-none = Nothing was in force before this one.
policy-proposals = Proposals
policy-proposals-none = Nobody is waiting for a decision.
policy-drafts = Your drafts
policy-drafts-hint = Drafts are on this device only until you propose them.
policy-drafts-none = You have no draft.
policy-measures = Ready-made measures
policy-measures-lead = Answer a few questions and go on with the draft. Each ends by itself.
policy-measure-begin = Begin the draft
policy-measure-from = First day
policy-measure-until = Last day
policy-measure-until-hint = The day after, everything is as before.
policy-measure-missing = “{ $label }”: this answer is missing.
policy-measure-number = “{ $label }”: enter a whole number in digits only.
policy-measure-day = “{ $label }”: choose a day.
policy-measure-order = The last day is before the first.
policy-measure-order-numbers = The most is less than the least.
policy-measure-unfit = This measure does not fit as it is. Begin a new draft instead.
policy-measure-stands = The measure does not fit this version: { $about }
policy-measure-search = Search the list
policy-measure-chosen = { $count ->
     [one] 1 chosen
    *[other] { $count } chosen
}
policy-begin = New draft
policy-untitled = Draft without a title
policy-changes-count = { $count ->
     [one] 1 change
    *[other] { $count } changes
}
policy-saved = Saved { $when }
policy-version = Version { $number }
policy-version-label = Version { $number }: { $title }
policy-version-built-in = As the app was delivered
policy-version-by = Proposed by { $by }, approved by { $approved }
policy-version-since = Since { $when }
policy-version-from = From { $when }
policy-instant = { $date } { $clock } (Jakarta)
policy-based-on = Begun from version { $number }
policy-services-more = { $services } and { $count } more
policy-language-id = Indonesian
policy-language-en = English

## What asks for a review

policy-signals = Asks for a review
policy-signals-none = No service here is asked for half as often again as before.
policy-signals-basis = Counted among the cases of this device: the last 90 days, and as many a year before. Where few were filed then, those just before count.
policy-signal-demand = { $service } is asked for half as often again
policy-signal-basis = { $now } cases in the last 90 days, { $before } in the 90 days before
policy-signal-basis-year = { $now } cases in the last 90 days, { $before } in the same days a year before
policy-signal-figure = + { $percent } %
policy-signal-threshold = A review is asked for from + { $threshold } % on.
policy-signal-title = Review of { $service }
policy-signal-begin = Begin a draft
policy-signal-begin-of = Begin a draft: { $service }

## Looking back

policy-compare = Compare two versions
policy-compare-old = Older version
policy-compare-new = Newer version
policy-compare-button = Compare
policy-compare-one = There is only one version so far.
policy-compare-same = These two say the same.
policy-on-day = What was the rule on a day?
policy-on-day-lead = Figures and rules of a service with their sources, as on any day.
policy-on-day-title = { $service } on { $day }
policy-on-day-button = Show
policy-on-day-none = No figure or rule was in force on that day.
policy-service = Service
policy-day = Day
policy-figures = Figures
policy-rules = Rules
policy-figure = Figure
policy-value = Value
policy-basis = Legal basis
policy-effect = What it does
policy-rule = Rule
policy-since = { $span } · { $citation }
policy-span-from = from { $from }
policy-span-between = from { $from } to { $until }
policy-verified-official = Confirmed by the agency
policy-verified-secondary = Not confirmed by the agency
policy-verified-placeholder = Stands until the figure is found
policy-parameter-later = { $value } { $span } is planned already
policy-parameter-shared = { $count ->
     [one] 1 other service reads this figure too; it changes there as well.
    *[other] { $count } other services read this figure too; it changes there as well.
}

## What rules do

policy-effect-refuse = Refuses
policy-effect-warn = Warns
policy-effect-check = Asks the officer to look
policy-effect-interview = Asks to an interview
policy-effect-document = Asks for a document
policy-effect-fee = Sets a fee
policy-effect-figure = Shows a figure
policy-effect-limit = Sets a limit
policy-effect-route = Sends to a list or unit
policy-effect-waive = Lifts another rule

## Sentences

policy-change-parameter = { $name }: { $old } → { $new } { $span }
policy-change-rule-new = New for { $services } { $span }: “{ $words }” ({ $effect })
policy-change-rule-replaced = Another rule for { $services } { $span }: “{ $words }” ({ $effect })
policy-change-rule-rewritten = Rewritten for { $services } { $span }: “{ $words }” ({ $effect })
policy-change-rule-ended = “{ $words }” holds for the last time on { $last }
policy-change-document = { $service } asks for “{ $document }” { $span }
policy-change-parameter-new = A new figure, { $name }: { $value } { $span }
policy-change-question = { $service } asks “{ $question }” { $span }
policy-change-file = { $path } was edited as text
policy-diff-parameters = Figures
policy-diff-documents = Documents
policy-diff-fees = Fees
policy-diff-rules = Rules
policy-diff-services = Services
policy-diff-forms = Forms
policy-diff-words = Words
policy-diff-files = Other files
policy-diff-rule-added = New for { $services } { $span }: “{ $words }” ({ $effect })
policy-diff-rule-changed = Changed for { $services } { $span }: “{ $words }” ({ $effect })
policy-diff-rule-removed = Gone for { $services } { $span }: “{ $words }” ({ $effect })
policy-diff-service-added = { $service } is new
policy-diff-service-removed = { $service } is gone
policy-diff-before = Before
policy-diff-after = After
policy-diff-nothing = nothing
policy-part-services = Services
policy-part-from = First day
policy-part-until = Last day
policy-part-citation = Legal basis
policy-part-applies = About whom
policy-part-when = Condition
policy-part-effect = What it does
policy-part-values = Value in the words:
policy-form-field = Question:
policy-form-page = Page:
policy-form-screening = Page before the form:
policy-form-page-order = Order of pages
policy-form-screening-order = Order of pages before the form
policy-form-steps = Steps
policy-form-conditions = Conditions of a grant
policy-form-days = Working days
policy-form-decisive = What an officer sees first
policy-form-filed = Where it is filed
policy-form-permit = Permit
policy-form-pictogram = Pictogram
policy-form-asked = asked
policy-form-asked-when = asked when { $when }
policy-form-otherwise = asked otherwise than before

## The draft

policy-details = What it is and when
policy-draft-title = Title ({ $language })
policy-draft-reason = Reason
policy-draft-reason-hint = For the approver and the history.
policy-draft-day = Takes effect on
policy-draft-time = At (Jakarta time)
policy-draft-until = Last day, for a measure that returns by itself
policy-draft-until-hint = New changes begin with this day. Leave it empty for good.
policy-transition = Cases under way
policy-transition-keep = They keep the rules they were filed under
policy-transition-keep-hint = Who has filed already is judged as they were told.
policy-transition-apply = Undecided cases are judged by the new rules
policy-transition-apply-hint = Officers see what changed in each case, and why.
policy-changes = Changes
policy-changes-none = Nothing is changed yet. Choose a service to begin.
policy-add = Add a change
policy-add-lead = Choose a service; you see its figures and rules as they are.
policy-as-text = Edit as text
policy-change-edit = Change
policy-change-edit-of = Change: { $change }
policy-take-back = Take back
policy-take-back-of = Take back: { $change }
policy-reads = How it reads
policy-lasts-for-good = It stays for good.
policy-lasts-partly = Some of it ends by itself; the rest stays for good.
policy-lasts-until = It ends by itself after { $last }; on { $day } everything is as before.
policy-discard = Discard the draft…
policy-discard-heading = Discard this draft?
policy-discard-meaning = It is only on this device. What was proposed before stays.
policy-discard-button = Discard
policy-check = Check
policy-check-title = What still stands in the way
policy-check-lead = Everything is checked: rules, words of both languages, and all example cases.
policy-check-busy = Checking…
policy-check-clean = Nothing stands in the way.
policy-check-again = Check again
policy-complaint-policy = A figure or a rule does not fit.
policy-complaint-example = An example case of { $of } comes out otherwise.
policy-complaint-guide = The guide of { $of } does not fit.
policy-complaint-form = The form of { $of } does not fit.
policy-complaint-block = The shared pages “{ $of }” do not fit.
policy-complaint-words = Words in { $of } are missing or do not fit.
policy-complaint-measure = A ready-made measure does not fit.
policy-complaint-calendar = The calendar does not fit.
policy-complaint-other = A file of the catalogue does not fit.

## Forms

policy-service-lead = Figures and rules as they are on the first day of your draft.
policy-figure-change = Change
policy-figure-change-of = Change { $name }
policy-figure-heading = Change: { $name }
policy-figure-now = Now { $value } { $since }
policy-rule-change = Change
policy-rule-change-of = Change: { $name }
policy-rule-end = End
policy-rule-end-of = End: { $name }
policy-rule-end-heading = End a rule
policy-rule-new = New rule
policy-rule-heading = New rule for { $service }
policy-rule-change-heading = Change a rule of { $service }
policy-rule-change-lead = The rule of today ends the day before; this one takes its place.
policy-document-new = Ask for a document
policy-document-heading = A document for { $service }
policy-put = Put into the draft
policy-field-value = New value
policy-field-from = From
policy-field-until = To, or empty for good
policy-field-until-hint = The day after, what was before returns by itself.
policy-field-last = Last day
policy-field-citation = Legal basis
policy-field-citation-hint = For example Permenimipas 12/2026 Pasal 7
policy-field-source = Where it can be read
policy-field-source-hint = An address or a file number.
policy-field-verified = How well it is known
policy-field-verified-official = Read at the agency or in the law’s text
policy-field-verified-official-hint = Say where, so that the approver can read it too.
policy-field-verified-secondary = Told elsewhere, still to be confirmed
policy-field-verified-secondary-hint = It can be tried. Outside demo data it cannot be published.
policy-field-id = Short name of the rule
policy-field-id-hint = Small letters, digits and hyphens. It stays for good.
policy-field-effect = What it does
policy-field-fee = Amount in rupiah, or a formula
policy-field-waive = The rule that it lifts
policy-field-route = Name of the list or unit
policy-field-when = It holds when
policy-field-when-hint = Empty: always. For example age_on(birth_date, today) >= 50
policy-field-facts = What can be used in a condition
policy-field-words = Words for people
policy-field-document = Document
policy-field-document-other = One that other services ask for
policy-field-document-new = A new one, with words of its own
policy-field-document-id = Short name of the document
policy-field-document-id-hint = Small letters and underscores, for example health_insurance
policy-field-label = Name
policy-field-question = What the form says
policy-field-hint = Hint
policy-field-why = Why it is needed
policy-words-met = When it is met
policy-words-met-why = When it is met: why
policy-words-not-met = When it is not met
policy-words-not-met-why = When it is not met: why, and what to do
policy-words-unknown = While it is not known
policy-words-unknown-why = While it is not known: what is missing
policy-words-attention = What people are told
policy-words-attention-why = Why, and what to do
policy-words-check = What the officer is told
policy-words-check-why = Why
policy-words-why = Why it is needed
policy-words-label = Name of the fee
policy-fact-today = Today
policy-day-missing = Choose a day.
policy-number-missing = Enter a whole number in digits only.

## As text

policy-text-lead = The files as they are written. They are checked while you type.
policy-text-note = Changes made in forms are put on top of this and are not shown here.
policy-text-file = File
policy-text-label = Text of { $path }
policy-text-clean = This file can be read.
policy-text-save = Put into the draft
policy-line = Line { $line }

## What is said

policy-said-begun = A draft is begun. It is saved on this device.
policy-said-discarded = The draft is gone.
policy-said-saved = Saved on this device.
policy-said-put = The change is in the draft, saved on this device.
policy-said-taken-back = The change is taken back.

## What is wrong with a change

policy-fault-unknown-parameter = There is no figure { $about }.
policy-fault-unknown-rule = There is no rule { $about }.
policy-fault-unknown-service = There is no service { $about }.
policy-fault-unknown-document = The service does not ask for a document { $about }.
policy-fault-no-service = Choose at least one service.
policy-fault-no-such-file = { $about } is no file of the catalogue.
policy-fault-no-citation = Enter the legal basis.
policy-fault-no-source = Say where it can be read.
policy-fault-ends-before-it-begins = The last day is before the first ({ $about }).
policy-fault-too-early = The draft takes effect on { $about }; a change cannot begin before.
policy-fault-ended-before = The rule has ended by { $about } already.
policy-fault-nothing-to-return-to = There is no value from before that could return.
policy-fault-value-between = Another value begins on { $about }, between the two days.
policy-fault-negative-money = Money is never below zero: { $about }.
policy-fault-not-whole = Money is whole rupiah; write no fraction: { $about }.
policy-fault-expression = The expression { $about }.
policy-fault-name = Small letters, digits, hyphens or underscores, beginning with a letter: { $about }
policy-fault-name-taken = { $about } is there already; choose another name.
policy-fault-no-bound = A limit says the least, the most, or both.
policy-fault-words-missing = These words are missing ({ $about }).
policy-fault-words-unreadable = Write one text; a value to fill in stands in braces, such as {"{"} $days {"}"}: { $about }
policy-fault-document-there = The service asks for { $about } already.
policy-fault-unknown-page = The form has no page { $about }.
policy-fault-file-unreadable = The file cannot be read: { $about }

## Trying it

policy-try-title = What it would do
policy-try-lead = The centre judges the cases of some months by the old and the new rules.
policy-try-months = Cases of the last
policy-try-months-count = { $count ->
     [one] 1 month
    *[other] { $count } months
}
policy-try-button = Try it on these cases
policy-try-busy = The centre is counting…
policy-tried-all = { $count } cases filed from { $first } to { $last } were looked at.
policy-tried-part = { $count } of { $all } cases filed from { $first } to { $last } were looked at.
policy-tried-few = Fewer than ten cases were filed from { $first } to { $last }, so no figure is shown.
policy-tried-day = Each is judged as if it were filed on { $from }.
policy-tried-not-kept = Not kept of a case, so not known here: { $facts }.
policy-tried-hidden = hidden
policy-tried-hidden-lead = Groups under ten people are hidden, and so is what would tell of them.
policy-tried-none-named = None named
policy-tried-cases = Cases
policy-tried-newly-eligible = Newly eligible
policy-tried-newly-refused = Newly refused
policy-tried-newly-unknown = Newly open
policy-tried-other-fee = Other fee
policy-tried-other-documents = Other documents
policy-tried-income = Fee income
policy-tried-visits = Interviews
policy-tried-documents = Documents to look through
policy-tried-services = By service
policy-tried-nationalities = By nationality
policy-tried-offices = By office
policy-tried-list = Cases of { $office } that change: { $count }
policy-tried-eligible = Eligible
policy-tried-refused = Refused
policy-tried-unknown = Open
policy-tried-reference = Number
policy-tried-filed = Filed
policy-tried-before = Before
policy-tried-after = After
policy-tried-more = What else changes

## Proposals

policy-propose = Propose
policy-propose-lead = Somebody else approves it; then every device switches at its minute.
policy-propose-title = Enter the title in this language.
policy-propose-reason = Say why.
policy-propose-nothing = There is no change in the draft yet.
policy-propose-stands = Something still stands in the way. Press Check to see it.
policy-state-proposed = Proposed
policy-state-sent-back = Sent back
policy-state-withdrawn = Withdrawn
policy-state-approved = Approved
policy-waits-centre = Waits for the network
policy-waits-approver = Waits for an approver
policy-waits-editor = Waits for an editor
policy-someone-elsewhere = Someone at another office
policy-proposal-by = Proposed by { $by }
policy-proposal-note = Note
policy-approve = Approve…
policy-approve-heading = Approve this proposal?
policy-approve-meaning = It is published at once, and in force { $from }.
policy-approve-meaning-you = Your name stands beside it in the history.
policy-approve-button = Approve and publish
policy-untried = You have not seen yet what it would do. Try it first; else this is recorded.
policy-approved-untried = Approved without a trial
policy-approve-meaning-untried = You approve it without a trial. That is recorded with your name.
policy-approve-denied-role = Only someone with the role of policy approver approves.
policy-approve-denied-author = You wrote this. Another policy approver approves it.
policy-send-back = Send back…
policy-send-back-heading = Send back with a note
policy-send-back-button = Send back
policy-withdraw = Withdraw…
policy-withdraw-heading = Withdraw this proposal?
policy-withdraw-button = Withdraw
policy-revise = Revise
policy-note = Note
policy-said-proposed = It is proposed. An approver sees it now.
policy-said-sent-back = It is sent back to its editor.
policy-said-withdrawn = It is withdrawn.
policy-said-approved = It is approved and published.
problem-offline-policy = A change is tried at the centre, and there is no network now.
    .next = Try again when the network is back.
    .kept = Your draft is kept on this device. You can go on with it.

## What is added to a guide

guide-document-from = { $document }, from { $from }.
guide-document-between = { $document }, from { $from } to { $until }.

## Figures by name

parameter-adult_age = Age of majority
parameter-affidavit_fee = Fee for an affidavit
parameter-skim_fee = Fee for a SKIM
parameter-skim_days_least = Least days for a SKIM
parameter-skim_days_most = Most days for a SKIM
parameter-skim_row_months = Months in a row for a SKIM
parameter-skim_parts_years = Years in parts for a SKIM
parameter-conversion_days_least = Least days for a change to ITAS
parameter-conversion_days_most = Most days for a change to ITAS
parameter-conversion_last_days = Days before the end to ask for a change
parameter-itap_days_least = Least days for an ITAP
parameter-itap_days_most = Most days for an ITAP
parameter-itap_fee_5 = Fee for an ITAP of 5 years
parameter-itap_years = Length of an ITAP
parameter-itap_stay_months = Stay needed for an ITAP
parameter-itap_marriage_months = Marriage needed for an ITAP
parameter-itap_elder_age = Least age for an ITAP of the elderly
parameter-objection_days = Days to object
parameter-passport_fee_ordinary_5 = Fee, ordinary passport of 5 years
parameter-passport_fee_ordinary_10 = Fee, ordinary passport of 10 years
parameter-passport_fee_electronic_5 = Fee, electronic passport of 5 years
parameter-passport_fee_electronic_10 = Fee, electronic passport of 10 years
parameter-passport_fee_same_day = Surcharge for a passport on the same day
parameter-passport_fee_lost = Surcharge for a lost passport
parameter-passport_fee_damaged = Surcharge for a damaged passport
parameter-passport_days_least = Least days for a passport
parameter-passport_days_most = Most days for a passport
parameter-photo_width = Least width of a photo
parameter-photo_height = Least height of a photo
parameter-photo_head_least = Least height of the head in a photo
parameter-photo_head_most = Most height of the head in a photo
parameter-photo_eyes_least = Least height of the eyes in a photo
parameter-photo_eyes_most = Most height of the eyes in a photo
parameter-photo_kilobytes = Most size of a photo file
parameter-itas_fee_1 = Fee for an ITAS of 1 year
parameter-itas_fee_2 = Fee for an ITAS of 2 years
parameter-itas_fee_5 = Fee for an ITAS of 5 years
parameter-itas_fee_10 = Fee for an ITAS of 10 years
parameter-reentry_fee_30d = Fee for a re-entry permit of 30 days
parameter-reentry_fee_1 = Fee for a re-entry permit of 1 year
parameter-reentry_fee_2 = Fee for a re-entry permit of 2 years
parameter-reentry_fee_5 = Fee for a re-entry permit of 5 years
parameter-reentry_fee_10 = Fee for a re-entry permit of 10 years
parameter-itas_window_months = Months before the end to extend an ITAS
parameter-stay_days_least = Least days for a stay permit
parameter-stay_days_most = Most days for a stay permit
parameter-stay_visa_fee = Fee for a limited stay visa
parameter-e23_visa_fee = Fee for visa E23
parameter-e28a_visa_fee = Fee for visa E28A
parameter-e30_permit_fee_4 = Fee for a permit of 4 years, E30
parameter-e30_reentry_fee_4 = Fee for a re-entry permit of 4 years, E30
parameter-visa_use_days = Days to use a limited stay visa
parameter-stay_visa_years = Length of a limited stay visa
parameter-e23_stay_months = Most months of work on E23
parameter-e33_stay_years = Length of a second home stay, E33
parameter-e33_passport_months = Passport validity told for E33
parameter-e33f_age_least = Least age for E33F
parameter-e33f_income_least = Least monthly income for E33F
parameter-e33g_income_least = Least yearly income for E33G
parameter-e33_deposit_least = Least deposit for E33
parameter-e33_property_least = Least property value for E33
parameter-e28a_shares_least = Least shares for E28A
parameter-family_child_age = Age under which a child joins
parameter-visit_visa_stay = Stay on a visit visa
parameter-visit_long_stay = Longer stay on a visit visa
parameter-visit_long_most = Most stay on a longer visit
parameter-visa_c2_fee = Fee for visa C2
parameter-visa_b1_fee = Fee for a visa on arrival
parameter-visa_b1_extension_fee = Fee to extend a visa on arrival
parameter-visa_b1_stay = Stay on a visa on arrival
parameter-visa_b1_stay_most = Most stay on a visa on arrival
parameter-visa_b1_use_days = Days to use a visa on arrival
parameter-visa_d1_fee_year = Fee for visa D1 by year
parameter-visa_d1_stay = Stay on visa D1
parameter-visa_c6_fee = Fee for visa C6
parameter-visa_c18_fee = Fee for visa C18
parameter-visa_c18_stay = Stay on visa C18
parameter-visa_c22_fee = Fee for visa C22
parameter-visa_c12_fee = Fee for visa C12
parameter-visa_c17_fee = Fee for visa C17
parameter-visa_c7_fee = Fee for visa C7
parameter-visa_c7_stay = Stay on visa C7
parameter-visa_c1_fee = Fee for visa C1
parameter-visa_c1_stay = Stay on visa C1
parameter-visit_stay_most = Most stay on a visit
parameter-visa_funds = Funds for the cost of living
parameter-stateless_months = Validity of a document without nationality
parameter-visa_days_least = Least days for a visa
parameter-visa_days_most = Most days for a visa
parameter-itk_fee_30 = Fee for an ITK of 30 days
parameter-itk_fee_60 = Fee for an ITK of 60 days
parameter-itk_days_least = Least days for an ITK
parameter-itk_days_most = Most days for an ITK
parameter-passport_months = Validity of a passport
parameter-overstay_fine = Cost of a late day
parameter-soon_days = Days counted as soon
