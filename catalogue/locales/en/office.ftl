# The office window's own words. What a case says about itself comes from the core, ready to read.

## The window

office-skip = Skip to the content

## Problems

office-show-current = Show the case as it is now
office-try-again = Try again

## Unlocking and enrolling the device

office-unlock-heading = Unlock this device
office-unlock-lead = The cases on this device are encrypted. Give its passphrase to open them.
office-unlock-passphrase = Passphrase
office-unlock-button = Unlock
office-enrol-heading = Connect this device to your office
office-enrol-lead = This is done once. Everything after it also works without a network.
office-enrol-choice = What do you have?
office-enrol-choice-device = I have a device code
office-enrol-choice-device-hint = An administrator made it for this device.
office-enrol-choice-setup = First set-up with the administrator code
office-enrol-choice-setup-hint = For the first device of a new installation. The code works once.
office-enrol-server = Server address
office-enrol-server-hint = For example https://lawang.example.go.id
office-enrol-device-code = Device code
office-enrol-administrator-code = Administrator code
office-enrol-button = Connect
office-setup-about-office = The office
office-setup-office = Name of the office
office-setup-office-hint = As applicants know it, for example Singaraja Immigration Office
office-setup-about-administrator = The first administrator
office-setup-name = Full name
office-setup-login = Login
office-setup-password = Password
office-setup-password-hint = At least 12 characters. A few words in a row are easy to remember.
office-setup-button = Set up the office

## Signing in

office-sign-in-heading = Sign in
office-sign-in-at = { $office } · { $device }
office-sign-in-login = Login
office-sign-in-password = Password
office-sign-in-button = Sign in
office-sign-in-ended = Your session has ended. What you had sent is kept; sign in again to go on.
office-show-password = Show password
office-sign-out = Sign out
office-officer-login = Login: { $login }

## Connection

office-connection-safe = Safe at the centre
office-connection-safe-since = Safe at the centre · { $time }
office-connection-waiting = { $count ->
    [one] { $count } entry on its way
   *[other] { $count } entries on their way
}
office-connection-offline = No network
office-connection-offline-kept = No network · { $count } saved here
office-connection-wrong-server = Not your office’s server
office-connection-revoked = Device no longer known
office-connection-approval = Waiting for approval
office-connection-more-online = Every entry made here reaches the centre within moments.
office-connection-more-offline = Reading, deciding, asking for corrections and notes all go on. What you do is saved here and sent when the network is back.
office-connection-more-wrong-server = Something answers at the server’s address, but it is not the server this device was connected to. Nothing is sent to it. Tell your administrator.
office-connection-more-revoked = The server does not accept this device any more. Nothing is sent or fetched. Ask your administrator to connect it again.
office-connection-more-waiting = Someone at the office has to approve this device before anything is sent or fetched.

## Lists

office-nav-label = Lists and pages
office-nav-cases = Cases
office-nav-device = This device
office-list-waiting = Waiting
office-list-correction-asked = Correction asked
office-list-attention = Needs attention
office-list-closed = Closed
office-nav-sync = Sync
office-search = Search the list
office-search-placeholder = Name, reference or passport
office-search-clear = Clear the search
office-list-count = { $count ->
    [one] { $count } case
   *[other] { $count } cases
}
office-list-found = { $count ->
    [one] { $count } case for “{ $search }”
   *[other] { $count } cases for “{ $search }”
}
office-list-part = Showing the first { $shown } of { $total }. Search by name, reference or passport to narrow the list.
office-column-applicant = Applicant
office-column-service = Service
office-column-submitted = Submitted
office-column-state = State
office-column-reference = Reference
office-column-journey = Kept
office-journey-saved-here = Saved here
office-journey-safe = Safe at the centre
office-journey-attention = Needs attention
office-empty-waiting = Nothing is waiting
office-empty-waiting-more = New applications and corrections appear here by themselves.
office-empty-correction-asked = No corrections are outstanding
office-empty-correction-asked-more = When you ask an applicant to correct something, the case waits here until the answer comes.
office-empty-attention = Nothing needs attention
office-empty-attention-more = A case appears here when an act was refused or a check is in doubt.
office-empty-closed = Nothing is closed yet
office-empty-closed-more = Cases that were decided, handed over or taken back are kept here.
office-empty-search = No case in this list matches “{ $search }”
office-empty-search-more = Check the spelling, or look in another list. A reference looks like LW-4K7X-TVVM-JN6YW.

