command-help = Shows what Baton can do, or explains one command.

form-help = Help
submit-help = Show

help = Baton keeps track of who owns what in your ML projects
help-intro = I keep your projects’ stages, tasks and owners. Every answer has buttons, so you don’t have to remember any of this.
help-where = Where is it?
help-move = Move it forward
help-who = Who owns it?
help-tasks = Tasks
help-set-up = Set up
help-reads = I look at new messages in a project’s channels for work without an owner, and privately ask the author. `mute` turns that off for you, `unmute` back on.
help-more = `help <command>` explains one of them.
help-keeps = `help privacy` says what I keep of what people write, and for how long.
help-aliases = Also: {$names}
help-related = See also: {$names}
help-permission-anyone = Anyone can use it.
help-permission-work = Anyone can use it, unless the workspace limits changes to leads and owners.
help-permission-project = Anyone can use it, unless the workspace limits changes to leads.
help-permission-admin = Only workspace admins can use it.
help-privacy = What I keep, and what I forget
help-privacy-kept = *Kept:* projects, stages, tasks, owners, reasons and their history; your name, your time zone and your settings.
help-privacy-messages = *Forgotten:* other messages in a project’s channels. I look at them for work without an owner. If I ask you about one, its sentence is kept, encrypted, for a day at most.
help-privacy-counts = *Counted:* nudges by kind and channel, without people or words.
help-privacy-where = *Where:* in a store that your own team runs. Messages go to another service only if your team has connected a language model.
help-privacy-forget = *Yours:* whoever runs me can give you everything I keep about you, or delete it.
