command-settings = Shows the settings here, and where each comes from.
command-set = Changes a setting of the workspace, this channel or yourself.
command-reset = Resets a setting.

form-set = Change a setting
submit-set = Change setting
form-reset = Reset a setting
submit-reset = Reset

form-settings = Settings
submit-settings = Show
settings-how = Change one here, or type `set` and its short name. Add `channel` or `workspace` at the end to change it for everyone there.
setting-asks = *{$setting}* affects other people too. {$changed}
setting-to = For whom should it be *{$value}*?
setting-back = For whom should I reset it?
button-for-channel = Everyone in this {$place}
button-for-workspace = The whole workspace
button-for-person = Just me
confirm-reset-channel = This affects everyone in this {$place}. Reset it?
confirm-reset-workspace = This affects the whole workspace. Reset it?
setting-changes = Who can change stages and projects: everyone, or only leads and owners.
setting-guest-changes = What guests and people from other companies can change: only their own work, everything in the channel’s projects, or nothing.
setting-answers = Who sees answers in a channel: everyone, or only the person who asked.
setting-stalled-after = Days without an update before a stage counts as stuck.
setting-time-zone = Time zone used when the platform doesn’t tell us.
setting-stalled-after-values = a number of days from 1 to 999
setting-time-zone-values = a zone such as Europe/Berlin, or a city such as Lisbon
setting-from = Now {$where}. `{$setting}`
setting-key = `{$setting}`
scope-workspace = set for the workspace
scope-channel = set for this {$place}
scope-person = set for you
scope-initial = default
scope-for-workspace = for the whole workspace
scope-for-channel = for this {$place}
scope-for-person = for you
setting-set = *{$setting}*: now *{$value}*, {$where}.
setting-same = *{$setting}*: already *{$value}*, {$where}.
setting-not-set = *{$setting}*: not set {$where}, so there’s nothing to reset.
setting-reset = *{$setting}*: no longer set {$where}. Now it’s *{$value}*.
setting-nudges = Where Baton looks at messages: everywhere, in channels with a project, or nowhere.
setting-nudge-consent = Baton tells a channel before its first nudge there, or asks each person. Guests get nudges only if they ask for them.
setting-incident-wait = How long someone has to take an incident before Baton asks the next person.
setting-nudge-grace = How long Baton waits, so that someone can take it first.
setting-nudges-a-day = The most nudges in a channel in one day.
setting-nudge-care = Only in clear cases, in a few more, or in many more, some of them wrong.
setting-nudge-youre = Baton points it out privately, to whoever wrote it.
setting-nudge-post = Whether the thread hears who was asked, and when the task is done.
setting-task-emoji = Put it on a message, and Baton offers you a form with a link to it. No words are read.
setting-headline = Whether Slack’s bookmarks at the top of this {$place} say where its project stands, always up to date.
setting-task-emoji-values = an emoji such as pushpin, or off
setting-muted-rules = Kinds of nudges that Baton doesn’t send.
setting-quiet-hours = Hours, on your own clock, when Baton doesn’t message you first.
setting-weekends = Whether Baton leaves you in peace at weekends, too.
setting-date-order = Whether 5/6 is 5 June or 6 May. Automatic goes by your language and region, and asks if it doesn’t know them.
setting-incident-wait-values = a number of minutes from 1 to 999
setting-nudge-grace-values = a number of minutes from 0 to 60
setting-nudges-a-day-values = a number from 0 to 99
setting-muted-rules-values = kinds of nudges with commas between, such as your-youre, bare-todo
setting-quiet-hours-values = hours such as 19:00-08:00, or off
setting-nudge-pause = How long one person is left alone after a nudge.
setting-nudge-pause-values = a number of minutes from 0 to 9999
setting-nudge-hold-out = Nudges held back at random, so that `nudges` can tell what the others change.
setting-nudge-hold-out-values = a number from 0 to 90
settings-raised = Dismissed often here, so only clear cases now: {$rules}.
settings-asleep = Dismissed too often here, so it’s off for now: {$rules}.

