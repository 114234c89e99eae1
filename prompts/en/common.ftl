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
    [0] less than a minute
    [one] 1 minute
   *[other] {$n} minutes
}
due = due {$day}
overdue = { $n ->
    [one] *overdue* since {$day} (1 day)
   *[other] *overdue* since {$day} ({$n} days)
}
no-due = no due date
hint-day = Like “next friday” or “in 2 weeks”
hint-past-day = Like “yesterday” or “2 March”

## Things and people
you = you
you-first = You
in-project = {$item} in {$project}
lead-of = Lead of {$item}
nobody = no owner
offered-waiting = offered to {$who}, no answer yet
deputies = deputies: {$who}
led-by = Lead: {$who}
no-lead = none yet
# The name of a project or person that has namesakes, with a channel, a lead, a day or a time zone.
name-apart = {$name} ({$by})
# In menus of people.
name-guest = {$name} · guest
name-external = {$name} · other company
archived = archived
pass = pass {$n}
list-and = {$first} and {$last}
page = Page {$page}
place-channel = channel
place-chat = chat
all-done = all stages done
no-stages = no stages yet
list-own-parts = *Only your part*
no-projects = No projects yet. Create your first one, or load the sample to look around.
no-projects-guest = There’s no project that you can see here. Ask a teammate to link one to a channel you’re in.
no-project-here-guest = This channel has no project yet. Ask a teammate to link one.
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
arg-date = day
arg-day = due date
arg-after = comes after
arg-before = comes before
arg-description = description
arg-word = reason
arg-which = which ones
arg-where = applies to
arg-setting = setting
arg-value = value
arg-topic = command
arg-page = page

## Asking for what is missing
ask-project = Which project?
ask-stage = Which stage?
ask-item = Which stage or task?
ask-person = Who should it be?
ask-after = Which stage should it come after?
ask-date = Which day?
ask-day = When is it due?
ask-description = What is it about?
ask-name = What should it be called?
ask-reason = Why?
ask-setting = Which setting?
ask-title = What is the task?
ask-until = Snooze until when?
ask-value = What should it be?
ask-when = When should the digest come?
ask-word = Why not? A few words are enough.
ask-page = Which page?
ask-example = For example: `{$example}`

## Choices, as people read them
choice-what-owner = Who owns it
choice-what-deputies = Who the deputies are
choice-what-lead = Who leads it
choice-what-due = When it’s due
choice-what-since = How long it has been like this
choice-what-reason = Why it’s blocked or at risk
choice-what-state = How it stands
choice-what-me = All nudges to me
choice-what-channel = All nudges in this channel
choice-which-blocked = Blocked
choice-which-at-risk = At risk
choice-which-overdue = Overdue
choice-which-unowned = Without an owner
choice-which-stuck = Stuck
choice-which-due = Due soon
choice-which-offered = Offers without an answer
choice-which-open = Open
choice-which-mine = Mine
choice-which-my = Mine
choice-which-done = Done
choice-which-channel = This channel’s
choice-which-me = My own
choice-which-portfolio = All projects
choice-which-active = Active
choice-which-archived = Archived
choice-which-nudges = Nudges
choice-kind-due = { reminder-kind-due }
choice-kind-overdue = { reminder-kind-overdue }
choice-kind-offers = { reminder-kind-offers }
choice-kind-stalled = { reminder-kind-stalled }
choice-kind-evidence = { reminder-kind-evidence }
choice-kind-incidents = { reminder-kind-incidents }
choice-who-auto = Whoever its channels allow
choice-who-everyone = Everyone
choice-who-channels = Only its channels
choice-who-owners = Only people working on it
choice-where-me = Just me
choice-where-channel = Everyone in this channel
choice-where-workspace = The whole workspace

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
button-lead-me = I’ll lead it
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
button-save = Update message
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
confirm-drop = Drop this? It disappears from every list. You can undo for ten minutes.
pick-command = All commands…
pick-offer = Give to…
give-to = Give to {$name}
pick-pass = Pass on to…
pick-person = Choose a person…
pick-stage = Open a stage…
pick-value = Change to…

## Who sees an answer
not-for-all = Only you can see this, because not everyone here can see everything in it.

## Reading a command
read-as = I read that as `{$command}`.
unknown-command = I don’t know “{$typed}”. Try `help` to see everything I can do.
unknown-command-near = I don’t know “{$typed}”. Did you mean one of these?
fault = Something went wrong on my side; nothing changed. Try again in a minute. If it keeps happening, give whoever runs Baton this code: {$key}.

