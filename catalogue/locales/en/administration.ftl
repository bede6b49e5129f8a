# Words of the administration: its tabs and forms in the office window, and what the centre says to it.

## The page

admin-title = Administration
admin-nav = Administration
admin-nav-heading = Office
admin-tabs = Parts of the administration
admin-tab-offices = Offices
admin-tab-officers = Officers
admin-tab-devices = Devices
admin-tab-hours = Appointments
admin-tab-closures = Closed days
admin-tab-locked = Locked
admin-tab-record = Record
admin-office = Office
admin-actions = What can be done
admin-state = State
admin-name = Name
admin-reason = Reason
admin-form-errors = Please mend this first

## Offices

admin-offices-lead = Every office has its own officers, devices, days and hours.
admin-office-add = Add an office
admin-office-add-lead = Afterwards choose it under Officers, and add its supervisor.
admin-office-add-button = Add the office
admin-office-name = Name of the office
admin-office-name-hint = As applicants know it, for example Singaraja Immigration Office
admin-office-officers = Officers
admin-office-devices = Devices
admin-office-open = Open
admin-office-closed = Closed { $when }
admin-office-rename = Rename
admin-office-rename-of = Rename { $name }
admin-office-rename-lead = Devices show the new name with their next contact.
admin-office-rename-button = Save the name
admin-office-close = Close…
admin-office-close-of = Close { $name }
admin-office-close-heading = Close { $name }?
admin-office-close-1 = Nobody works at this office any more. That cannot be undone.
admin-office-close-2 = Its officers have to be moved or ended first, and its devices revoked.
admin-office-close-3 = Its cases and its record stay.
admin-office-close-button = Close the office

## Officers

admin-officers-lead = Who works here, in which roles. A change reaches every device with its next contact.
admin-officers-none = Nobody works at this office yet
admin-officer-add = Add an officer
admin-officer-add-heading = Add an officer to { $office }
admin-officer-add-button = Add the officer
admin-officer-name = Full name
admin-officer-login = Login
admin-officer-login-hint = Small letters, digits, dot and hyphen. It cannot be changed later.
admin-officer-roles = Roles
admin-officer-grant = Works offline until
admin-officer-own = you
admin-officer-left = Left { $when }
admin-officer-here = On the staff
admin-officer-change = Change
admin-officer-change-of = Change { $name }
admin-officer-change-heading = Change { $name }
admin-officer-change-lead = What the officer was granted before ends. The new roles hold at once at the centre.
admin-officer-change-button = Save
admin-officer-reset = New password
admin-officer-reset-of = New password for { $name }
admin-officer-reset-heading = A new password for { $name }?
admin-officer-reset-1 = The old password opens nothing any more. It is told to nobody.
admin-officer-reset-2 = The officer is signed out everywhere with the next contact of each device.
admin-officer-reset-3 = You see the new password once, and hand it over yourself.
admin-officer-reset-button = Make a new password
admin-officer-end = Leaves…
admin-officer-end-of = Leaves: { $name }
admin-officer-end-heading = { $name } leaves the office?
admin-officer-end-1 = The officer can do nothing more from now on, and is signed out everywhere.
admin-officer-end-2 = A device without a network learns of it with its next contact. What is done there until then is refused.
admin-officer-end-3 = What the officer did before stays. The account cannot be opened again.
admin-officer-end-button = End the account
admin-no-grant = –
admin-role-front-desk = Helps people, unlocks, takes notes.
admin-role-officer = Checks and decides cases.
admin-role-supervisor = Decides, and administers the office.
admin-role-policy-editor = Writes changes to rules and figures.
admin-role-policy-approver = Approves such changes.
admin-role-analyst = Reads figures, no cases.
admin-role-administrator = Administers all offices.

## Devices

