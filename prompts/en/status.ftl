command-status = Shows where a project is, stage by stage, and what needs a person.
command-status-all = Shows where every project is.

form-status = Status
form-status-all = All projects

status-all = All projects
needs = *Needs a person now*
needs-unblocking = {$stage} is blocked.
needs-owner = Nobody owns {$stage}.
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
needs-count = { $n ->
    [one] 1 thing needs a person
   *[other] {$n} things need a person
}
