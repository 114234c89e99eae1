### What Baton says of its own accord, to one person alone. Two or three short lines.

## Before the first one
nudge-notice = Before I first ask: I read new messages here for work that names nobody, in memory, and ask their author alone. I keep none of them. `mute` ends it for you.
nudge-may-i = May I ask you, here alone, when a message of yours leaves open who does the work? `mute` ends it.
nudge-may = Thank you. I will ask you alone; `mute` ends it.
nudge-may-not = All right, never. `unmute` changes that.
button-may = You may
button-may-not = Please don’t
form-nudge-yes = You may
form-nudge-no = Please don’t

nudge-owner = *Who will do it?* “{$words}”
nudge-rewrite = {$why}. For example: “{$words}”
nudge-no-rewrite = {$why}.
nudge-keep = You take this: “{$words}” Shall I keep it as a task of yours?
nudge-youre = Did you mean: “{$words}”
nudge-several = { $n ->
    [one] *Who will do it?* One message names nobody yet.
   *[other] *Who will do it?* {$n} messages name nobody yet.
}
nudge-line = “{$words}”
nudge-all-settled = All settled. Thank you.
nudge-taken = {$who} takes it. Nothing to do for you.
nudge-mended = Clear now. Thank you.
nudge-gone = The message was deleted, and with it this question.
nudge-dismissed = All right, it needs no owner.
nudge-not-kept = All right, no task.
nudge-put-off = All right, I will ask again tomorrow, if it still matters then.
nudge-why = You alone see this. It goes by the rule `{$rule}`; `mute {$rule}` ends it for you.
nudge-why-owner = Work that names nobody is seen by everybody and begun by no one.
nudge-why-youre = The message states work, and a slip in it is quickly mended.
nudge-why-keep = What is kept as a task shows in the status and the digest.
nudge-less = Understood. Less of which?
nudge-posted = {$who} is asked to take “{$title}”.
nudge-posted-taken = {$who} takes “{$title}”.

button-keep = Keep it
button-keep-not = No task
button-no-owner = Needs no owner
button-later = Not now
button-why = Why?
button-less = Less of these…
button-nudge-thanks = Thanks
button-mute-rule = This kind, for me
button-mute-channel = All, in this channel
button-mute-me = All, for me
pick-give = Give it to…

likely-named = named in the message
likely-stage = owns {$stage}
likely-task = works on {$stage}
likely-lead = leads the project

refused-nudge-gone = This is settled already, or a day old. Its words are gone from here.

form-nudge-edit = Make it a task
form-nudge-give = Make it a task
form-nudge-take = Make it a task
form-nudge-none = Needs no owner
form-nudge-later = Not now
form-nudge-why = Why?
form-nudge-thanks = Thanks
form-nudge-less = Less of these
form-nudge-show = Show

arg-nudge = nudge
arg-whisper = whisper
nudge-told = The thread knows now.
button-tell = Tell the thread
form-nudge-tell = Tell the thread
arg-thread = thread
likely-answered = spoke before you
likely-asked = was asked before
refused-nudge-nobody = Nobody has that task or is asked for it any more.

command-mute = Ends nudges: for you, for this channel, or of one kind.
command-unmute = Lets nudges come again.

form-mute = Mute
form-unmute = Unmute

muted-me = No more nudges for you. `unmute` brings them back.
muted-channel = No more nudges in this channel. `unmute channel` brings them back.
muted-rule = No more nudges by `{$rule}` {$where}. `unmute {$rule}` brings them back.
unmuted-me = Nudges are on for you again, where the channel has them.
unmuted-channel = Nudges are as the workspace has them in this channel again.
unmuted-rule = Nudges by `{$rule}` are back {$where}.
mute-where-me = for you
mute-where-channel = in this channel
button-mute = Mute again
button-unmute = Bring them back
arg-what = what

command-insights = Shows how nudges were taken here, by rule.

form-insights = Insights

insights-nudges = How nudges were taken
insights-few = fewer than {$n} so far: counted once no single person can be made out
insights-none = No nudge was shown here yet.
insights-shown = shown {$n} times
insights-useful = of use {$useful} of {$answered} ({$percent} %, surely between {$low} and {$high} %)
insights-unanswered = not answered yet
insights-expired = { $n ->
    [one] 1 left alone
   *[other] {$n} left alone
}
insights-raised = turned away too often, so only sure cases now
insights-asleep = turned away too often, asleep here
insights-how = Counts by rule, without people and without words: nobody can see who was nudged.
button-settings = Settings
insights-trial = What nudges change
insights-trial-owned-share = Work that had an owner within a day
insights-trial-with = *With a nudge*
insights-trial-without = *Without*
insights-trial-owned = { $n ->
    [one] an owner within a day for {$owned} of 1 piece of work ({$percent} %, surely between {$low} and {$high} %)
   *[other] an owner within a day for {$owned} of {$n} pieces of work ({$percent} %, surely between {$low} and {$high} %)
}
insights-trial-half = half of those within {$span}
insights-trial-difference = The difference is {$points} points, surely between {$low} and {$high}.
