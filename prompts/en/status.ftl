command-status = Shows where a project is, stage by stage, and what needs attention.
command-status-all = Shows where every project is.

form-status = Status
submit-status = Show
form-status-all = All projects
submit-status-all = Show

status-all = All projects
status-progress = {$done} of {$n ->
    [one] 1 stage
   *[other] {$n} stages
 } done
needs = *Needs attention*
needs-contradiction = {$stage} is “{$state}” here, and another system says otherwise.
needs-unblocking = {$stage} is blocked.
needs-decision = {$stage} is at risk.
needs-owner = {$stage} has no owner.
needs-answer = {$who} was asked {$age} ago to take {$item}, and hasn’t answered yet.
needs-lead-answer = {$who} was asked {$age} ago to lead {$item}, and hasn’t answered yet.
needs-date = {$stage} is overdue.
needs-move = {$stage} is stuck: no update for {$age}.
needs-overdue = { $n ->
    [one] 1 task is overdue.
   *[other] {$n} tasks are overdue.
}
needs-taker = { $n ->
    [one] 1 task has no owner.
   *[other] {$n} tasks have no owner.
}
needs-task-answer = { $n ->
    [one] 1 task was offered more than a day ago, with no answer yet.
   *[other] {$n} tasks were offered more than a day ago, with no answer yet.
}
status-stages = *All stages*
needs-count = { $n ->
    [one] 1 thing needs attention
   *[other] {$n} things need attention
}
status-own-part = You only see the part of this project that’s yours.

headline = {$project}: {$stage}
headline-refused = I couldn’t put the status at the top of *{$channel}*. That takes Slack, and there the permission to manage bookmarks, which an admin can give. `status` shows it at any time.
