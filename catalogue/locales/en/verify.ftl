# Checking a permit or receipt: the page of the server and the screens of both windows.

verify-title = Check a permit or receipt
verify-lead = Every permit and receipt carries a code. Here anyone can check whether it is genuine and valid.
verify-text = Text of the code
verify-text-hint = Scan the code with the reader, or paste its text here.
verify-text-page-hint = Open the code with your phone’s camera. Or paste its text here.
verify-button = Check
verify-again = Check another
verify-file = Picture of the code
verify-file-hint = A photo, a screenshot or the letter as a PDF.
verify-facts = What is sealed
verify-facts-hint = All of it must be the same on the paper.
verify-unknown = Further sealed data
verify-missing = No text was given.
    .next = Paste the text of the code, then check it.
verify-words = Is it genuine, and still valid?
verify-network = This works without the network too.
verify-not-kept = What you check here is not kept.
