### The playground and the board.
web-title = Baton
web-playground = Playground
web-skip = Skip to the conversation
web-skip-board = Skip to the projects
web-people = Speak as
web-channels = Channels
web-direct = Direct messages
web-private-channel = private channel
web-guest = guest
web-external = other company
web-baton = Baton
web-new-person = Add a person
web-person-name = Name
web-person-kind = Who they are
web-kind-member = A member of the team
web-kind-guest = A guest
web-kind-external = Someone from another company
web-person-channels = Channels
web-person-channels-hint = Members are in every public channel. Guests are only in the ones you choose.
web-bad-name = Use up to 40 letters, digits, spaces and hyphens.
web-name-taken = That name is taken. Choose another one.
web-company-full = The playground is full. It has room for 30 people.
web-new-channel = Add a channel
web-channel-name = Name
web-channel-private = Private: only for the people you choose
web-channel-people = People
web-channel-people-hint = A public channel is for every member, plus the guests you choose. A private one is for you and the people you choose.
web-channel-guests = Guests
web-channel-who = Who is in {$channel}?
web-channel-update = Update people
web-channel-open = People
web-channel-private-hint = Nobody else sees this channel, or a project that is linked only here.
web-channel-public-hint = Every member is in this channel: {$who}. Guests are only in those they are invited to.
web-channel-empty = A private channel needs a member of the team.
web-channel-taken = There is already a channel called {$channel}.
web-watch = Watch a demo
web-tours = More demos
web-demo = Demo
web-tour-start = Start the demo
web-tour-step = { $n ->
    [0] { $all } steps
   *[other] Step { $n } of { $all }
}
web-tour-pause = Pause
web-tour-play = Play
web-tour-next = Next step
web-tour-restart = Start again
web-tour-again = Watch it again
web-tour-other = Next: {$title}
web-tour-go-on = Try it yourself
web-tour-leave = Leave
web-tour-empty = Nothing for {$person} here yet.
web-tour-stopped = Something else happened here, so the demo stops. Try it yourself, or watch it again.
web-simulate = Simulate a signal
web-simulate-about = { $n ->
    [one] Real, signed signals about {$project}, as your own systems would send them.
   *[other] Real, signed signals, as your own systems would send them.
}
web-simulate-project = About which project?
web-simulate-drift = Alertmanager: drift
web-simulate-drift-over = Alertmanager: drift is over
web-simulate-promoted = MLflow: new version live
web-simulate-moved-back = MLflow: version rolled back
web-simulate-deployment-failed = GitHub: deployment failed
web-simulated-watched = Alertmanager reported drift in {$project}. Once could be noise, so Baton waits. Press again, and it becomes an incident.
web-simulated-incident = That became incident #{$n} of {$project}. Baton asks for someone to take it.
web-simulated-more = Baton added that to incident #{$n} of {$project}.
web-simulated-quiet = Incident #{$n} of {$project} is quiet now. It stays open until someone closes it.
web-simulated-over = The drift in {$project} is over before it became an incident.
web-simulated-no-drift = {$project} isn’t drifting, so there’s nothing to end.
web-simulated-live = Version {$version} of {$project} is live now. `/baton live` shows it.
web-simulated-heard = Baton heard it. Nothing in {$project} changes because of it.
web-simulate-nothing = This channel has no project yet. Create one first: @Baton new Churn model
web-sample = Load the sample project
web-sample-remove = Remove the sample project
web-clear = Clear the conversations
web-clear-confirm = Remove all messages in the playground? Projects and tasks stay.
web-board = Board
web-to-playground = Playground
web-unread = new
web-say-label = Message to {$channel}
web-say-label-thread = Reply in this thread of {$channel}
web-say-hint = Just talk, or type /baton help
web-say-hint-direct = Just talk, or type help
web-say-hint-thread = Reply in the thread
web-say-keys = Enter sends. Shift+Enter starts a new line.
web-suggestions = Suggestions
web-send = Send
web-only-you = Only you see this
web-edited = updated
web-bot = app
web-thread = Thread
web-thread-close = Close the thread
web-reply = Reply
web-replies = { $n ->
    [one] 1 reply
   *[other] {$n} replies
}
web-menu = Menu
web-empty = Ask it where a project stands, and it answers. When a message doesn’t say who will do something, it quietly asks: here at once, at work after three minutes. A demo shows how in half a minute.
web-empty-more = Or watch one of these, type `/baton help`, or just start talking.
web-empty-direct = This is where Baton talks to {$person} privately: offers, reminders and questions. Try “what’s on my plate?”
web-offline = Baton isn’t answering. What you wrote is still here, so try again in a moment.
web-away = The connection to Baton is gone. This page catches up as soon as it’s back.
web-cancel = Cancel
web-choose = Choose…
web-leave-open = Leave open
web-lost = Nothing here
web-lost-why = This channel or page doesn’t exist, or isn’t visible to the person you speak as.
web-not-there = That message or channel doesn’t exist, or was deleted.
web-bad-request = I couldn’t read what this page sent. Reload the page and try again.
web-unsure = I can’t reach my database, so I don’t know yet whether that worked. The answer appears here as soon as I do.
web-try-again = Something went wrong on my side; nothing changed. Try again in a minute. If it keeps happening, Baton’s log says why.
web-too-long = That message is too long. It can have up to {$max} characters.
web-bad-channel = Use up to 40 letters, digits and hyphens.
web-as = as {$person}, {$zone}
web-back = Back to the conversation
web-more = More
web-hand = Raise your hand to take this
web-hands = { $n ->
    [one] 1 person raised a hand: {$who}
   *[other] {$n} people raised a hand: {$who}
}
web-edit = Edit
web-edit-title = Edit your message
web-edit-label = Message
web-delete = Delete
web-delete-confirm = Delete this message?
web-hand-short = I’ll take it
web-hand-count = I’ll take it ({$n})
