command-live = Shows which version is live: since when, who put it there, what it replaced and how to go back. Add a day to see what was live then.
command-promotions = Lists every version that went live, came back, was removed or failed.
command-promoted = Records that a version went live, if your registry doesn’t tell me itself.

form-live = Which version is live
submit-live = Show
form-promotions = Versions
submit-promotions = Show
form-promoted = New version
submit-promoted = Record
form-promotion-settle = Who is right?
submit-promotion-settle = Answer

form-promotion-mover = Who moved it?
submit-promotion-mover = Answer

arg-side = who is right
arg-about = disagreement
arg-version = version
hint-promoted = Like “churn 7 to production”
choice-side-registry = The other system is right
choice-side-chat = Chat is right

live-now = Live in {$project}
live-then = Live in {$project} on {$day}
live-where = Live in {$where}
live-where-then = Live in {$where} on {$day}
live-in-channel = this channel’s projects
live-everywhere = all projects
live-without = Nothing is live in {$names}.
live-without-many = Nothing is live in {$n} other projects.
live-end-of-day = As it stood at the end of that day.
live-changed = *Changed that day*
live-none = Nothing is live right now.
live-nothing = No version has gone live yet that I’ve heard of. Connect MLflow, GitHub or another registry, and I’ll keep track. Or tell me yourself: `promoted churn 7 to production`.
live-before = I don’t know. The first version I heard of went live on {$day}.
live-empty = {$model}: nothing in {$alias}

promotions-of = Versions of {$project}
promotions-unknown = I haven’t heard of a version called “{$version}”.
promotion-told-live = {$version} went to {$alias}
promotion-told-back = {$alias} went back to {$version}
promotion-told-removed = {$version} was removed from {$alias}
promotion-told-failed = {$version} failed on its way to {$alias}
promotion-mark-live = live
promotion-mark-elsewhere = not live
promotion-mark-back = moved back
promotion-mark-removed = removed
promotion-mark-failed = failed
promotion-since = since {$at}
promotion-by = moved by {$who}
promotion-tried-by = by {$who}
promotion-by-nobody = {$source} doesn’t say who moved it
promotion-replaced = before: {$version}
promotion-way-back = to go back: {$version}
promotion-no-way-back = no version to go back to
promotion-evidence-link = See the evidence
promotion-evidence = evidence: “{$words}”

promoted = {$who} put {$version} into {$alias} in *{$project}*.
promoted-replaced = Before: {$version}

## Asked in private when chat and another system disagree
contradiction-ask-live = Is {$stage} done?
contradiction-ask-gone = Is {$stage} still done?
contradiction-registry-live = {$source}: {$version} went to {$alias} on {$at}.
contradiction-registry-back = {$source}: {$alias} went back to {$version} on {$at}. Before: {$before}.
contradiction-registry-removed = {$source}: {$version} was removed from {$alias} on {$at}.
contradiction-registry-failed = {$source}: {$version} failed on its way to {$alias} on {$at}.
contradiction-chat = In *{$project}*, {$stage} is “{$state}”.
contradiction-why-live = Yes marks it as done and starts monitoring. Only you see this for now; without an answer, the status shows it tomorrow.
contradiction-why-gone = Only you see this for now; without an answer, the status shows it tomorrow.
contradiction-deployed = {$stage} is done: {$who} confirmed that {$version} is live.
contradiction-deployed-monitored = {$stage} is done and {$monitoring} has started: {$who} confirmed that {$version} is live.
contradiction-moved = {$who} moved it.
contradiction-mover-unknown = {$source} doesn’t say who moved it.
contradiction-reopened = {$who} re-opened {$stage}.
contradiction-chat-live = OK, {$stage} stays as it is. I’ll ask again when the version changes.
contradiction-chat-gone = OK, {$stage} stays done. I’ll ask again when the version changes.
contradiction-settled-registry = {$who} already answered: the other system is right.
contradiction-settled-chat = {$who} already answered: chat is right.
contradiction-mark = contradiction
contradiction-over = They agree again, so nothing changed.

## Asked in private when nobody says who moved a version
mover-ask = Who moved {$version}?
mover-why = {$source} doesn’t say. Your answer goes into the list of versions, and nothing else changes.
mover-kept = {$who} moved {$version}.
mover-known = {$who} is already down as the one who moved {$version}.
button-mover-me = I did

## A deployment that waits for an approval
form-gate-approve = Approve
submit-gate-approve = Approve
form-gate-reject = Reject the deployment
submit-gate-reject = Reject
gate-ask = Deploy {$version} to {$environment}?
gate-waits = {$source} is waiting with {$version} for {$environment}, in *{$project}*.
gate-waits-by = {$source} is waiting with {$version} for {$environment}, in *{$project}*. Started by {$who}.
gate-live = Live now: {$versions}
gate-incidents = { $n ->
    [0] No open incidents
    [one] 1 open incident
   *[other] {$n} open incidents
}
gate-once = Your answer goes to {$source} at once and can’t be undone here.
gate-approved = {$who} approved {$version} for {$environment}.
gate-rejected = {$who} rejected {$version} for {$environment}.
gate-already-approved = {$who} already approved it.
gate-already-rejected = {$who} already rejected it.
gate-comment-approved = Approved by {$who} in Baton
gate-comment-rejected = Rejected by {$who} in Baton: {$reason}
gate-lost = {$source} didn’t get your answer about {$version} for {$environment}, so it’s still waiting there. Answer it on {$source}, or ask whoever runs Baton to send it again with `baton outbox`.
gate-lost-link = Open {$source}
promotion-told-approved = {$who} approved {$version} for {$alias}
promotion-told-rejected = {$who} rejected {$version} for {$alias}
promotion-mark-approved = approved
promotion-mark-rejected = rejected
button-gate-approve = Approve
button-gate-reject = Reject…
button-live = What’s live
button-promotions = All versions
button-promoted = A version went live…
button-it-is-live = Yes, it’s live
button-not-yet = Not yet
button-reopen-stage = Re-open it
button-still-done = Still done
pick-mover = Someone else moved it
pick-mover-live = Yes, and it was moved by…

refused-promotion-no-version = I can’t find a version in “{$words}”. Try `promoted churn 7 to production`.
