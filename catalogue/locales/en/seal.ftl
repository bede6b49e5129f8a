# Seals of permits and receipts: what a check found, in the words of the core.

seal-thing-permit = permit
seal-thing-receipt = receipt
seal-thing-document = document

seal-valid = This { $thing } is genuine and valid
    .lead = This agency sealed it. It was not changed, and it is not revoked.
    .next = Compare the facts below with the paper, and the passport with its holder.
seal-expired = This { $thing } is genuine, but no longer valid
    .lead = Its last day was { $date }.
    .next = Its holder has to ask an immigration office for a new one.
seal-revoked = This { $thing } was revoked
    .lead = The agency took it back: { $moment }, time zone { $zone }.
    .next = Do not rely on it. Its holder was told the reason.
seal-unknown-signer = This seal is not of this agency
    .lead = It is a seal, but its signer is not on our list.
    .next = Ask the office or the state that is named on the paper.
seal-signer-not-valid = This seal cannot be relied on
    .lead = The key that made it was not in use on the day of the seal.
    .next = Ask an officer. Until then treat the paper as not valid.
seal-false = This seal is false
    .lead = It names our agency, but we did not make it like this. It was made up, or changed.
    .next = Do not rely on the paper. Tell an officer.
seal-list-expired = It cannot be said now whether this { $thing } is valid
    .lead = We made this seal, but the list of revoked seals here is too old, or the clock is wrong.
    .next = Connect this device to the network and check again, or ask an officer.
seal-no-list = It cannot be said now whether this seal is genuine
    .lead = There is no list of seals here yet.
    .next = Connect this device to the network and check again, or ask an officer.
seal-unreadable = No seal could be read
    .lead = What was given is no seal, or only a part of one.
    .next = Scan the whole code again. A picture needs good light, and the code straight in it.

seal-as-of = As of { $moment }, time zone { $zone }.

seal-fact-permit = Permit
seal-fact-number = Permit number
seal-fact-name = Name, as in the passport’s lines
seal-fact-passport = Passport number
seal-fact-nationality = Nationality
seal-fact-birth = Date of birth
seal-fact-sex = Sex
seal-fact-until = Valid until
seal-fact-enter-until = Entry until
seal-fact-stay = Length of stay
seal-fact-entries = Entries
seal-fact-service = Service
seal-fact-reference = Reference
seal-fact-office = Office
seal-fact-kind = Kind of document
seal-fact-issuer = Issued by
seal-fact-issued = Date of issue
seal-fact-other = Further feature { $tag }

seal-stay = { $days } days, { $months } months, { $years } years
seal-entries-any = Any number
seal-permit-itk = Visit stay permit (ITK)
seal-permit-itas = Limited stay permit (ITAS)
seal-permit-imk = Re-entry permit (IMK)

seal-code-receipt = This receipt, sealed
    .hint = Anyone can scan this code and see that the application was taken.
seal-code-permit = Your permit, sealed
    .hint = Anyone can scan this code and see whether the permit is genuine and valid. It holds your name.
