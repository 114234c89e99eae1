### The weekly digest: short, and in the order of what needs a person.

command-digest = Posts what moved, what stands still and what has nobody, as of now.
command-digest-preview = Shows the digest to you alone: as it would come now, or of any week before.
command-digests = Shows which digests come, and when.
command-digest-schedule = Says when a digest comes, in words; “off” ends it.
command-digest-pause = Stops a digest, for good or until a day.
command-digest-resume = Lets a paused digest come again.
command-digest-skip = Leaves out a day, such as a holiday.
command-digest-unskip = No longer leaves out a day.

form-digest = Digest
form-digest-preview = Digest
form-digest-show = Digest
form-digest-schedule = When does it come?
form-digest-pause = Pause the digest
form-digest-resume = Resume the digest
form-digest-skip = Leave out a day
form-digest-unskip = No longer leave out
arg-when = time of the digest
arg-week = a day of that week
arg-since = since
arg-until = until
hint-schedule = Like “mondays 9:00”, “tue and thu at 4pm”, “every 2 weeks on friday”, “off”

## Titles
digest-title-channel = {$project}: {$from} – {$until}
digest-title-projects = Projects of this channel: {$from} – {$until}
digest-title-me = Your projects: {$from} – {$until}
digest-title-portfolio = All projects: {$from} – {$until}

## Parts
digest-decide = *Needs a decision*
digest-still = *Stands still*
digest-nobody = *Nobody’s*
digest-due = *Due*
digest-moved = *Moved*
digest-shown = ({$shown} of {$all})
digest-more = { $n ->
    [one] and 1 more
   *[other] and {$n} more
}
digest-nothing-moved = No stage and no task was finished in this time.
digest-quiet-week = · nothing moved, and nothing needs a person.

## Lines
digest-gate = all that was to be done is done: does it pass?
digest-still-mark = stands still
digest-overdue-mark = overdue
digest-due-mark = due
digest-overdue-since = { $n ->
    [one] since {$day} (1 day)
   *[other] since {$day} ({$n} days)
}
digest-quiet = {$age} without a step
digest-quiet-usual = {$age} without a step, up to {$usual} are usual
digest-last = last: {$what}, {$who}
digest-asked = {$who} was asked {$age} ago, no answer yet
digest-tasks-done = { $n ->
    [one] 1 task done: {$titles}
   *[other] { $more ->
        [0] {$n} tasks done: {$titles}
       *[other] {$n} tasks done: {$titles} and {$more} more
    }
}
digest-before = The time before: { $passed ->
    [one] 1 stage
   *[other] {$passed} stages
} and { $done ->
    [one] 1 task
   *[other] {$done} tasks
} done
digest-thanks = Thanks to {$who}
digest-next = *Next:* {$stage} ({$facts})
digest-weeks = Stages done, week by week
digest-weeks-of = {$done} of {$all}
digest-as-of = As of {$at} ({$zone}).
digest-late = Sent {$age} late: Baton was not running.
digest-missed = { $n ->
    [one] The digest before this one was left out: Baton was not running.
   *[other] {$n} digests before this one were left out: Baton was not running.
}

## When they come
digest-list = Digests
digest-kind-channel = This channel
digest-kind-me = Your own projects
digest-kind-portfolio = All projects
digest-every = {$days} at {$time} ({$zone})
digest-every-second = every second week: {$days} at {$time} ({$zone})
digest-off = off
digest-paused = paused
digest-no-project = once a project lives here
digest-next-time = next: {$at}
digest-holidays = Left out: {$days}.
digest-no-holidays = No day is left out.
digest-how = In words: `digest schedule mondays 9:00`, `digest schedule me off`, `digest pause until 7 January`. The zone of a channel is that of most people here, or what `set time-zone` says.
digest-scheduled = {$which}: {$words}.
digest-paused-open = Paused until somebody resumes it.
digest-paused-until = Paused until {$day}.
digest-resumed = It comes again.
digest-skipped-channel = No digest here on {$day}.
digest-skipped-person = No digest and no reminder for you on {$day}.
digest-unskipped = {$day} is a day like others again.
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun

button-digest-schedule = When it comes…
button-digest-missed = Show it
button-digest-before = The one before
button-digest-after = The one after
button-on = Turn on
button-off = Turn off
pick-pause = Pause…
digest-pause-open = until somebody resumes it
digest-pause-weeks = { $n ->
    [one] for a week
   *[other] for {$n} weeks
}
button-resume = Resume
button-preview = Preview
button-skip-day = Leave out a day…

refused-digest-when = I could not read “{$word}” as a time. Try “mondays at 9:00”, “tue and thu 16:30”, “every 2 weeks on friday”, or “off”.
refused-digest-past = {$day} is not ahead of us. Until which day shall it pause?
refused-digest-far = Too much has happened here since then to tell how it stood. Please choose a later week.
refused-digest-then = No project lived here at that time.
refused-digest-empty = There is no project to tell of yet.

setting-digest = When the channel’s digest comes.
setting-my-digest = When the digest of your own projects comes.
setting-portfolio-digest = When the digest over all projects comes to you.
setting-digest-pause = Whether digests are paused, and until when.
setting-digest-late = Hours after its time in which a digest is still sent, after an outage.
setting-holidays = Days without digest and reminder.
setting-digest-values = a time such as mon 09:00, tue and thu 16:30, every 2 weeks on friday, or off
setting-my-digest-values = a time such as mon 09:00, tue and thu 16:30, every 2 weeks on friday, or off
setting-portfolio-digest-values = a time such as mon 09:00, tue and thu 16:30, every 2 weeks on friday, or off
setting-digest-pause-values = on, off, or the day on which they begin again, such as 2027-01-07
setting-digest-late-values = a number of hours from 0 to 144
setting-holidays-values = days with commas between, such as 2026-12-25, 2026-12-26
