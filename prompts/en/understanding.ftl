# What Baton answers when a sentence isn’t a plain order.

offer-one = Shall I?
offer-some = Which of these should I do?
# under what keeps one of several orders from being carried out
halted-rest = Nothing else in your message was done either. Send the rest again once this is settled.
offer-more =
    { $n ->
        [one] Shall I do this too?
       *[other] Shall I do any of these too?
    }
offer-edited = You edited your message. Shall I do what it says now?
offer-later = I can’t do that on a later day, only right away. Shall I?
quiet-thanks = You’re welcome!
quiet-greeting = Hi! Ask me where a project stands, who owns something, or tell me what’s done.
quiet-smalltalk = I’m just a bot for projects, stages and tasks, but I’m good at those. Try “what’s blocked?” or `help`.
quiet-cancelled = OK, never mind.
quiet-left-alone = I left everything as it is.
quiet-nothing-open = There’s nothing open that I could answer that for. Your offers are under `offers`.
quiet-cannot = That’s something I can’t do. I can keep it as a task, or show what I’m good at.
kept-about = {$words} about {$thing}
quiet-unclear = I didn’t get that. Ask in other words, or try `help` to see everything I can do.
unclear-about = I understood {$thing}, but not what to do with it.
which-project = Which {$name}? There’s one in each of these projects:
which-items = More than one project has those. Press what you mean, or tell me which project:
which-item = Which one?
which-task = Which one?
which-person = There’s more than one {$name}. Who do you mean?

button-show-it = Show
do-other = Run “{$command}”
do-start = Start {$item}
do-done = Mark {$item} as done
do-block = Mark {$item} as blocked
do-unblock = Unblock {$item}
do-at-risk = Mark {$item} as at risk
do-reopen = Re-open {$item}
do-skip = Skip {$item}
do-own = Offer {$item} to {$person}
do-own-open = Give {$item} to someone
do-take = Take {$item}
do-release = Release {$item}
do-deputy = Make {$person} a deputy for {$item}
do-deputy-remove = Remove {$person} as a deputy for {$item}
do-lead = Ask {$person} to lead {$item}
do-accept = Accept {$item}
do-decline = Decline {$item}
do-pass = Pass {$item} on to {$person}
do-task-add = Create the task “{$title}”
do-edit = Change {$item}
do-rename = Rename {$item} to “{$name}”
do-project-rename = Rename {$item} to “{$name}”
do-drop = Drop {$item}
do-due = Set {$item} due {$day}
do-due-open = Set when {$item} is due
do-new = Create the project “{$name}”
do-archive = Archive {$item}
do-restore = Bring back {$item}
do-undo = Undo my last change
do-snooze = Snooze my reminders until {$day}
do-sample = Load the sample project
do-digest = Post the digest
do-stage-add = Add the stage “{$name}”
do-promoted = Record “{$what}”
do-incident-take = Take the incident
do-incident-give = Ask {$person} to take the incident
do-incident-pass = Pass the incident on
do-incident-close = Close the incident
