command-status = Shows where a project is, stage by stage, and what needs a person.
command-status-all = Shows where every project is.

form-status = Status
form-status-all = All projects

status-all = All projects
needs = *Needs a person now*
needs-unblocking = {$stage} is blocked.
needs-decision = {$stage} is at risk.
needs-owner = Nobody owns {$stage}.
needs-answer = {$who} was asked {$age} ago to take {$item}, and has not answered yet.
needs-lead-answer = {$who} was asked {$age} ago to lead {$item}, and has not answered yet.
needs-date = {$stage} is past its due date.
needs-move = {$stage} has not moved for {$age}.
needs-overdue = { $n ->
    [one] 1 task is overdue.
   *[other] {$n} tasks are overdue.
}
needs-taker = { $n ->
    [one] 1 task has no owner.
   *[other] {$n} tasks have no owner.
}
needs-task-answer = { $n ->
    [one] 1 task was offered a day ago or longer, and nobody has answered.
   *[other] {$n} tasks were offered a day ago or longer, and nobody has answered.
}
needs-count = { $n ->
    [one] 1 thing needs a person
   *[other] {$n} things need a person
}
status-own-part = You see only the part of this project that is yours.