admin-devices-lead = Kiosks and workplaces of this office. What was revoked can be connected again.
admin-devices-none = No device is connected yet
admin-device-add = Connect a device
admin-device-add-heading = Connect a device to { $office }
admin-device-add-button = Make a code
admin-device-class = What is it?
admin-class-kiosk = Kiosk
admin-class-office = Workplace
admin-device-name = Name of the device
admin-device-name-hint = As people call it, for example Kiosk 01
admin-device-approval = It needs approval before it can be used
admin-device-approval-hint = For a code that somebody else types in. You compare the fingerprint and approve.
admin-device-fingerprint = Fingerprint
admin-device-seen = Last contact
admin-device-version = Version
admin-device-own = this device
admin-device-waiting = Waits for approval
admin-device-in-use = In use
admin-device-silent = Silent for days
admin-device-revoked = Revoked
admin-never-seen = never
admin-device-approve = Approve
admin-device-approve-of = Approve { $name }
admin-device-approve-heading = Approve { $name }?
admin-device-approve-lead = Compare this fingerprint with the one on the device’s own screen.
admin-device-approve-1 = If they are the same, approve. The device starts to work within seconds.
admin-device-approve-2 = If they differ, somebody else used your code. Do not approve; revoke the device.
admin-device-approve-button = They are the same: approve
admin-device-rename = Rename
admin-device-rename-of = Rename { $name }
admin-device-rename-button = Save the name
admin-device-again = Connect again
admin-device-again-of = Connect again: { $name }
admin-device-again-heading = Connect { $name } again?
admin-device-again-1 = The device keeps its name, and what it has not sent yet.
admin-device-again-2 = Another machine takes its place; the old one is then revoked.
admin-device-again-button = Make a code
admin-device-revoke = Revoke…
admin-device-revoke-of = Revoke { $name }
admin-device-revoke-heading = Revoke { $name }?
admin-device-revoke-1 = The centre takes nothing from this device any more, and gives it nothing.
admin-device-revoke-2 = What it has not sent yet stays on it. It is sent if you connect it again.
admin-device-revoke-own = This is the device you work on. You can do nothing more here afterwards.
admin-device-revoke-button = Revoke the device

admin-files = Provisioning files
admin-files-lead = One file connects many kiosks, each once, for at most seven days. It is as good as a key.
admin-files-none = No file was made for this office.
admin-file-make = Make a provisioning file
admin-file-make-heading = Connect many kiosks to { $office }
admin-file-make-button = Make and save the file
admin-file-prefix = First part of the names
admin-file-prefix-hint = “Kiosk” gives Kiosk 01, Kiosk 02 and so on.
admin-file-count = How many kiosks?
admin-file-days = For how many days?
admin-file-folder = Save to
admin-file-folder-removable = Memory stick { $name }
admin-file-used = Connected
admin-file-used-of = { $used } of { $count }
admin-file-open = until { $until }
admin-file-expired = expired { $until }
admin-file-used-up = all connected
admin-file-withdrawn = withdrawn
admin-file-withdraw = Withdraw…
admin-file-withdraw-of = Withdraw the file { $name }
admin-file-withdraw-heading = Withdraw this file?
admin-file-withdraw-1 = It connects no more devices. Those it has connected go on.
admin-file-withdraw-button = Withdraw the file

## What is shown once

admin-once-lead = This is shown once. Nobody can show it again.
admin-once-done = I have it
admin-once-password = Password of { $name }
admin-once-password-value = Password
admin-once-password-next = Hand it over in person or by telephone, never by e-mail.
admin-once-code = Code for { $name }
admin-once-code-lead = Type it in at the device, or hold the picture in front of its scanner.
admin-once-code-value = One-time code
admin-once-code-server = Server address
admin-once-code-left = Still good for { $time }
admin-once-code-over = The code has expired. Make a new one.
admin-once-code-qr = Picture with address and code for a scanner
admin-once-code-approval = Afterwards the device waits. Compare its fingerprint here and approve it.
admin-once-file = The provisioning file is saved
admin-once-file-path = Where it is
admin-once-file-count = How many
admin-once-file-until = Until
admin-once-file-kiosks = { $count ->
    [one] { $count } kiosk
   *[other] { $count } kiosks
}
admin-once-file-next = Choose it in each kiosk’s first window, or start the kiosk with it. Delete it afterwards.

