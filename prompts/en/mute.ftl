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