## When something can’t be done
refused-admins-only = Only workspace admins can change this ({$who}).
refused-archived = {$project} is archived. Restore it first.
refused-bad-value = “{$word}” doesn’t work for *{$setting}*. It can be {$values}.
refused-bad-choice = “{$word}” doesn’t work for *{$setting}*. Choose one of these:
refused-behind-itself = {$stage} can’t come after itself.
refused-cannot-lead = {$who} is a guest or works for another company, and can’t lead a project. They can own stages and tasks.
refused-empty = The {$what} can’t be empty.
refused-gone = That no longer exists.
refused-group = “{$word}” is more than one person. Who should it be? Others can be deputies.
refused-has-left = {$who} has left. Who should it be instead?
refused-is-bot = {$who} is an app, and only people can own things. Who should it be?
refused-left-over = I didn’t understand “{$word}”. Here’s how `{$command}` works:
refused-long-command = That is {$length} characters long; a command can be up to {$max}.
refused-name-taken = There is already a project called “{$name}”. Choose another name.
refused-name-taken-archived = An archived project is already called “{$name}”. Restore it, or choose another name.
refused-no-channel = This is a private conversation. Try that in the channel you mean.
refused-no-choice = I don’t know “{$word}” here. Choose one of these:
refused-no-day = I don’t understand “{$word}” as a date. Try “friday”, “in 2 weeks” or “2026-12-31”; “none” clears it.
refused-no-letters = “{$name}” has no letters or digits, so nobody could type it. Add at least one.
refused-no-offers = You have no offers to answer.
refused-no-person = I don’t know anyone called “{$word}” here. Mention them with @, or choose someone.
refused-day-to-come = “{$word}” is still to come. Name a day in the past, like “yesterday” or “2026-11-02”.
refused-day-either = Is “{$word}” {$day} or {$other}?
refused-day-far = {$day} is more than a year away. Is that the day you mean?
refused-day-impossible = There is no “{$word}” on the calendar. Check the day, and the weekday if you gave one.
refused-day-past = {$day} has passed. Which day do you mean?
refused-day-range = “{$word}” is more than one day: it runs from {$day} to {$other}. Which day do you mean?
refused-day-vague = “{$word}” isn’t an exact day. Try “friday”, “in 2 weeks” or “30 Nov”.
refused-no-project = There is no project called “{$word}”.
refused-no-project-here = This channel has no project yet. Create one, or link one with `link`.
refused-no-stage = {$project} has no stage “{$word}”. Which one do you mean?
refused-no-such-place = There is no stage “{$word}” here. The stages are {$stages}.
refused-no-task = There is no task {$word}.
refused-guests = Only members of this workspace can do that. As a guest, you can see this channel’s projects; ask a teammate to do this for you.
refused-guests-own = As a guest, you can only change what you own. Ask a teammate to do this, or to give it to you.
refused-not-allowed = Only the lead and the owners can change this in {$project}: {$who}.
refused-not-linked = {$project} is not linked to this {$place}.
refused-nothing-to-undo = There’s nothing to undo. I can only undo your last change.
refused-owner-is-deputy = {$who} already owns {$item}, so can’t also be its deputy.
refused-own-part = You only see the part of {$project} that’s yours, and this takes the whole project.
refused-own-settings-only = As a guest, you can only change your own settings. Add `me` at the end.
refused-pass-self = It’s already offered to you. Accept it, or pass it to someone else.
refused-stage-elsewhere = {$stage} isn’t a stage of {$project}.
refused-stage-name-taken = {$project} already has a stage called “{$name}”.
refused-stage-twice = Two of these stages have the same name.
refused-task-closed = {$item} isn’t open. Re-open it first.
refused-too-long = The {$what} is {$length} characters long; it can be up to {$max}.
refused-too-many-deputies = A stage or task can have up to {$max} deputies.
refused-too-many-stages = A project can have up to {$max} stages; this would make {$n}.
refused-undo-changed-unseen = Someone else has changed this since, so I left it alone.
refused-undo-changed = {$who} has changed this since, so I left it alone.
refused-undo-not-last = You’ve changed something else since. I can only undo your last change.
refused-undo-not-yours = Only {$who} can undo this.
refused-undo-too-late = That was more than {$n} minutes ago, too late to undo. You can still change it yourself.
refused-undo-which = I can’t tell which change this button was for. Your last change: {$what}
refused-wrong-scope = *{$setting}* can’t be set {$where}. For whom should I change it?
