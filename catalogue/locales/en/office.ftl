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
office-list-decided = Decided
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
office-empty-decided = Nothing has been decided yet
office-empty-decided-more = Cases that were granted or refused are kept here.
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
