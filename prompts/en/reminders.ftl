### What waits for one person, told once a day in private.

command-reminders = Shows what you are reminded of, and when.
command-reminder-show = Shows all that waits for you now.
command-reminders-off = Ends reminders for you: all, or one kind.
command-reminders-on = Lets reminders come again.
command-snooze = No reminders before a day.

form-reminders-off = Reminders off
form-reminders-on = Reminders on
form-snooze = No reminders before
arg-kind = kind

## The message
reminder-overdue = *Overdue*
reminder-due = *Due soon*
reminder-offers = *Waits for your answer* (a “no” is a good answer too)
reminder-stalled = *Stands still*
reminder-nothing = Nothing waits for you. All settled.
reminder-snooze = { $n ->
    [one] until tomorrow
   *[other] for {$n} days
}
pick-snooze = Not now…
button-reminders = Which reminders…

## What is set
reminders = Reminders
reminder-kind-due = Due soon
reminder-kind-overdue = Overdue
reminder-kind-offers = Offers
reminder-kind-stalled = Standing still
reminder-about-due = the working day before something of yours is due
reminder-about-overdue = when it is overdue, then once a week
reminder-about-offers = a day after you were asked, then once a week
reminder-about-stalled = when a stage of yours has not moved for longer than usual, then once a week
reminders-is-on = on
reminders-is-off = off
reminders-next = Next, if something waits: {$at}.
reminders-none = No reminders for you.
reminders-snoozed = snoozed until {$day}
reminders-how = One private message a day at the most, on working days and outside your quiet hours.
reminders-all-on = All reminders are on for you.
reminders-all-off = No more reminders for you. `reminders on` brings them back.
reminders-one-on = On again: {$kind}.
reminders-one-off = No more of these for you: {$kind}.
snoozed = No reminders before {$day}.
snooze-over = Reminders come as usual.
button-reminders-now = What waits now
button-snooze = Snooze…
button-time = At another time…

setting-reminders = What you are reminded of, once a day at the most.
setting-reminder-time = At what hour of your own clock.
setting-snoozed-until = No reminders before this day.
setting-reminders-values = due, overdue, offers, stalled, with commas between, or off
setting-reminder-time-values = a time such as 09:00
setting-snoozed-until-values = a day such as 2026-12-31