## Shortcuts

office-shortcuts = Keyboard shortcuts
office-shortcuts-hint = j / k move · Enter opens · / searches · ? all shortcuts
office-shortcuts-off-hint = Single-letter shortcuts are off.
office-shortcut-next = Next case
office-shortcut-previous = Previous case
office-shortcut-open = Open the case
office-shortcut-search = Go to the search
office-shortcut-back = Back to the list
office-shortcut-sheet = This sheet
office-shortcuts-letters = Use single-letter shortcuts
office-shortcuts-letters-hint = Turn them off if you use speech input. The choice lasts until you sign out.

## The case

office-case-decide = Decide…
office-case-ask-correction = Ask for a correction
office-case-add-note = Add a note
office-case-read-only = You can read this case. Deciding it is for officers with that role.
office-case-version = version { $version }
office-case-facts = What decides
office-case-checks = Checks
office-case-checks-none = No checks were recorded for this case.
office-case-answers = Answers
office-case-asked = Correction asked
office-case-documents = Documents
office-case-documents-none = No documents are asked for in this service.
office-case-timeline = History
office-case-before = Before
office-case-after = Now
office-case-empty-value = left out
office-case-read-again = Read the case again
office-case-put-away = Put away
office-case-refused-act = An act was not accepted
office-case-refreshed = The case was updated while it was open. You see it as it is now.
office-finding-met = Met
office-finding-attention = Look at this
office-finding-not-met = Not met
office-finding-unknown = Not known
office-document-open = Enlarge { $label }
office-document-missing = Not on this device yet
office-document-zoom = { $percent } %
office-document-zoom-in = Nearer
office-document-zoom-out = Farther
office-document-turn-left = Turn to the left
office-document-turn-right = Turn to the right

## Acts

office-decide-heading = Decide this case
office-act-lead = { $applicant } · { $reference }
office-decide-outcome = Decision
office-decide-grant = Grant
office-decide-grant-hint = The applicant learns that the application is granted.
office-decide-refuse = Refuse
office-decide-refuse-hint = The application ends here. The applicant reads the reason.
office-decide-reason = Reason
office-decide-reason-hint = The applicant reads this. Write it in plain words.
office-decide-citation = Legal source
office-decide-citation-choose = Choose the source
office-decide-send = Send the decision
office-decide-send-granted = Grant the application
office-decide-send-refused = Refuse the application
office-decide-need-outcome = Choose whether to grant or refuse.
office-decide-need-reason = Write the reason for the decision.
office-decide-need-citation = Choose the legal source of the decision.
office-correction-heading = Ask for a correction
office-correction-fields = What has to be corrected?
office-correction-note = Note to the applicant
office-correction-note-hint = Say what is wrong and what a right answer looks like.
office-correction-send = Ask the applicant
office-correction-need-fields = Choose at least one answer to be corrected.
office-correction-need-note = Write what the applicant has to do.
office-note-heading = Add a note
office-note-text = Note
office-note-hint = Colleagues read it in the history. The applicant does not.
office-note-send = Add the note
office-note-need-text = Write the note.
office-form-errors = Please mend this first
office-done-decided = The decision is recorded.
office-done-correction = The request to the applicant is recorded.
office-done-note = The note is added.
office-done-put-away = Put away. It stays in the history.

## Sync

office-sync-heading = Sync
office-sync-lead = What you do is kept on this device first and then sent to the centre. Nothing waits for you to press a button.
office-sync-server = Server
office-sync-last-contact = Last contact
office-sync-never = Not yet
office-sync-waiting = Waiting to be sent
office-sync-waiting-none = Nothing is waiting. Everything made here is safe at the centre.
office-sync-attention = Needs a person
office-sync-attention-none = Nothing was refused.
office-sync-what = What
office-sync-detail = Detail
office-sync-case = Case
office-sync-open-case = Open the case
office-sync-open-case-of = Open the case: { $title }

## The steps of a case