## The page: headings, names and values
settings-nudges = Settings: nudges
settings-reminders = Settings: reminders
settings-digests = Settings: digests
settings-workspace = Settings: workspace
button-settings-nudges = Nudges
button-settings-reminders = Reminders
button-settings-digests = Digests
button-settings-workspace = Workspace

setting-name-nudges = Nudges
setting-name-incident-wait = Wait for someone to take an incident
setting-name-nudge-grace = Wait before a nudge
setting-name-nudge-pause = Wait between nudges to one person
setting-name-nudges-a-day = Most nudges in a channel
setting-name-nudge-consent = Before the first nudge
setting-name-task-emoji = Reaction that makes a task
setting-name-nudge-post = Keep the thread posted
setting-name-nudge-care = How sure before a nudge
setting-name-nudge-youre = Point out “your” for “you’re”
setting-name-muted-rules = Nudges turned off
setting-name-nudge-hold-out = Nudges held back
setting-name-reminders = Reminders
setting-name-reminder-time = Time of reminders
setting-name-snoozed-until = Reminders snoozed
setting-name-quiet-hours = Quiet hours
setting-name-weekends = Weekends
setting-name-digest = This channel’s digest
setting-name-my-digest = Your own digest
setting-name-portfolio-digest = Your digest of all projects
setting-name-digest-pause = Digests paused
setting-name-digest-late = Send a late digest
setting-name-headline = Status at the top of the channel
setting-name-holidays = Days off
setting-name-changes = Who can change things
setting-name-guest-changes = What guests can change
setting-name-answers = Who sees answers
setting-name-stalled-after = Stuck after
setting-name-time-zone = Time zone
setting-name-date-order = Order of day and month

value-none = none
value-off = off
value-headline-on = on
value-headline-off = off
value-nudges-on = everywhere
value-nudges-linked = in channels with a project
value-nudges-off = off
value-nudge-consent-told = tell the channel
value-nudge-consent-ask = ask each person
value-nudge-post-yes = always
value-nudge-post-ask = if the author says so
value-nudge-post-no = never
value-nudge-care-quiet = quiet: only clear cases
value-nudge-care-normal = normal
value-nudge-care-eager = eager: more, and some wrong
value-nudge-youre-off = never
value-nudge-youre-work = in messages about work, and when it’s certain
value-nudge-youre-all = always
value-weekends-quiet = quiet
value-weekends-open = like any other day
value-changes-everyone = everyone
value-changes-owners = leads and owners
value-guest-changes-own = their own work
value-guest-changes-linked = everything in the channel’s projects
value-guest-changes-none = nothing
value-answers-public = everyone
value-answers-private = only the person who asked
value-date-order-automatic = automatic
value-date-order-day-first = day first
value-date-order-month-first = month first
value-in-stalled-after = { $n ->
    [one] 1 day
   *[other] { $n } days
}
value-in-incident-wait = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
value-in-nudge-grace = { $n ->
    [0] no wait
    [one] 1 minute
   *[other] { $n } minutes
}
value-in-nudge-pause = { $n ->
    [0] no wait
    [one] 1 minute
   *[other] { $n } minutes
}
value-in-nudges-a-day = { $n ->
    [0] none
   *[other] { $n } a day
}
value-in-nudge-hold-out = { $n ->
    [0] none
   *[other] { $n } in 100
}
value-in-digest-late = { $n ->
    [0] never
    [one] for 1 hour
   *[other] for { $n } hours
}
value-no = no
value-paused = until turned back on
value-until = until {$day}
value-hours = {$from} to {$until}
value-every = {$days} at {$time}
value-every-some = { $n ->
    [2] every other week
   *[other] every {$n} weeks
}, {$days} at {$time}, next on {$day}
