command-undo = Takes back your last change, within ten minutes.

form-undo = Undo

undone = {$who} took back: {$what}
undone-offer = {$who} took the offer back: no need to answer.
