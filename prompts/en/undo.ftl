command-undo = Undoes your last change, for ten minutes.

form-undo = Undo

undone = {$who} undid that: {$what}
undone-private = Undone: {$what}
undone-other = {$who} undid this: {$what}
undone-private-other = Undone: {$what}
undone-offer = {$who} withdrew the offer, so there is nothing to answer.

## How things are after an undo
undone-gone = {$item} is gone.
undone-state = {$item} is back to “{$state}”.
undone-dropped = {$item} is back.
undone-owner = {$item} is back with {$who}.
undone-no-owner = {$item} has no owner again.
undone-lead = {$item} is led by {$who} again.
undone-no-lead = {$item} has no lead again.
undone-due = {$item} is due {$day} again.
undone-no-due = {$item} has no due date again.
undone-name = it’s called {$item} again.
undone-archived = {$item} is archived again.
undone-restored = {$item} is no longer archived.
undone-changed = {$item} is back to how it was.
undone-linked = {$item} is linked again.
undone-unlinked = {$item} is no longer linked.
undone-offered = {$who} is no longer asked.
