### Words that several features share. `*bold*` and `code` are the only markup; {$names} are filled in.

## Stages of the template (`TEMPLATE` in src/model/stages.ts)
stage-data = Data
stage-training = Training
stage-evaluation = Evaluation
stage-deployment = Deployment
stage-monitoring = Monitoring

## States
state-not-started = not started
state-in-progress = in progress
state-at-risk = at risk
state-blocked = blocked
state-done = done
state-skipped = skipped
state-task-open = open
state-task-done = done
state-task-dropped = dropped

## Spans of time and days
for-days = { $n ->
    [one] 1 day
   *[other] {$n} days
}
for-hours = { $n ->
    [one] 1 hour
   *[other] {$n} hours
}
for-minutes = { $n ->
    [0] just now
    [one] 1 minute
   *[other] {$n} minutes
}
due = due {$day}
overdue = { $n ->
    [one] *overdue* since {$day} (1 day)
   *[other] *overdue* since {$day} ({$n} days)
}
no-due = no due date
hint-day = In words, like “next friday” or “in 2 weeks”, or 2026-12-31

## Things and people
in-project = {$item} in {$project}
nobody = nobody yet
offered-waiting = offered to {$who}, waiting
deputies = deputies: {$who}
led-by = Lead: {$who}
no-lead = nobody yet
archived = archived
pass = pass {$n}
page = Page {$page}
all-done = all stages done
no-stages = no stages yet
no-projects = No projects yet. Create the first one, or type `sample` for one to look around in.
no-archived = No archived projects.
open-tasks = { $n ->
    [one] 1 open task
   *[other] {$n} open tasks
}

## Names of arguments, as labels of fields and in sentences
arg-project = project
arg-stage = stage
arg-stages = stages
arg-item = stage or task
arg-person = person
arg-owner = owner
arg-reason = reason
arg-name = name
arg-title = title
arg-due = due date
arg-day = due date
arg-after = stage it comes after
arg-description = description
arg-word = reason
arg-which = which ones
arg-where = where it holds
arg-setting = setting
arg-value = value
arg-topic = command
arg-page = page

## Asking for what is missing
ask-project = Which project?
ask-stage = Which stage?
ask-item = Which stage or task?
ask-person = Who?
ask-text = What is the {$what}?
ask-day = Until when?
ask-choice = Which one?
ask-page = Which page?
ask-example = For example: `{$example}`

## Buttons and pickers
button-accept = Accept
button-add-task = Add a task…
button-back = Back
button-block = Block…
button-at-risk = At risk…
button-change = Change…
button-decline = Decline…
button-done = Done
button-drop = Drop
button-due = Due date…
button-edit = Edit…
button-fill-in = Fill in…
button-help = Help
button-history = History
button-lead-me = I lead it
button-link = Link here
button-more = More
button-new-project = New project…
button-of-stage = {$stage}: {$action}
button-open = Open
button-projects = All projects
button-reopen = Re-open
button-reset = Reset
button-restore = Restore
button-run = Run it
button-sample-remove = Remove the sample
button-save = Save
button-show = Show
button-skip = Skip
button-start = Start
button-start-stage = Start {$stage}
button-status = Status
button-take = I’ll take it
button-take-back = Take it back
button-task = Show the task
button-tasks = Tasks
button-unblock = Unblock
button-undo = Undo
confirm-drop = Drop this? It leaves all lists; “undo” brings it back for ten minutes.
pick-command = All commands…
pick-offer = Offer to…
pick-pass = Pass on to…
pick-person = Who?
pick-stage = Open a stage…
pick-value = Change to…

## Who sees an answer
not-for-all = Only you can see this: not everyone here can see that project.

## Reading a command
read-as = (read as `{$command}`)
unknown-command = I don’t know “{$typed}”. Try `help` for all that I do.
unknown-command-near = I don’t know “{$typed}”. Did you mean one of these?
fault = Something went wrong on my side, and nothing was changed. Please try again in a minute; if it stays, tell whoever runs Baton: code {$key}.

