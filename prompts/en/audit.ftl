command-audit = Shows how healthy a project is: its score in five areas, and the next best move.
command-audit-ask = Asks the audit’s questions one by one.
command-audit-trend = Compares a project’s audits over time, question by question.
command-audit-all = Compares the audits of all projects.
command-audit-answer = Answers a question of the audit: not yet, by hand, automatic, or why it doesn’t apply.
command-audit-evidence = Keeps a link or a few words that show an answer.
command-audit-owner = Names who owns a question of the audit.
command-audit-confirm = Confirms answers that are past their date.
command-audit-task = Makes a question of the audit a task, in the stage it belongs to.
command-audit-setup = Sets how much depends on a project, what it makes, and whether “done” asks for a score.

command-audit-questions = Lists the audit’s questions, with where they come from.
command-question-edit = Changes how a question of the audit reads, in the whole workspace.
command-question-add = Adds a question of your own to the audit, in the whole workspace.
command-question-weigh = Sets how many times a question of the audit counts.
command-question-drop = Drops a question from the audit. Earlier answers are kept.
command-question-restore = Brings a dropped question of the audit back.

form-audit-questions = Questions
form-question-edit = Change the question
form-question-add = New question
form-question-weigh = Weight
form-question-drop = Drop the question
form-question-restore = Bring it back
submit-audit-questions = Show
submit-question-edit = Change
submit-question-add = Add
submit-question-weigh = Set
submit-question-drop = Drop
submit-question-restore = Bring back
arg-ask = question
arg-hand = what “by hand” looks like
arg-auto = what “automatic” looks like
arg-task = the task that it becomes
arg-weight = weight
ask-area = Which area?
ask-ask = What is the question?
ask-weight = How many times should it count? From 0.5 to 5.

form-audit = Audit
form-audit-ask = Audit question
form-audit-trend = Audits over time
form-audit-all = Audits of all projects
form-audit-answer = Answer
form-audit-fill = Answer the area
form-audit-back = Evidence and owners
form-audit-evidence = Evidence
form-audit-adopt = Evidence
form-audit-owner = Owner of a question
form-audit-disown = Remove the owner
form-audit-confirm = Still true
form-audit-task = Make it a task
form-audit-setup = Set up the audit
submit-audit = Show
submit-audit-ask = Show
submit-audit-trend = Show
submit-audit-all = Show
submit-audit-answer = Answer
submit-audit-fill = Answer
submit-audit-back = Keep
submit-audit-evidence = Keep
submit-audit-adopt = Keep
submit-audit-owner = Name
submit-audit-disown = Remove
submit-audit-confirm = Confirm
submit-audit-task = Create task
submit-audit-setup = Set up

arg-area = area
arg-question = question
arg-said = answer
arg-evidence = evidence
arg-keys = questions
arg-was = answers before
arg-criticality = What depends on it
arg-type = What it makes
arg-bar = When a stage is done
ask-criticality = How much depends on it?
ask-type = What does it make?
ask-bar = What should happen when a stage is done?
ask-question = Which question? Its name or number, such as `data-1`.
ask-evidence = What shows it? A link, or a few words.
hint-evidence = A link, or a few words: where can others see it?
hint-na = Only needed for what doesn’t apply

choice-area-data = Data
choice-area-training = Training
choice-area-evaluation = Evaluation
choice-area-deployment = Deployment
choice-area-monitoring = Monitoring
choice-value-no = Not yet
choice-value-hand = By hand
choice-value-auto = Automatic
choice-value-na = Doesn’t apply
choice-criticality-prototype = Prototype
choice-criticality-internal = Internal
choice-criticality-production = Production
choice-criticality-critical = Critical
choice-type-model = A trained model
choice-type-llm = An app built on a language model
choice-bar-off = Don’t ask for the area’s score
choice-bar-warn = Warn if the area’s score is too low
choice-bar-hold = Hold the stage until somebody says why

# What somebody can say for each answer.
audit-said-no = not yet|no|nope|none|nothing|never|missing|not done|we don’t|not at all
audit-said-hand = by hand|hand|manual|manually|partly|partially|sometimes|half|in part|somewhat|yes, by hand|yes by hand
audit-said-auto = automatic|automatically|auto|automated|fully|always|yes, automatically|yes automatically|yes, automatic|yes
audit-said-na = n/a|na|not applicable|doesn’t apply|does not apply|not relevant|irrelevant

# What somebody can say for themselves, after the name of a question.
audit-said-me = me|myself