office-list-overdue = Overdue
office-list-due-today = Due today
office-list-payment-due = Payment due
office-list-visits = Visits
office-list-to-collect = To hand over
office-empty-overdue = Nothing is overdue
office-empty-overdue-more = A case appears here when its promised day is over.
office-empty-due-today = Nothing is due today
office-empty-due-today-more = Cases whose promised day is today appear here.
office-empty-payment-due = No payment is open
office-empty-payment-due-more = A case waits here until its fee is paid or confirmed.
office-empty-visits = No visit is open
office-empty-visits-more = Cases whose applicant is still to come appear here, the next visit first.
office-empty-to-collect = Nothing waits to be handed over
office-empty-to-collect-more = What is granted waits here until the applicant has it.
office-column-due = Due
office-row-visit = Visit { $when }
office-case-steps = Payment, visit and permit
office-case-undelivered = The applicant could not be told
office-case-visit-to-book = No visit is booked yet.
office-case-visit-booked = A visit is booked.
office-case-visit-done = The visit is done.
office-case-granted = Granted
office-case-more = More acts
office-case-confirm-payment = Confirm the payment
office-case-book-visit = Book a visit
office-case-record-visit = Record the visit
office-case-visit-missed = Did not come
office-case-hand-over = Hand over
office-case-tell-in-person = Told in person
office-case-withdraw = Take back for the applicant
office-case-revoke = Take the permit away

office-payment-heading = Confirm the payment
office-payment-lead = { $applicant } · { $amount }
office-payment-number = Receipt number (NTPN)
office-payment-number-hint = 16 letters and digits on the payment receipt.
office-payment-reason = Reason, where there is no number
office-payment-reason-hint = You answer for it. Say what you saw, for example the bank’s confirmation.
office-payment-need = Enter the receipt number, or a reason.
office-payment-send = Confirm the payment
office-visit-heading = Record the visit
office-visit-taken = What was taken?
office-visit-where = Where?
office-visit-here = At this office
office-visit-elsewhere = At another office or mission
office-visit-place = Which office
office-visit-place-hint = As it stands on the paper that the applicant brings.
office-visit-note = Note
office-visit-note-hint = Colleagues read it. It may be left out.
office-visit-need-taken = Tick at least one.
office-visit-need-place = Name the office where it was done.
office-visit-send = Record the visit
office-book-heading = Book a visit
office-book-now = Booked now: { $when }
office-book-day = Day
office-book-day-choose = Choose a day
office-book-time = Time
office-book-need = Choose a day and a time.
office-book-send = Book this time
office-visit-missed-heading = The applicant did not come
office-visit-missed-words = The booked time becomes free. The applicant is asked to choose another.
office-visit-missed-send = Record it
office-hand-over-heading = Hand over
office-hand-over-words = Compare the identity document of the person who collects it.
office-hand-over-text = Who collects it
office-hand-over-hint = The name on the identity document, and “for” whom, where it is someone else.
office-hand-over-need = Name the person who collects it.
office-hand-over-send = Handed over
office-tell-in-person-heading = Told in person
office-tell-in-person-words = The notices that did not arrive are settled with this.
office-tell-in-person-text = Note
office-tell-in-person-hint = How and when, for example by telephone. It may be left out.
office-tell-in-person-send = Record it
office-withdraw-heading = Take the application back
office-withdraw-words = Only when the applicant asks for it. It cannot be undone.
office-withdraw-text = Reason
office-withdraw-hint = In the applicant’s words. It may be left out.
office-withdraw-send = Take it back
office-revoke-heading = Take the permit away
office-revoke-words = The permit ends at once. Whoever checks its seal is told so.
office-revoke-text = Reason
office-revoke-hint = The holder reads this. Write it in plain words.
office-revoke-need = Write the reason.
office-revoke-send = Take the permit away
office-decide-valid-until = Valid until
office-decide-valid-until-hint = The rules give this day. An earlier day is possible, a later one is not.
office-decide-valid-until-free = The rules name no day. Leave it empty where the permit has no end.
office-decide-conditions = Conditions
office-done-payment = The payment is confirmed.
office-done-visit = The visit is recorded.
office-done-booked = The visit is booked.
office-done-visit-missed = Recorded. The time is free again.
office-done-hand-over = It is handed over.
office-done-tell-in-person = Recorded. The notice is settled.
office-done-withdraw = The application is taken back.
office-done-revoke = The permit is taken away.

## A new application at the counter

office-nav-counter = Counter
office-nav-file = New application
office-counter-chip = At the counter
office-counter-lead = Fill in the form with the person who stands here. Turn the screen round for the declaration.
office-counter-end = End and clear
office-finding-check = Please check