## Saying no
refused-admins-only = This setting is for the whole workspace: only its admins change it ({$who}).
refused-archived = {$project} is archived. Restore it first.
refused-bad-value = “{$word}” is not a value for {$setting}. It takes: {$values}.
refused-behind-itself = {$stage} cannot come after itself.
refused-cannot-lead = {$who} is a guest, or of another organisation, and cannot lead a project. Stages and tasks are fine.
refused-day-to-come = “{$word}” is still to come. Please name a day that has been, like “yesterday” or 2026-11-02.
refused-empty = The {$what} is empty. Please write a few words.
refused-gone = That is not there any more, or it belongs to another workspace.
refused-group = “{$word}” is more than one person. Who in it? One person holds the baton; others can be deputies.
refused-has-left = {$who} has left, so this needs somebody else. Who could it be?
refused-is-bot = {$who} is an app. Only people can have this; who could it be?
refused-left-over = I could not make sense of “{$word}” in this. See `help {$command}`.
refused-long-command = That is {$length} characters; a command has {$max} at most.
refused-name-taken = There is already a project called “{$name}”. Please choose another name.
refused-name-taken-archived = An archived project is called “{$name}”. Restore it, or choose another name.
refused-no-channel = This is a private conversation, not a channel. Please say it in the channel that you mean.
refused-no-choice = “{$word}” is not one of: {$choices}.
refused-no-day = I could not read “{$word}” as a day. Try “friday”, “in 2 weeks” or “2026-12-31”; “none” clears it.
refused-day-either = Is “{$word}” {$day} or {$other}?
refused-day-far = {$day} is more than a year away. Is that the day you mean?
refused-day-impossible = There is no “{$word}” on the calendar. Check the day, and the weekday if you gave one.
refused-day-past = {$day} has passed. Which day do you mean?
refused-day-range = “{$word}” is more than one day: it runs from {$day} to {$other}. Which day do you mean?
refused-day-vague = “{$word}” is not an exact day. Try “friday”, “in 2 weeks” or “30 Nov”.
refused-no-letters = “{$name}” has no letters or digits, so nobody could type it. Please add some.
refused-no-offers = Nothing waits for your answer.
refused-no-person = I don’t know anybody called “{$word}” here. Mention the person with @, or pick one.
refused-no-project = There is no project called “{$word}”.
refused-no-project-here = No project lives in this channel yet. Create one with `new`, or tie one to it with `link`.
refused-no-stage = {$project} has no stage called “{$word}”. It has these:
refused-no-such-place = “{$word}” is not a stage here. There are: {$stages}.
refused-no-task = There is no task {$word}.
refused-guests = That is for members of this workspace. As a guest you can see the projects of this channel; ask one of the team to do this.
refused-guests-own = As a guest you change only what you own. Ask one of the team to do this, or to give it to you.
refused-not-allowed = In {$project}, only the lead and the owners change this: {$who}.
refused-not-linked = {$project} is not linked to this channel.
refused-nothing-to-undo = There is nothing of yours to undo.
refused-owner-is-deputy = {$who} already owns {$item}, and needs no deputy role.
refused-own-settings-only = As a guest, or from another organisation, you set what holds for yourself: put `me` behind it.
refused-pass-self = You have it already. Pass it to somebody else, or accept it.
refused-rename-task = Tasks have titles: `edit #{$n} title:"…"`.
refused-stage-elsewhere = {$stage} is not a stage of {$project}.
refused-stage-name-taken = {$project} already has a stage called “{$name}”.
refused-stage-twice = Two of these stages have the same name.
refused-task-closed = {$item} is not open. Re-open it first.
refused-too-long = The {$what} is {$length} characters; {$max} is the most.
refused-too-many-deputies = {$max} deputies are the most.
refused-too-many-stages = A project has {$max} stages at the most; this would make {$n}.
refused-undo-changed = Somebody has changed this since, so I leave it. Please change it by hand.
refused-undo-too-late = Your last change is more than {$n} minutes old, so I leave it. Please change it by hand.
refused-wrong-scope = {$setting} is set for: {$scopes}.
