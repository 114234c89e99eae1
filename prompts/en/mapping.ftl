command-signal-rules = Shows which signals belong to which project, and what belongs nowhere yet.
command-signal-rule = Says which signals belong to a project and what they mean. You see what it fits before it’s saved.
command-rule-remove = Removes a rule for signals.
command-rule-up = Moves a rule for signals up.
command-signal-belongs = Says which project a signal belongs to.

form-signal-rules = Rules for signals
submit-signal-rules = Show
form-signal-rule = Rule for signals
submit-signal-rule = Try it
form-rule-remove = Remove a rule
submit-rule-remove = Remove
form-rule-up = Move a rule up
submit-rule-up = Move
form-signal-belongs = Which project?
submit-signal-belongs = Keep this rule

arg-conditions = if
ask-conditions = Which signals? Such as alertname~drift
hint-conditions = alertname~drift, model=churn. ~ means contains; “all” means every signal
arg-meaning = means
arg-rule = rule
arg-edit = step

choice-meaning-automatic = what the signal says itself
choice-meaning-performance = the model does worse
choice-meaning-drift = drift
choice-meaning-data = trouble with data
choice-meaning-training = a training run
choice-meaning-evaluation = an evaluation run
choice-meaning-deployment = a deployment
choice-meaning-promotion = another version goes live
choice-meaning-ignore = nothing, ignore it
choice-edit-yes = change
choice-edit-save = save

rules = Rules for signals
rules-none = No rules yet. Signals find their project by a label such as project, model or repository, or by the channel their system was connected in.
rules-how = The first rule that fits decides. If none fits, the signal’s own labels do.
rules-left = { $n ->
    [one] 1 more rule
   *[other] {$n} more rules
}
rules-everything = everything
belongs-which = Which project do signals with {$conditions} belong to?
belongs-no-project = There’s no project yet to which they could belong.
rules-unmapped = These belong to no project yet
button-rule-new = New rule…
button-rule-edit = Edit…
button-rule-up = Up
button-rule-remove = Remove
button-rule-save = Keep this rule
button-rule-change = Change…
button-rules = Rules

rule-trial = What this rule would do for {$project}
rule-trial-fits = { $n ->
    [0] It fits none of the last {$of} signals.
    [one] It fits 1 of the last {$of} signals:
   *[other] It fits {$n} of the last {$of} signals:
}
rule-trial-nothing = Nothing has come in yet to try it on.
rule-saved = {$who} saved a rule: {$conditions} belongs to {$project}.
rule-removed = {$who} removed the rule {$conditions}.
rule-moved = {$who} moved the rule {$conditions} up.
rule-is-first = This rule is already the first.

refused-rule-conditions = I can’t read “{$word}”. Write a label and what it has to be, such as alertname~drift or model=churn.
refused-rule-stage = {$stage} isn’t a stage of {$project}.
refused-too-many-rules = You can have up to {$max} rules.
refused-nothing-unmapped = Every signal that came in lately belongs to a project.