## Appointments

admin-hours-lead = When this office receives people by appointment. As long as it has no plan of its own, the catalogue’s holds.
admin-plan-new = New plan
admin-plan-new-heading = A new plan for { $office }
admin-plan-change = Change
admin-plan-change-of = Change the plan from { $from }
admin-plan-change-heading = Plan from { $from }
admin-plan-heading = From { $from }
admin-plan-usual = The catalogue’s plan
admin-plan-own = Make an own plan
admin-plan-empty = No hours: people walk in.
admin-plan-holds = holds now
admin-plan-coming = to come
admin-plan-past = replaced
admin-plan-sum = { $slots ->
    [one] { $slots } slot a week
   *[other] { $slots } slots a week
}, for { $people ->
    [one] { $people } person
   *[other] { $people } people
}.
admin-plan-ahead = { $days ->
    [one] Booked at most { $days } day ahead.
   *[other] Booked at most { $days } days ahead.
}
admin-plan-from = First day
admin-plan-from-hint = Year, month and day, for example 2027-01-31
admin-plan-days-ahead = How many days ahead can be booked?
admin-plan-windows = Hours
admin-plan-window = Hours { $number }
admin-plan-weekday = Day
admin-plan-begin = From
admin-plan-end = To
admin-plan-time-hint = Times like 08:30
admin-plan-minutes = Minutes each
admin-plan-capacity = People at a time
admin-plan-services = Services
admin-plan-services-chosen = { $count ->
    [one] { $count } service
   *[other] { $count } services
}
admin-all-services = all services
admin-plan-add-window = Add hours
admin-plan-remove-window = Remove hours { $number }
admin-plan-copy = Copy the first day to Monday to Friday
admin-plan-save = Save the plan
admin-plan-remove = Remove…
admin-plan-remove-of = Remove the plan from { $from }
admin-plan-remove-heading = Remove the plan from { $from }?
admin-plan-remove-1 = Nothing more can be booked by it. The plan before it holds again.
admin-plan-remove-2 = Visits that are booked stay booked. Tell those people if they cannot come.
admin-plan-remove-button = Remove the plan

## Closed days

admin-closures-lead = Whole days on which this office is closed, beside weekends and national holidays. They do not count as working days.
admin-closures-none = No closed days
admin-closures-none-more = Regional holidays and days without service are entered here.
admin-closure-add = Add a closed day
admin-closure-add-heading = Add a closed day at { $office }
admin-closure-add-lead = Visits that are booked for that day stay booked. Tell those people.
admin-closure-add-button = Add the closed day
admin-closure-date = Date
admin-closure-date-hint = Year, month and day, for example 2027-03-22
admin-closure-words = Reason in { $language }
admin-closure-words-hint = Applicants read it.
admin-closure-remove = Remove
admin-closure-remove-of = Remove { $date }
admin-closure-remove-heading = Open on { $date }?
admin-closure-remove-1 = The day counts as a working day again. Promised days move forward.
admin-closure-remove-button = Remove the closed day

## Locked

admin-locked-lead = After many wrong tries a secret is locked for a while. Unlock it when you know who stands before you.
admin-locked-none = Nothing is locked
admin-locked-none-more = A receipt, a device or a login appears here after too many wrong tries.
admin-locked-what = What
admin-locked-tries = Wrong tries
admin-locked-until = Locked until
admin-locked-others = { $count ->
    [one] { $count } more lock is of nobody known: a reference that does not exist, or an address. It ends by itself.
   *[other] { $count } more locks are of nobody known: references that do not exist, or addresses. They end by themselves.
}
admin-lock-reference = Receipt, reference and PIN
admin-lock-device = Device, any receipt’s PIN
admin-lock-login = Login at the centre
admin-unlock = Unlock
admin-unlock-device = Unlock a device
admin-unlock-device-lead = It forgets wrong tries: at receipts, at kept applications, and at signing in.
admin-unlock-which = Which device?
admin-unlock-of = Unlock { $name }
admin-unlock-heading = Unlock { $name }?
admin-unlock-lead = The wrong tries are forgotten. The secret itself stays as it is.
admin-unlock-reason = Why?
admin-unlock-reason-hint = It stays in the record, for example: passport seen at the counter
admin-unlock-button = Unlock

