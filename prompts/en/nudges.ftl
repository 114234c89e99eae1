### What Baton says unasked, to one person alone. Two or three short lines.

## Before the first one
nudge-notice = Before I start: when a new message here doesn’t say who will do something, I may privately ask its author. I don’t keep messages. `mute` turns this off for you.
nudge-may-i = May I message you privately when something you write doesn’t say who will do it? `mute` turns this off.
nudge-may = Thank you! Only you will see my questions; `mute` turns them off.
nudge-may-not = OK, I won’t. `unmute` changes that.
button-may = Yes, you may
button-may-not = No, thanks
form-nudge-yes = Yes, you may
form-nudge-no = No, thanks

nudge-owner = *Who will do it?* “{$words}”
nudge-rewrite = {$why} For example: “{$words}”
nudge-no-rewrite = {$why}
nudge-keep = Sounds like you’ve got this: “{$words}” Track it as your task?
nudge-youre = Did you mean “{$words}”?
nudge-several = { $n ->
    [one] *Who will do it?* One message doesn’t say who.
   *[other] *Who will do it?* {$n} messages don’t say who.
}
nudge-line = “{$words}”
nudge-all-settled = All settled. Thank you!
nudge-taken = {$who} has it. Nothing more for you to do.
nudge-mended = Clear now. Thank you!
nudge-gone = The message was deleted, so there’s nothing left to ask.
nudge-dismissed = OK, it doesn’t need an owner.
nudge-not-kept = OK, no task.
nudge-put-off = OK, I’ll ask again tomorrow if it’s still open.
nudge-why = Only you see this. Turn this kind off with `mute {$rule}`.
nudge-why-owner = When a message doesn’t say who, everyone reads it and no one starts.
nudge-why-youre = A small slip in a message about work is quickly fixed.
nudge-why-keep = Tasks show up in the status and the digest, so nobody has to remember them.
nudge-less = What should I stop?
nudge-posted = I’ve asked {$who} to take “{$title}”.
nudge-posted-taken = {$who} is on it: “{$title}”.

button-keep = Track it
button-keep-not = No task
button-no-owner = No owner needed
button-later = Not now
button-less = Fewer of these, and why…
button-nudge-thanks = Thanks
button-mute-rule = This kind of nudge
button-mute-channel = All nudges in this {$place}
button-mute-me = All nudges to me
pick-give = Give to…

likely-named = named in the message
likely-stage = owns {$stage}
likely-task = works on {$stage}
likely-lead = leads the project

refused-nudge-gone = This is already settled, or more than a day old. I no longer have the text.

form-nudge-edit = Create a task
submit-nudge-edit = Create task
form-nudge-give = Create a task
submit-nudge-give = Create task
form-nudge-take = Create a task
submit-nudge-take = Create task
form-nudge-none = No owner needed
submit-nudge-none = Dismiss
form-nudge-later = Not now
submit-nudge-later = Ask me later
form-nudge-thanks = Thanks
submit-nudge-thanks = Send thanks
form-nudge-less = Fewer of these, and why
submit-nudge-less = Show
form-nudge-show = Show
submit-nudge-show = Show

arg-nudge = nudge
arg-whisper = whisper
nudge-told = Posted in the thread.
button-tell = Post in thread
form-nudge-tell = Post in thread
submit-nudge-tell = Post in thread
arg-thread = thread
likely-answered = wrote just before
likely-asked = asked earlier
refused-nudge-nobody = That task has no owner now.

command-mute = Turns nudges off: for you, for this channel, or one kind.
command-unmute = Turns nudges back on.

form-mute = Mute
submit-mute = Mute
form-unmute = Unmute
submit-unmute = Unmute

muted-me = You won’t get nudges any more. `unmute` brings them back.
muted-channel = Nudges are off in this {$place}. `unmute channel` brings them back.
unmuted-me = Nudges are back on for you, in channels that have them.
unmuted-channel = Nudges are back on in this {$place}.
button-mute = Turn off again
button-unmute = Turn back on
arg-what = what

command-nudges = Shows how nudges landed here, kind by kind.

form-nudges = Nudges
submit-nudges = Show

nudge-figures = How nudges landed
nudge-figures-few = fewer than {$n} so far. Figures appear from {$n} on, so that they never point at one person.
nudge-figures-none = No nudges here yet.
nudge-figures-shown = shown {$n} times
nudge-figures-useful = useful {$useful} of {$answered} times ({$percent}%, likely {$low}–{$high}%)
nudge-figures-unanswered = not answered yet
nudge-figures-expired = { $n ->
    [one] 1 ignored
   *[other] {$n} ignored
}
nudge-figures-raised = dismissed often, so only clear cases now
nudge-figures-asleep = dismissed too often here, so it’s off for now
nudge-figures-how = Only counts per kind of nudge. Nobody can see who was nudged.
button-settings = Settings
nudge-figures-hold-out = What nudges change
nudge-figures-hold-out-owned-share = Work that had an owner within a day
nudge-figures-hold-out-with = *With a nudge*
nudge-figures-hold-out-without = *Without*
nudge-figures-hold-out-owned = { $n ->
    [one] {$owned} of 1 piece of work had an owner within a day ({$percent}%, likely {$low}–{$high}%)
   *[other] {$owned} of {$n} pieces of work had an owner within a day ({$percent}%, likely {$low}–{$high}%)
}
nudge-figures-hold-out-half = half of them within {$span}
nudge-figures-hold-out-difference = The difference is {$points} points, likely between {$low} and {$high}.
nudge-taken-you = You’ve got it. All set.
muted-rule-me = You won’t get this kind of nudge any more: {$name}. `unmute {$rule}` brings it back.
muted-rule-channel = This kind of nudge is off in this {$place}: {$name}. `unmute {$rule} channel` brings it back.
unmuted-rule-me = You’ll get this kind of nudge again: {$name}.
unmuted-rule-channel = This kind of nudge is back on in this {$place}: {$name}.
nudge-figures-useful-few = useful {$useful} of {$answered} times (too few to tell)
form-nudge-mute = Fewer of these
submit-nudge-mute = Turn off
form-nudge-back = Back
submit-nudge-back = Back
button-details = Add details…
