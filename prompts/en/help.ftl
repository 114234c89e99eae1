command-help = Shows what Baton can do, or explains one command.

form-help = Help

help = Where is it, and who holds the baton?
help-intro = I keep the stages, tasks and owners of your projects. Every answer has buttons, so you need not remember any of this.
help-where = Where is it?
help-move = Move a stage
help-who = Who has it?
help-tasks = Tasks
help-set-up = Set up
help-reads = I read new messages in a project’s channels for work that names nobody, and ask their author alone: `mute` ends it, `unmute` allows it.
help-more = `help <command>` explains one. Order, quotes and small typing errors hardly matter.
help-aliases = Also: {$names}
help-permission-anyone = Anybody may use it.
help-permission-work = Anybody may use it, unless the workspace limits changes to leads and owners.
help-permission-project = Anybody may use it, unless the workspace limits changes to leads.
help-permission-admin = For the admins of the workspace.
