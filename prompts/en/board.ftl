board-title = Board
board-summary = { $n ->
    [one] 1 project
   *[other] {$n} projects
}
board-needs = { $n ->
    [0] nothing needs attention
    [one] 1 thing needs attention
   *[other] {$n} things need attention
}
board-find = Find a project
board-find-button = Find
board-none = No projects yet. Create one in the playground, or load the sample project.
board-none-found = No project matches “{$word}”. Check the spelling, or search for part of the name.
board-lead = Lead: {$who}
board-no-lead = no lead
board-in-part = You only see the part that’s yours
board-unowned = no owner
board-stalled = stuck
board-waiting = no answer yet
board-offered = offered to {$who}
board-overdue = overdue
board-tasks = { $n ->
    [one] 1 task
   *[other] {$n} tasks
}
board-more = More projects
board-first = Show all projects
board-state = as of {$at}
