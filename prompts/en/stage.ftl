command-stage-show = Shows one stage with all that can be done with it.
command-stage-add = Adds a stage.
command-rename = Renames a stage.
command-project-rename = Renames a project.
command-stage-move = Moves a stage to another place in the order.
command-drop = Takes a stage or task out of the project. Its history stays.
command-due = Sets a due date in words; “none” clears it.

form-stage-show = Show a stage
form-stage-add = Add a stage
form-rename = Rename
form-project-rename = Rename the project
form-stage-move = Move a stage
form-drop = Drop
form-due = Due date

stage-tasks = *Open tasks*
stage-added = {$who} added the stage *{$stage}* to {$project}.
stage-renamed = {$who} renamed *{$before}* to *{$name}*.
stage-moved = {$who} moved *{$stage}* behind {$place}.
stage-moved-first = {$who} moved *{$stage}* to the front.
dropped = {$who} dropped {$item}.
already-dropped = {$item} was dropped already.
due-set = {$who} set {$item} due on {$day}.
due-cleared = {$who} cleared the due date of {$item}.
due-past = That day has passed; it will show as overdue.
