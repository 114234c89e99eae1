command-settings = Shows the settings that hold here, and where each comes from.
command-set = Changes a setting of the workspace, this channel or yourself.
command-reset = Puts a setting back to what it would be otherwise.

form-set = Change a setting
form-reset = Reset a setting

settings = Settings
settings-how = Type `set <setting> <value>`, with `workspace`, `channel` or `me` behind it.
setting-changes = Who changes stages and projects: everyone, or only leads and owners.
setting-answers = Whether answers in a channel are for all to see or for the asker.
setting-stalled-after = Days without movement after which a stage is marked.
setting-time-zone = Where days in words are read, if the platform does not tell.
setting-stalled-after-values = a number of days from 1 to 999
setting-time-zone-values = a zone such as Europe/Berlin or Asia/Kolkata
setting-from = ({$where})
scope-workspace = set for the workspace
scope-channel = set for this channel
scope-person = set for you
scope-initial = as installed
setting-set = {$setting} is now *{$value}* ({$where}).
setting-same = {$setting} is already *{$value}*.
setting-not-set = {$setting} is not {$where}.
setting-reset = {$setting} is no longer {$where}.
