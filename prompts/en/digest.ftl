### The weekly digest: short, with what needs attention first.

command-digest = Posts what moved, what’s stuck and what has no owner, right now.
command-digest-preview = Shows the digest to you alone: as of now, or for an earlier week.
command-digests = Shows which digests you get, and when.
command-digest-schedule = Sets when a digest comes, in words; “off” turns it off.
command-digest-pause = Pauses a digest, until a day or until someone resumes it.
command-digest-resume = Resumes a paused digest.
command-digest-skip = Skips a day, such as a holiday.
command-digest-unskip = Un-skips a day.

form-digest = Digest
submit-digest = Post
form-digest-preview = Digest
submit-digest-preview = Show
form-digest-show = Digest
submit-digest-show = Show
form-digest-schedule = Schedule the digest
submit-digest-schedule = Set schedule
form-digest-pause = Pause the digest
submit-digest-pause = Pause
form-digest-resume = Resume the digest
submit-digest-resume = Resume
form-digest-skip = Skip a day
submit-digest-skip = Skip this day
form-digest-unskip = Un-skip a day
submit-digest-unskip = Un-skip this day
arg-when = when
arg-week = a day in that week
arg-since = since
arg-until = until
hint-schedule = Like “mondays 9:00”, “tue and thu at 4pm”, “every 2 weeks on friday”, “off”

## Titles
digest-title-channel = {$project}: {$from} – {$until}
digest-title-projects = This channel’s projects: {$from} – {$until}
digest-title-me = Your projects: {$from} – {$until}
digest-title-portfolio = All projects: {$from} – {$until}

## Parts
digest-decide = *Needs a decision*
digest-still = *Stuck*
digest-nobody = *No owner*
digest-due = *Due*
digest-moved = *Moved*
digest-shown = ({$shown} of {$all})
digest-incidents-open = *Incidents*
digest-incidents-closed = *Closed incidents*
digest-contradictions = *Chat and other systems disagree*
digest-fell = *Audit:* {$what}
digest-fell-area = {$area} fell from {$before} to {$after} (“{$title}”)
digest-more = { $n ->
    [one] and 1 more
   *[other] and {$n} more
}
digest-nothing-moved = Nothing was finished in this period.
digest-quiet-week = · nothing moved, and nothing needs attention.

## Lines
digest-gate = all tasks are done. Ready to mark it done?
digest-still-mark = stuck
digest-overdue-mark = overdue
digest-due-mark = due
digest-overdue-since = { $n ->
    [one] since {$day} (1 day)
   *[other] since {$day} ({$n} days)
}
digest-quiet = no update for {$age}
digest-quiet-usual = no update for {$age} (usually under {$usual})
digest-last = last step: {$what}
digest-last-by = last step by {$who}
digest-it = it
digest-asked = {$who} was asked {$age} ago, no answer yet
digest-tasks-done = { $n ->
    [one] 1 task done: {$titles}
   *[other] { $more ->
        [0] {$n} tasks done: {$titles}
       *[other] {$n} tasks done: {$titles} and {$more} more
    }
}
digest-before = { $passed ->
    [one] The period before: 1 stage
   *[other] The period before: {$passed} stages
} and { $done ->
    [one] 1 task
   *[other] {$done} tasks
} done
digest-thanks = Thanks to {$who}
digest-older = Taking longer than usual: {$stage} has been under way for {$span} in all, longer than {$shorter} of {$n} before.
digest-next = *Next:* {$stage} ({$facts})
digest-weeks = Stages done, week by week
digest-weeks-of = {$done} of {$all}
digest-as-of = As of {$at} ({$zone}).
digest-late = Sent {$age} late because Baton was down.
digest-missed = { $n ->
    [one] The previous digest wasn’t sent because Baton was down.
   *[other] {$n} digests before this one weren’t sent because Baton was down.
}

## When they come
digest-list = Digests
digest-kind-channel = This channel
digest-kind-me = Your own projects
digest-kind-portfolio = All projects
digest-every = {$days} at {$time} ({$zone})
digest-every-some = { $n ->
    [2] every other week
   *[other] every {$n} weeks
}, {$days} at {$time} ({$zone})
digest-first = {$words}, first on {$day}
digest-off = off
digest-paused = paused
digest-no-project = starts when a project is linked
digest-next-time = next: {$at}
digest-holidays = Skipped days: {$days}.
digest-no-holidays = No days skipped.
digest-how = For example: `digest schedule mondays 9:00`, `digest schedule me off`, `digest pause until 7 January`. Until you `set time-zone`, a channel’s times are in the zone most of your team’s members share, or in the middle one of several.
digest-paused-open = The digest is paused until someone resumes it.
digest-paused-until = The digest is paused until {$day}.
digest-resumed = The digest is back on.
digest-skipped-channel = No digest here on {$day}.
digest-skipped-person = No digest or reminders for you on {$day}.
digest-unskipped = {$day} is no longer skipped.
weekdays = Weekdays
weekday-1 = Mondays
weekday-2 = Tuesdays
weekday-3 = Wednesdays
weekday-4 = Thursdays
weekday-5 = Fridays
weekday-6 = Saturdays
weekday-7 = Sundays

pick-give-which = Give to someone…
pick-due-which = Change a due date…
button-digest-schedule = Schedule…
button-digest-missed = Show it
button-digest-before = ← Earlier
button-digest-after = Later →
button-on = Turn on
button-off = Turn off
pick-pause = Pause…
digest-pause-open = until someone resumes it
digest-pause-weeks = { $n ->
    [one] for a week
   *[other] for {$n} weeks
}
button-resume = Resume
button-preview = Preview
button-other-week = Start {$day} instead
button-skip-day = Skip a day…

refused-digest-when = I don’t understand “{$word}” as a time. Try “mondays at 9:00”, “tue and thu 16:30”, “every 2 weeks on friday”, or “off”.
refused-digest-past = {$day} is in the past. Pause until when?
refused-digest-far = That’s too far back to rebuild. Try a more recent week.
refused-digest-then = No project was linked here then.
refused-digest-empty = There’s no project to report on yet.

setting-digest = When the channel’s digest comes.
setting-my-digest = When the digest of your own projects comes.
setting-portfolio-digest = When your digest of all projects comes.
setting-digest-pause = Whether digests are paused, and until when.
setting-digest-late = After an outage, how late a digest may still be sent.
setting-holidays = Days without digests or reminders, such as holidays.
setting-digest-values = a time such as mon 09:00, tue and thu 16:30, every 2 weeks on friday, or off
setting-my-digest-values = a time such as mon 09:00, tue and thu 16:30, every 2 weeks on friday, or off
setting-portfolio-digest-values = a time such as mon 09:00, tue and thu 16:30, every 2 weeks on friday, or off
setting-digest-pause-values = on, off, or the day digests resume, such as 2027-01-07
setting-digest-late-values = a number of hours from 0 to 144
setting-holidays-values = days with commas between, such as 2026-12-25, 2026-12-26
digest-scheduled-channel = This channel’s digest comes {$words}.
digest-scheduled-me = The digest of your projects comes {$words}.
digest-scheduled-portfolio = Your digest of all projects comes {$words}.
digest-scheduled-off-channel = No more digests in this channel.
digest-scheduled-off-me = No more digests of your projects.
digest-scheduled-off-portfolio = No more digests of all projects.
zone-of = {$city} time