## Record

admin-record-lead = What was done here, by whom. Nothing of it can be changed or deleted.
admin-record-none = Nothing was done yet
admin-record-when = When
admin-record-who = Who
admin-record-what = What
admin-record-about = To what
admin-record-changes = Details
admin-record-earlier = Show earlier
admin-record-newest = Back to the newest
admin-by-device = the device itself
admin-act-set-up = Set up the server
admin-act-add-office = Added an office
admin-act-rename-office = Renamed an office
admin-act-close-office = Closed an office
admin-act-add-officer = Added an officer
admin-act-change-officer = Changed an officer
admin-act-reset-password = Gave a new password
admin-act-end-officer = Ended an account
admin-act-make-code = Made a device code
admin-act-make-code-again = Made a code to connect again
admin-act-enrol-device = Connected
admin-act-approve-device = Approved a device
admin-act-rename-device = Renamed a device
admin-act-revoke-device = Revoked a device
admin-act-make-provisioning = Made a provisioning file
admin-act-revoke-provisioning = Withdrew a provisioning file
admin-act-add-closure = Added a closed day
admin-act-remove-closure = Removed a closed day
admin-act-set-slots = Set a plan of appointments
admin-act-remove-slots = Removed a plan of appointments
admin-act-unlock = Unlocked
admin-act-retry-notice = Tried to tell again
admin-act-publish-catalogue = Published a catalogue
admin-act-try-policy = Tried a change of policy on cases
admin-change-name = name
admin-change-office = office
admin-change-roles = roles
admin-change-class = kind
admin-change-approval = needs approval
admin-change-fingerprint = fingerprint
admin-change-count = devices
admin-change-days = days
admin-change-used = connected
admin-change-words = reason
admin-change-plan = hours
admin-change-kind = kind
admin-change-approver = approved by
admin-change-base = version
admin-change-files = files
admin-change-from = from
admin-change-months = months of cases
admin-change-rules = rules
admin-value-kiosk = kiosk
admin-value-office = workplace
admin-value-yes = yes
admin-value-no = no
admin-value-reference = receipt
admin-value-device = device
admin-value-login = login

## What was done

admin-done-office-added = { $what } is added.
admin-done-office-closed = The office is closed.
admin-done-renamed = The name is saved.
admin-done-officer-added = { $name } is added.
admin-done-officer-changed = The change is saved.
admin-done-officer-left = The account is ended.
admin-done-reset = A new password is made.
admin-done-code = A code is made.
admin-done-approved = The device is approved.
admin-done-revoked = The device is revoked.
admin-done-file = The file is saved.
admin-done-withdrawn = The file is withdrawn.
admin-done-closure = Closed on { $what }.
admin-done-closure-removed = The closed day is removed.
admin-done-plan = The plan from { $what } is saved.
admin-done-plan-removed = The plan is removed.
admin-done-unlocked = Unlocked. The person can try again now.

## What has to be mended

