command-task-add = Adds a task, with stage, owner and due date if you like.
command-task-list = Lists tasks: of this project, yours, unowned, overdue, of a stage, done.
command-task-show = Shows one task.
command-edit = Changes a task’s title, stage or due date.

form-task-add = New task
form-task-list = Tasks
form-task-show = Task
form-edit = Edit the task

task-added = {$who} added {$task} to {$project}.
task-is-mine = {$who} has it
task-is-offered = Offered to {$who}, who has been asked
task-is-unowned = Nobody has it yet
task-made-by = added by {$who}
task-edited = {$who} changed {$task}.
task-unchanged = {$task} is as it was.
task-list-open = Open tasks
task-list-mine = My tasks
task-list-unowned = Tasks without an owner
task-list-overdue = Overdue tasks
task-list-done = Finished tasks
task-none-open = No open tasks.
task-none-mine = You have no open tasks.
task-none-unowned = Every open task has an owner.
task-none-overdue = Nothing is overdue.
task-none-done = No finished tasks yet.
task-message = the message
