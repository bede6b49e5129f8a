# What is said when catalogue and policy change: to officers of a proposal that is not taken, and to a visitor
# in the middle of a form.

refusal-four-eyes = Whoever wrote a proposal cannot approve it.
    .next = Ask another approver.
refusal-base-moved-on = Version { $newest } was published since this proposal was begun from version { $base }.
    .next = Open the proposal anew from the newest version.
refusal-not-whole = This cannot be published: { $file }, line { $line }: { $message }
    .next = Mend it, and propose it again.

problem-rules-changed = The rules have changed while you were filling in this form.
    .kept = Your answers are kept.
    .next = Read what holds now, then go on.
problem-service-ended = This service is no longer offered.
    .next = Choose another service, or ask the staff.

# The case page of the office: by which rules a case is judged.
case-rules-built-in = Judged by the rules that came with Lawang, which are in force.
case-rules-built-in-kept = Filed under the rules that came with Lawang. Others are in force now; this case keeps its own.
case-rules-in-force = Judged by version { $number } of the rules, “{ $title }”, in force since { $from }.
case-rules-kept = Filed under version { $number } of the rules, “{ $title }”, from { $from }. Others are in force now; this case keeps its own.
case-rules-unknown = Filed under rules that are not on this device. What the case says of them was recorded when it was filed.

timeline-reassessed = Assessed anew by the centre
timeline-reassessed-detail = A transitional rule of version { $number } says so. The fee stays as it was.
case-rules-moved = Judged by version { $number } of the rules, “{ $title }”, in force since { $from }. Its transitional rule covers cases that were filed before.