admin-fault-id = This name gives no short name. Use letters or digits.
admin-fault-name = Enter a name of at most 120 characters.
admin-fault-login = Use 2 to 40 small letters, digits, dots or hyphens.
admin-fault-roles = Choose at least one role.
admin-fault-password = Use at least 12 characters.
admin-fault-prefix = Enter a name of at most 40 characters.
admin-fault-count = Enter a number from 1 to 200.
admin-fault-days = Enter a number from 1 to 7.
admin-fault-server = This device knows no good address of the server.
admin-fault-words = Write the reason in this language, at most 120 characters.
admin-fault-date = Enter a date like 2027-03-22.
admin-fault-from = Enter a date like 2027-01-31.
admin-fault-days-ahead = Enter a number from 1 to 180.
admin-fault-windows = Enter at most 100 rows of hours.
admin-fault-window-weekday = Choose a day.
admin-fault-window-from = Enter a time like 08:30 that overlaps no other hours of that day.
admin-fault-window-to = Enter a time that leaves room for at least one slot.
admin-fault-window-minutes = Enter 5 to 480 minutes.
admin-fault-window-capacity = Enter 1 to 1000 people.
admin-fault-window-services = One of these services is not known. Choose again.
admin-fault-reason = Write a reason of at most 500 characters.
admin-fault-about = This is nothing that can be unlocked.

problem-admin-invalid = Something needs mending.
    .next = Mend what is marked, then send it again.
    .kept = Nothing was changed.
problem-denied = You need to be one of: { $roles }.
    .next = Ask a colleague with such a role to do it.
    .kept = Nothing was changed.
problem-denied-elsewhere = This belongs to another office. There, one of these can do it: { $roles }. An administrator can everywhere.
    .next = Ask one of them to do it.
    .kept = Nothing was changed.
problem-offline-administration = Administration needs the network, and there is none now.
    .next = Try again when the network is back.
    .kept = Cases, decisions and notes go on without it.
problem-cannot-office-taken = There is an office with this short name already.
    .next = Choose another name.
problem-cannot-office-closed = This office is closed.
    .next = Choose another office.
problem-cannot-office-in-use = Officers or devices are still at this office.
    .next = Move or end its officers and revoke its devices, then close it.
problem-cannot-login-taken = Somebody has this login already, perhaps at another office.
    .next = Choose another login.
problem-cannot-own-account = Nobody ends their own account, or changes their own roles or office.
    .next = Ask another administrator or supervisor.
problem-cannot-officer-left = This account was ended already.
    .next = Nothing has to be done. Whoever comes back gets a new account.
problem-cannot-device-revoked = This device is revoked already.
    .next = Connect it again with a code, if it is still needed.
problem-cannot-device-approved = This device is approved already.
    .next = Nothing has to be done.
problem-cannot-day-closed = The office is closed on that day already.
    .next = Remove the closed day first, if its reason has to change.
problem-cannot-not-locked = This is not locked any more.
    .next = Nothing has to be done. The person can try again.
problem-save-folder-gone = The file could not be saved there. It was withdrawn: nothing can be connected with it.
    .next = Check the memory stick or folder, and make the file again.

## Connecting with a file, and waiting

problem-waiting = This device waits for approval.
    .next = Ask a supervisor of this office to approve it.
problem-known-device = The server knows this device already.
    .next = Ask for a code that connects it again: Administration, Devices.
problem-provisioning-unreadable = This is no provisioning file.
    .next = Choose the file that your administrator gave you.
problem-provisioning-changed = This file was changed after it was made. It is not used.
    .next = Ask your administrator for a new file, and tell them about this one.
problem-provisioning-expired = This file has expired, or this device’s date is wrong.
    .next = Check the date of the device. Otherwise ask your administrator for a new file.
problem-provisioning-used-up = This file has connected all its devices.
    .next = Ask your administrator for a new file or a code.
problem-provisioning-withdrawn = This file was withdrawn.
    .next = Ask your administrator for a new file or a code.
problem-provisioning-unknown = The server does not know this file.
    .next = Ask your administrator for a new file.
problem-provisioning-class = This file is for another kind of device.
    .next = Ask your administrator for a file or code of the right kind.
problem-provisioning-gone = The provisioning file cannot be read.
    .next = Check that it is where it was named, for example that the memory stick is plugged in.
