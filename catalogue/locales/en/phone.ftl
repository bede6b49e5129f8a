# The server's pages for a visitor's phone.

phone-name = Immigration services
phone-reference-hint = For example, LW-7K4M-Q9FA-C3HXP
phone-pin-hint = Six digits, on your receipt
phone-other = Use another reference
phone-lost = Is the receipt lost? Ask at the counter of your office, with your passport.
phone-reference-wrong = This reference is not complete, or a character in it is wrong.
    .next = Compare it with your receipt and type it again. It begins with LW.
phone-pin-wrong = The PIN has six digits.
    .next = Type it as it stands on your receipt.
phone-unreadable = The form did not arrive whole.
    .next = Please fill it in again.
phone-failed = The status cannot be shown at this moment.
    .next = Please try again in a few minutes, or ask at the counter.
phone-correct-where = You can correct this at any kiosk or counter. Use the same reference and PIN there.
phone-decision = Decision
phone-as-of = As of { $moment }, time zone { $zone }.
phone-close = Is this not your own phone? Close this page when you have read it.
