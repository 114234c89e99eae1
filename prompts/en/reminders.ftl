### What one person should look at, told once a day in private.

command-reminders = Shows what you’re reminded of, and when.
command-reminder-show = Shows everything that needs you now.
command-reminders-off = Turns reminders off for you: all, or one kind.
command-reminders-on = Turns reminders back on.
command-snooze = Pauses your reminders and nudges until a day.

form-reminders-off = Turn reminders off
submit-reminders-off = Turn off
form-reminders-on = Turn reminders on
submit-reminders-on = Turn on
form-snooze = Snooze until when?
submit-snooze = Snooze
arg-kind = kind

## The message
reminder-overdue = *Overdue*
reminder-due = *Due soon*
reminder-offers = *Offered to you* (“no” is a fine answer)
reminder-stalled = *Stuck*
reminder-incidents = *Incidents*
reminder-evidence = *Audit: is it still true?*
reminder-evidence-over = past its date for { $n ->
    [one] a day
   *[other] {$n} days
}
reminder-evidence-soon = good for { $n ->
    [one] another day
   *[other] another {$n} days
}
reminder-nothing = You’re all caught up.
reminder-snooze = { $n ->
    [one] until tomorrow
   *[other] for {$n} days
}
pick-snooze = Snooze…
button-reminders = Settings…

## What is set
reminders = Reminders
reminder-kind-due = Due soon
reminder-kind-overdue = Overdue
reminder-kind-offers = Offers
reminder-kind-stalled = Stuck
reminder-kind-evidence = Audit answers
reminder-kind-incidents = Incidents
reminder-about-incidents = the next morning if you have an open incident or were asked to take one, then once a week
reminder-about-evidence = a week before an audit answer of yours is past its date, then once a week
reminder-about-due = the working day before something of yours is due
reminder-about-overdue = the day it becomes overdue, then once a week
reminder-about-offers = a day after you were asked, then once a week
reminder-about-stalled = when a stage of yours has had no update for longer than usual, then once a week
reminders-is-on = on
reminders-is-off = off
reminders-next = Next, if there’s anything: {$at}.
reminders-none = You get no reminders.
reminders-snoozed = snoozed until {$day}
reminders-how = At most one private message a day, on working days and outside your quiet hours.
reminders-on-all = All reminders are on.
reminders-off-all = You won’t get reminders any more. `reminders on` brings them back.
snoozed = Snoozed until {$day}.
snooze-over = Your reminders are back on.
button-reminders-now = What needs me now
button-snooze = Snooze…
button-time = Change the time…

setting-reminders = What you’re reminded of, at most once a day.
setting-reminder-time = When your reminders come, on your own clock.
setting-snoozed-until = The day your reminders resume.
setting-reminders-values = due, overdue, offers, stalled, evidence, incidents, with commas between, or off
setting-reminder-time-values = a time such as 09:00
setting-snoozed-until-values = a day such as 2026-12-31
reminders-on-due = You’ll get “due soon” reminders again.
reminders-on-overdue = You’ll get “overdue” reminders again.
reminders-on-offers = You’ll get reminders of offers again.
reminders-on-stalled = You’ll get “stuck” reminders again.
reminders-on-evidence = You’ll get reminders of audit answers again.
reminders-on-incidents = You’ll get reminders of incidents again.
reminders-off-incidents = You won’t get reminders of incidents any more.
reminders-off-evidence = You won’t get reminders of audit answers any more.
reminders-off-due = You won’t get “due soon” reminders any more.
reminders-off-overdue = You won’t get “overdue” reminders any more.
reminders-off-offers = You won’t get reminders of offers any more.
reminders-off-stalled = You won’t get “stuck” reminders any more.
