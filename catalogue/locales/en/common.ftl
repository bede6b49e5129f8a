# Words that both windows use.

app-name = Lawang
demo-data = Demo data
optional = optional
yes = Yes
no = No
cancel = Cancel
close = Close
language = Language
busy = One moment…

error-summary = There is a problem
error-title = Error: { $title }
page-title = { $title } – Lawang
window-failed = Something went wrong on this device.
window-failed-next = Please try again. If it happens again, ask an officer.

date-day = Day
date-month = Month
date-year = Year
date-example = For example, 14 5 2029
date-partial = Day or month unknown? Leave it empty.

file-choose = Choose a file
file-replace = Choose another file
file-remove = Remove this file
file-kinds-photo = A picture, for example a JPEG. Place and time of the photo are not kept.
file-kinds = A photo or a PDF. Place and time of a photo are not kept.
file-page = Page { $page } of { $pages }
file-next-page = Next
file-previous-page = Previous
file-preview = Preview of { $label }
file-reading = Reading the file: { $percent } %
file-looking = Looking inside the file…
file-unreadable = The file could not be read to its end.
file-unreadable-next = Keep the phone or stick connected, and choose the file again.
photo-how = How the photo should be
photo-found = What was found
photo-drawing = Drawing: a head from crown to chin between two lines, the eyes between two others.
photo-good = good
photo-mend = please look
photo-officer = an officer looks

country-none = No country matches. Check the spelling.
country-count = { $count ->
    [one] { $count } country
   *[other] { $count } countries
}

connection-online = Connected

unlock-title = Unlock this device
unlock-hint = The data on this device is encrypted.
unlock-passphrase = Device passphrase
unlock-button = Unlock

enrol-title = Connect this device
enrol-hint = Ask your administrator for the address and a one-time code.
enrol-server = Server address
enrol-server-hint = For example, https://lawang.example.go.id
enrol-code = One-time code
enrol-button = Connect

enrol-file = Or connect with a provisioning file
enrol-file-hint = Your administrator gives it to you, for example on a memory stick.
enrol-file-choose = Choose the file
enrol-file-busy = Connecting this device with the file…
enrol-file-again = Try the file again

waiting-title = Waiting for approval
waiting-lead = This device is connected. Someone at the office has to approve it before it can be used.
waiting-fingerprint = Fingerprint of this device
waiting-how = Show it to a supervisor. In Administration, under Devices, it must read the same.
waiting-offline = There is no network now. The approval arrives as soon as it is back.

reconnect = Connect this device again

## Steps of a case, in both windows

taken-photo = Photo
taken-fingerprints = Fingerprints
taken-signature = Signature
taken-interview = Interview
payment-code = Billing code
payment-number = Receipt number
decision-conditions = Conditions
decision-number = Number

otherwise-changes = What would change this
otherwise-true = This helps only where it is true for you.
otherwise-instead = What may fit instead
