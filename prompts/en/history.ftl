command-history = Shows what happened, by whom and why, and how long each state lasted.

form-history = History
submit-history = Show

history-of = History of {$item}
history-times = *Time in each state*
history-events = *What happened*
history-none = Nothing has happened yet.

## What happened, as a colleague would say it. {$who} did it.
history-created-project = {$who} created {$item}.
history-created-stage = {$who} added the stage {$item}.
history-created-task = {$who} added {$item}.

history-started = {$who} started {$item}.
history-done = {$who} finished {$item}.
history-blocked = {$who} marked {$item} as blocked.
history-at-risk = {$who} marked {$item} as at risk.
history-signal-at-risk = A signal put {$item} at risk.
history-unblocked = {$who} put {$item} back on track.
history-reopened = {$who} re-opened {$item}.
history-skipped = {$who} skipped {$item}.
history-not-started = {$who} reset {$item} to “not started”.
history-task-done = {$who} finished {$item}.
history-task-open = {$who} re-opened {$item}.
history-task-dropped = {$who} dropped {$item}.

history-owner-taken = {$who} took {$item}.
history-owner-taken-over = {$who} took {$item} over from {$from}.
history-owner-given = {$who} gave {$item} to {$to}.
history-owner-moved = {$who} moved {$item} from {$from} to {$to}.
history-owner-left = {$who} gave up {$item}.
history-owner-removed = {$who} removed {$from} from {$item}.
history-lead-taken = {$who} took the lead of {$item}.
history-lead-taken-over = {$who} took the lead of {$item} over from {$from}.
history-lead-given = {$who} made {$to} the lead of {$item}.
history-lead-moved = {$who} made {$to} the lead of {$item}, in place of {$from}.
history-lead-left = {$who} gave up the lead of {$item}.
history-lead-removed = {$who} removed {$from} as the lead of {$item}.
history-offered = {$who} offered {$item} to {$to}.
history-asked-to-lead = {$who} asked {$to} to lead {$item}.
history-declined = {$who} declined {$item}.
history-deputy-self = {$who} became a deputy for {$item}.
history-deputy-other = {$who} made {$to} a deputy for {$item}.
history-deputy-left = {$who} stopped being a deputy for {$item}.
history-deputy-removed = {$who} removed {$from} as a deputy for {$item}.

history-due-set = {$who} set {$item} due on {$to}.
history-due-changed = {$who} moved the due date of {$item} from {$from} to {$to}.
history-due-cleared = {$who} cleared the due date of {$item}, {$from}.
history-renamed = {$who} renamed “{$from}” to “{$to}”.
history-description-set = {$who} described {$item}: “{$to}”
history-description-changed = {$who} changed the description of {$item} to “{$to}”.
history-description-cleared = {$who} removed the description of {$item}.
history-position = {$who} moved {$item} to another place in the order.
history-stage-set = {$who} put {$item} in {$to}.
history-stage-changed = {$who} moved {$item} from {$from} to {$to}.
history-stage-cleared = {$who} took {$item} out of {$from}.
history-archived-true = {$who} archived {$item}.
history-archived-false = {$who} restored {$item}.
history-dropped-true = {$who} dropped {$item}.
history-dropped-false = {$who} brought {$item} back.
history-channel-set = {$who} linked {$item} to #{$to}.
history-channel-changed = {$who} moved {$item} from #{$from} to #{$to}.
history-channel-cleared = {$who} unlinked {$item} from #{$from}.
history-audience = {$who} changed who can see {$item}: {$to}.
history-audience-back = who can see {$item} is back to: {$to}.
history-answer-no = {$who} answered the audit of {$item}: not yet
history-answer-hand = {$who} answered the audit of {$item}: by hand
history-answer-auto = {$who} answered the audit of {$item}: automatic
history-answer-na = {$who} answered the audit of {$item}: doesn’t apply
history-evidence-set = {$who} gave evidence in the audit of {$item}: {$to}
history-evidence-changed = {$who} gave new evidence in the audit of {$item}: {$to}
history-evidence-cleared = {$who} removed evidence from the audit of {$item}: {$from}
history-keeper-set = {$who} made {$to} the owner of a question in the audit of {$item}.
history-keeper-changed = {$who} made {$to} the owner of a question in the audit of {$item}, in place of {$from}.
history-keeper-cleared = {$who} removed {$from} as the owner of a question in the audit of {$item}.
history-audit = {$who} answered the audit of {$item}: {$to}
history-criticality = {$who} set what depends on {$item}: {$to}
history-audit-kind = {$who} set what {$item} makes: {$to}
history-done-bar = {$who} set the audit of {$item}: {$to}
history-passed-bar = {$who} finished {$item} below the expected score of its area ({$to}).
history-live-first = {$to} went live in {$item}.
history-live-next = {$to} went live in {$item}, in place of {$from}.
history-live-gone = {$from} is no longer live in {$item}.
history-undone = {$who} undid a change: {$what}

## How, if it says something
via-sample = sample
via-platform = left the workspace
