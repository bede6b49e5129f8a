# Printing: the buttons of the windows, and how a printer answers.

print-receipt = Print the receipt
print-checklist = Print this list
print-form = Print the application
print-letter = Print the letter
print-payment = Print the payment receipt
print-busy = Printing…
print-done = It is printed.
    .next = Take your paper from the printer: { $printer }.
print-on-its-way = It is on its way to the printer.
    .next = Your paper comes from { $printer } in a moment. Ask an officer if it does not.

## At a kiosk, to a visitor

problem-printer-none = This kiosk has no printer.
    .next = Photograph the screen, or ask an officer for a print.
    .kept = Everything on this screen stays as it is.
problem-printer-gone = The printer does not answer.
    .next = Photograph the screen, or ask an officer for a print.
    .kept = Nothing comes out later; everything on this screen stays as it is.
problem-printer-stopped = The printer is switched off for now.
    .next = Photograph the screen, or ask an officer for a print.
    .kept = Everything on this screen stays as it is.
problem-printer-no-paper = The printer has no paper.
    .next = Please tell an officer and print again. You can also photograph the screen.
    .kept = Nothing comes out later; everything on this screen stays as it is.
problem-printer-attention = The printer needs a hand: a jam, an open cover or no ink.
    .next = Please tell an officer and print again. You can also photograph the screen.
    .kept = Nothing comes out later; everything on this screen stays as it is.
problem-printer-failed = It could not be printed.
    .next = Try once more, photograph the screen, or ask an officer for a print.
    .kept = Everything on this screen stays as it is.

## At a desk, to an officer

problem-desk-printer-none = No printer is set up on this device, or its print service does not run.
    .next = Set up a printer in the system’s settings, or ask your administrator. Then print again.
problem-desk-printer-gone = The printer { $printer } does not answer.
    .next = See whether it is switched on and connected, or choose another printer. Then print again.
    .kept = The paper was taken out of its queue; nothing comes out later.
problem-desk-printer-stopped = The printer { $printer } is paused or takes no jobs.
    .next = Let it go on in the system’s settings, or choose another printer. Then print again.
    .kept = The paper was taken out of its queue; nothing comes out later.
problem-desk-printer-no-paper = The printer { $printer } has no paper.
    .next = Put paper in and print again.
    .kept = The paper was taken out of its queue; nothing comes out later.
problem-desk-printer-attention = The printer { $printer } needs a hand: a jam, an open cover or no ink.
    .next = See to it, then print again.
    .kept = The paper was taken out of its queue; nothing comes out later.
problem-desk-printer-failed = The printer { $printer } gave the paper up.
    .next = Print again, or choose another printer.

## The office’s print dialog

print-menu = Print…
print-name-receipt = Receipt
print-name-checklist = Checklist
print-name-form = Filled-in form
print-name-letter = Letter
print-name-payment = Payment receipt
print-language = Language of the paper
print-printer = Printer
print-printer-none = No printer is set up
print-send = Print