## The score card
audit-title = Audit of {$project}
audit-none = No answers yet. { $n } questions in five areas tell how healthy this project is; an area takes a minute or two, and you can stop any time.
audit-score = *{$score} of 6*. Weakest area: {$least}. Expected of “{$what}”: {$expected}.
audit-score-open = *{$score} of 6* so far. Weakest area answered: {$least}. Expected of “{$what}”: {$expected}.
audit-so-far = So far: {$answered} of {$all} questions answered. In an area that has answers, an open question counts as “not yet”.
audit-strict = Counted strictly: *{$score}*. An answer without an owner counts nothing, and an automatic one past its date counts half.
audit-chart = Score by area
audit-bar = {$score} of 6
audit-bar-open = open
audit-area-score = {$score} of 6
audit-area-points = {$score} of 6 ({$sum} of {$most} points)
audit-area-open = { $n ->
    [one] 1 question
   *[other] {$n} questions
}, not answered yet
audit-area-nothing = nothing here applies
audit-area-strict = {$score} counted strictly
audit-left = { $n ->
    [one] 1 question open
   *[other] {$n} questions open
}
audit-unowned = { $n ->
    [one] 1 without an owner
   *[other] {$n} without an owner
}
audit-old = { $n ->
    [one] 1 past its date
   *[other] {$n} past their date
}
audit-left-out = { $n ->
    [one] 1 doesn’t apply
   *[other] {$n} don’t apply
}
audit-weighted = { $n ->
    [one] 1 with a weight of its own
   *[other] {$n} with a weight of their own
}
audit-mark-open = Not answered
audit-mark-reached = As expected
audit-mark-below = Below {$expected}
audit-how = An area’s score is the sum of its questions: 0 for not yet, half a point by hand, 1 automatic. One weak area stalls a project, so the weakest area is the score.
audit-next-raise = *Next best move* in {$area}: {$task}. It takes {$effort}.
audit-next-finish = *Next:* finish {$area}. “{$title}” is still open.
audit-next-own = *Next best move:* name an owner for “{$title}” in {$area}.
audit-next-confirm = *Next best move:* check whether “{$title}” in {$area} is still true.
audit-next-task = *Next best move* in {$area}, already under way: {$task}
audit-next-nothing = Everything that applies is automatic, has an owner, and is up to date.
audit-effort-1 = a few hours
audit-effort-2 = a few days
audit-effort-3 = a few weeks

## An area, and one question
audit-area-title = {$area} · audit of {$project}
audit-area-empty = The team has dropped all questions of this area.
audit-question-title = {$area} {$number} of {$all}: {$title}
audit-means = *By hand:* {$hand} *Automatic:* {$auto}
audit-open = Open
audit-owner = owned by {$who}
audit-no-owner = no owner
audit-answered = answered by {$who}, {$day}
audit-expired = past its date since {$day}
audit-expires = good until {$day}
audit-weight = counts {$weight}×
audit-reworded = When it was answered, the question was: “{$asked}”
audit-proposal = From the history: {$evidence}
audit-shows-rollback = {$alias} went back to {$version} on {$day}.
audit-shows-gate = The check “{$name}” failed on {$day}, and nothing was deployed in the hour after it.
audit-shows-code = {$version} was registered on {$day} with what it came from: {$source}
audit-shows-alert = {$who} took “{$title}” on {$day}, {$age} after the alert.
audit-shows-budget = The limit “{$name}” acted on {$day}.
audit-shows-owner = {$who} has owned {$stage} since {$day}.
audit-shows-loop = {$stage} was re-opened on {$from} and done again on {$until}, after { $days ->
    [one] 1 day
   *[other] {$days} days
}.
audit-task-open = Show #{$number}
audit-all-answered = Every question is answered.
audit-area-answered = Every question of {$area} is answered.

button-audit-begin = Begin
button-audit-answer = Answer
button-audit-fill = Answer all at once…
button-audit-one = One by one
button-audit-next = Skip
button-audit-na = Doesn’t apply…
button-audit-evidence = Evidence…
button-audit-back = Evidence and owners…
button-audit-adopt = Use as evidence
button-audit-confirm = Still true
button-audit-confirm-all = All still true
button-audit-disown = Remove the owner
button-audit-decline = Not me
button-audit-question = Show the question
button-audit-card = Score card
button-audit-task = Make it a task
button-audit-trend = Over time
button-audit-all = All projects
button-audit-setup = Set up…
pick-audit-owner = Owner…

