command-audience = Shows who can see a project; its lead can change that.

form-audience = Who can see it
submit-audience = Update
arg-who = who can see it

## Who sees a project, in its status and under `audience`
seen-by-everyone = Visible to everyone, through a public channel
seen-by-everyone-chosen = Visible to everyone in the workspace
seen-by-places = Visible to the people in its channels
seen-by-places-chosen = Visible only to the people in its channels
seen-by-owners-chosen = Visible only to its lead and the people working on it
seen-by-nowhere = Visible only to its lead and admins, until it is linked to a channel

audience-channels = Linked to {$channels}.
audience-always = Anyone who owns part of it, or is asked to take it, sees that part.
audience-same = {$project} is already visible to exactly those people.
audience-set-auto = {$who} made {$project} visible to whoever its channels allow.
audience-set-everyone = {$who} made {$project} visible to everyone in the workspace.
audience-set-channels = {$who} made {$project} visible only to the people in its channels.
audience-set-owners = {$who} made {$project} visible only to its lead and the people working on it.
refused-audience = Only the lead of {$project} or an admin can change who sees it.
