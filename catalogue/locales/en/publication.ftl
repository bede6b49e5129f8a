# What is said when catalogue and policy change: to officers of a proposal that is not taken, and to a visitor
# in the middle of a form.

refusal-four-eyes = Whoever wrote a proposal cannot approve it.
    .next = Ask another approver.
refusal-base-moved-on = Version { $newest } was published since this proposal was begun from version { $base }.
    .next = Open the proposal anew from the newest version.
refusal-not-whole = This cannot be published: { $file }, line { $line }: { $message }
    .next = Mend it, and propose it again.

problem-rules-changed = The rules have changed while you were filling in this form.
    .next = Your answers are kept. Look at them again, then send.
problem-service-ended = This service is no longer offered in this form.
    .next = Choose a service again. Ask the staff if you need help.