## The form of an area
audit-form-owner = Owner of what is done
audit-form-owner-hint = For the answers that you change here and that don’t have one
audit-form-evidence = Evidence for what is done
audit-form-evidence-hint = For the answers that you change here: a link, or a few words
audit-form-reason = Why something doesn’t apply
audit-form-back = {$area}: evidence
audit-form-owner-of = Owner of {$number}

## What was done
audit-answered-one = {$who} answered “{$title}”: {$answer}.
audit-answered-area = { $n ->
    [one] {$who} answered 1 question of {$area}.
   *[other] {$who} answered {$n} questions of {$area}.
}
audit-backed = { $n ->
    [one] {$who} gave evidence or an owner for 1 question of {$area}.
   *[other] {$who} gave evidence or owners for {$n} questions of {$area}.
}
audit-confirmed = { $n ->
    [one] {$who} confirmed 1 answer.
   *[other] {$who} confirmed {$n} answers.
}
audit-confirmed-one = {$who} confirmed the answer to “{$title}”.
audit-evidence-given = {$who} gave evidence for “{$title}”.
audit-owner-named = {$who} named {$owner} the owner of “{$title}”.
audit-owner-self = {$who} took “{$title}”.
audit-owner-gone = {$who} left “{$title}” without an owner.
audit-owner-already = {$owner} already owns “{$title}”.
audit-no-owner-already = “{$title}” has no owner.
audit-you-named = {$who} named you the owner of “{$title}” in the audit of *{$project}*: you keep its answer up to date.
audit-you-named-several = {$who} named you the owner of {$n} questions in {$area}, in the audit of *{$project}*: {$titles}. You keep their answers up to date.
audit-task-already = There’s already a task for it: {$task}
audit-nothing-new = Nothing has changed.
audit-nothing-to-back = No answer of {$area} is “by hand” or “automatic” yet.
audit-nothing-old = No answer is past its date.
audit-nothing-shown = The history shows nothing new about it.
audit-setup-same = It’s already set up like that.
audit-set-up = {$who} set up the audit of *{$project}*: {$what}.
audit-bar-off = “done” doesn’t ask for a score
audit-bar-warn = “done” warns below the expected score
audit-bar-hold = “done” asks why below the expected score
refused-audit-no-question = The audit of {$project} has no question “{$word}”. `audit` lists them by area.
refused-audit-no-reason = Please say why “{$title}” doesn’t apply.

audit-question-changed = {$who} changed the question “{$title}”. Earlier answers keep the words they were given to.
audit-question-added = {$who} added the question “{$title}” to {$area}.
audit-question-weighed = {$who} set how often “{$title}” counts: {$weight}×.
audit-question-dropped = {$who} dropped the question “{$title}”.
audit-question-restored = {$who} brought the question “{$title}” back.
audit-question-same = “{$title}” is like that already.
audit-own-hand = Somebody does it, and it’s written up.
audit-own-auto = It happens by itself, again and again.
refused-audit-no-such-question = There’s no question “{$word}”. `audit questions` lists them.
refused-audit-not-dropped = No question “{$word}” was dropped.
refused-audit-area-full = {$area} has {$max} questions already, as many as fit a form. Drop one first.
refused-audit-title-taken = There’s already a question “{$title}”.
refused-audit-weight = “{$word}” isn’t a weight. Use a number from 0.5 to 5, in halves.

## The questions themselves
audit-questions = Questions of the audit
audit-questions-dropped = *Dropped*
audit-questions-how = These are the same in every project of the workspace. A change counts from now on; earlier audits keep their questions.
audit-shelf = good for {$n} days
audit-own = your own
audit-only-model = for trained models
audit-only-llm = for apps built on a language model
audit-source = from {$source}
audit-confirm-drop = Drop this question in the whole workspace? Earlier answers are kept.
button-audit-questions = Questions
button-audit-add = New in {$area}…
button-audit-weigh = Weight…

## Over time, and side by side
audit-trend-title = Audits of {$project}
audit-trend-none = No audit yet: nothing to compare.
audit-trend-chart = Score of each audit, of 6
audit-trend-changes = *What has changed since {$day}*
audit-trend-same = Nothing has changed since {$day}.
audit-trend-how = An audit is a run of answers with no more than a week between one and the next. Its score is as of its last answer, with the questions of that time.
audit-change = {$was} → {$is}
audit-change-new = new
audit-change-dropped = no longer asked
audit-change-owner = has an owner now
audit-change-reworded = worded differently then
audit-all = Audits of all projects
audit-all-chart = Score of each project, of 6
audit-all-none = no answers yet
audit-all-unfinished = not finished
audit-all-how = The score of a project is that of its weakest area. What is expected depends on what it is used for.
