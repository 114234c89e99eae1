roster-departed = { $n ->
    [one] {$who} has left the workspace: one thing of theirs in {$project} has no owner now.
   *[other] {$who} has left the workspace: {$n} things of theirs in {$project} have no owner now.
}
roster-departed-deputy = { $n ->
    [one] {$who} has left the workspace: one stage or task in {$project} has one deputy fewer.
   *[other] {$who} has left the workspace: {$n} stages and tasks in {$project} have one deputy fewer.
}
roster-not-offered = {$who} has left the workspace, and {$item} is not offered to anybody now.
roster-forgotten = {$item} is not offered to anybody now: the person who was asked is no longer in Baton.
