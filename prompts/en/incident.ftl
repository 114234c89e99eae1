command-incidents = Shows incidents: what is wrong, who has it, and what was closed.
command-incident = Shows an incident with its timeline: alert, taken, retrained, evaluated, redeployed, quiet.
command-incident-card = Shows an incident.
command-incident-take = Takes an incident.
command-incident-give = Asks someone to take an incident.
command-incident-pass = Says you can’t take an incident, so I ask the next person.
command-incident-close = Closes an incident and says what caused it.

form-incidents = Incidents
submit-incidents = Show
form-incident = Incident
submit-incident = Show
form-incident-card = Incident
submit-incident-card = Show
form-incident-take = Take an incident
submit-incident-take = Take it
form-incident-give = Give an incident to someone
submit-incident-give = Ask them
form-incident-pass = Pass on an incident
submit-incident-pass = Not me
form-incident-close = Close an incident
submit-incident-close = Close

arg-incident = number of the incident
arg-cause = cause
# What people say before a cause, which isn't part of it: “close the incident, the cause was a late table”.
incident-cause-leads = the root cause was | the root cause is | root cause was | root cause is | root cause: | the cause was | the cause is | cause was | cause is | cause:
ask-cause = What caused it?

incidents = Incidents
incidents-none = No incidents. When a connected system reports trouble, it shows up here.

incident-heading = #{$number} {$title}
incident-severity-critical = critical
incident-severity-warning = warning
incident-severity-info = for information
incident-failed-training = a training run failed
incident-failed-evaluation = an evaluation run failed
incident-failed-deployment = a deployment failed
incident-from = from {$source}
incident-count = {$n} signals
incident-evidence = See the evidence
incident-at-risk = { $n ->
    [one] {$stages} is at risk.
   *[other] {$stages} are at risk.
}
incident-live = {$version} ({$alias}) went live {$age} before the alert
incident-live-after = {$version} ({$alias}) went live {$age} after the alert
incident-asks = {$who}, can you take this?
incident-has = {$who} is on it.
incident-open-to-all = No one has it yet. Who can take it?
incident-waits = No one has it yet, and no one I could ask is at work. I’ll ask once they’re back. Anyone can take it now.
incident-closed = {$who} closed it. Cause: {$cause}

incident-loop-alert = Alert came {$age} ago
incident-loop-taken = taken after {$after}
incident-loop-retrained = retrained after {$after}
incident-loop-evaluated = evaluated after {$after}
incident-loop-redeployed = redeployed after {$after}
incident-loop-quiet = quiet after {$after}
incident-loop-closed = closed after {$after}

button-incident-take = Take it
button-incident-pass = Not me
button-incident-close = Close…
button-incident-timeline = Timeline
button-incident-show = Show
button-incidents = All incidents
button-incident-data = Re-open {$stage}

incident-news-again = It’s back: {$title}
incident-news-more = This belongs here too: {$title}
incident-news-quiet = Quiet again, {$lasted} after the alert. The incident stays open until someone closes it with a cause.
incident-standing-on = Still going on: {$n} signals so far.
incident-standing-quiet = Quiet now, after {$n} signals. The incident stays open until someone closes it with a cause.
incident-step-retrained = Retrained, {$after} after the alert: {$note}
incident-step-evaluated = Evaluated, {$after} after the alert: {$note}
incident-step-redeployed = Redeployed, {$after} after the alert: {$note}
incident-step-retrained-by = {$who} finished {$note}, {$after} after the alert.
incident-step-evaluated-by = {$who} finished {$note}, {$after} after the alert.
incident-step-redeployed-by = {$who} finished {$note}, {$after} after the alert.
incident-step-undone = {$note} isn’t done after all, so it doesn’t count here any more.
incident-asks-next = {$who}, can you take this?
incident-asks-again = {$who}, no one has #{$number} yet. Can you take it, or find someone who can?
incident-later = Everyone else I could ask is off work. I’ll ask again when they’re back. Anyone can take it now.
incident-nobody = I’ve asked everyone I know of. Who can take this?

incident-took = {$who} took #{$number}.
incident-theirs = {$who} already has #{$number}.
incident-asked-already = {$who} has already been asked about #{$number}.
incident-given = {$by} is asking {$who}: can you take #{$number}?
incident-given-done = OK. I’ve asked {$who} to take #{$number}.
incident-yours = You already have #{$number}.
incident-passed = OK. I’ll see who else can take #{$number}.
incident-passed-last = OK. Anyone can still take #{$number}, and I’ll ask you again on your next working day.
incident-passed-told = {$who} can’t take it.
incident-left-at-risk = { $n ->
    [one] It put {$names} at risk, and that still stands.
   *[other] It put {$names} at risk, and that still stands for all of them.
}
incident-on-track = Put {$item} back on track
incident-closed-told = {$who} closed #{$number}. Cause: {$cause}

incident-since = started {$age} ago
incident-ended = closed {$age} ago
incident-by-nobody = no one has it
incident-by-asked = {$who} was asked
incident-by-taken = {$who} has it
incident-is-quiet = quiet
incident-state-open = going on
incident-state-quiet = quiet, not closed
incident-state-closed = closed

incident-timeline = Timeline
incident-steps-left = { $n ->
    [one] 1 more step in between
   *[other] {$n} more steps in between
}
incident-after = {$after} after the alert
incident-did-alert = Alert
incident-did-again = It came back
incident-did-more = Something else joined
incident-did-quiet = Quiet again
incident-did-asked = I asked {$who}
incident-did-passed = {$who} couldn’t take it
incident-did-nobody = No one was left to ask
incident-did-taken = {$who} took it
incident-did-retrained = Retrained
incident-did-evaluated = Evaluated
incident-did-redeployed = Redeployed
incident-did-retrained-by = {$who} finished retraining
incident-did-evaluated-by = {$who} finished evaluation
incident-did-redeployed-by = {$who} finished redeployment
incident-did-closed = {$who} closed it

refused-no-incident = There’s no incident #{$number} here. Try `incidents` to see them all.
refused-no-open-incident = No incident is open here.
refused-incident-closed = #{$number} is already closed.
refused-incident-taken = {$who} already has #{$number}.
refused-incident-not-asked = I didn’t ask you about #{$number}.
refused-incident-unseen = {$who} can’t take #{$number}, because they can’t see {$project}.
refused-no-cause = What caused it? A few words are enough.
