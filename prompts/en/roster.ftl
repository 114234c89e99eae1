roster-departed = { $n ->
    [one] {$who} has left the workspace: 1 item in {$project} now needs an owner.
   *[other] {$who} has left the workspace: {$n} items in {$project} now need an owner.
}
roster-departed-deputy = { $n ->
    [one] {$who} has left the workspace: 1 item in {$project} has one deputy fewer.
   *[other] {$who} has left the workspace: {$n} items in {$project} have one deputy fewer.
}
roster-not-offered = {$who} has left the workspace, so {$item} is no longer offered to anyone.
roster-forgotten = {$item} is no longer offered to anyone: the person you asked is no longer in Baton.
