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
help-aliases = Also: {$names}
help-related = See also: {$names}
help-permission-anyone = Anyone can use it.
help-permission-work = Anyone can use it, unless the workspace limits changes to leads and owners.
help-permission-project = Anyone can use it, unless the workspace limits changes to leads.
help-permission-admin = Only workspace admins can use it.
