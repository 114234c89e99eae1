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
web-kind-external = Somebody from another company
web-person-channels = Channels
web-person-channels-hint = Members are in every public channel anyway. Guests are only in those you choose.
web-bad-name = A name has letters, digits, spaces and hyphens, 40 characters at most.
web-name-taken = There is already somebody of that name.
web-company-full = The playground is full: 30 people are the most.
web-new-channel = Add a channel
web-channel-name = Name
web-channel-private = Private: only for the people you choose
web-channel-people = People
web-channel-people-hint = A public channel is for every member, and for the guests you choose. A private one is for you and the people you choose.
web-channel-guests = Guests
web-channel-who = Who is in {$channel}?
web-channel-open = People
web-channel-private-hint = Nobody else sees this channel, or the projects that belong to it alone.
web-channel-public-hint = Every member is in this channel. Guests are only in those they are invited to.
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
web-tour-stopped = Something else happened meanwhile, so the demo stops here. Try it yourself, or watch it again.
web-sample = Load the sample project
web-sample-remove = Remove the sample project
web-clear = Clear the conversations
web-clear-confirm = Remove all messages of the playground? Projects and tasks stay.
web-board = Board
web-to-playground = Playground
web-unread = new
web-say-label = Message to {$channel}
web-say-hint = Type /baton status, @Baton help, or just talk
web-say-hint-direct = Type a command, like status or help
web-say-hint-thread = Reply in the thread
web-say-keys = Enter sends, Shift and Enter makes a new line.
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
web-empty = Baton is a bot that knows where each project is, and who has which part of it. A demo shows it in half a minute.
web-empty-more = Or watch one of these, type `/baton help`, or just start talking.
web-empty-direct = This is {$person}’s conversation with Baton: offers and other private words arrive here.
web-offline = Baton does not answer. What you wrote is still here; please try again.
web-away = Baton is away. This page catches up as soon as Baton is back.
web-cancel = Cancel
web-choose = Choose…
web-lost = Nothing here
web-lost-why = This channel or page does not exist, or is not for whoever you speak as.
web-not-there = That message or channel is not there (any more).
web-bad-request = The page sent something that I could not read. Please reload it.
web-too-long = That message is too long: {$max} characters are the most.
web-bad-channel = A channel’s name has letters, digits and hyphens, 40 at most.
web-as = as {$person}
web-more = More
web-hand = I’ll take it: put a hand up
web-hands = { $n ->
    [one] 1 hand up: {$who}
   *[other] {$n} hands up: {$who}
}
web-edit = Edit
web-edit-title = Change what you said
web-edit-label = Message
web-delete = Delete
web-delete-confirm = Delete this message?
web-hand-short = Hand up
web-hand-count = Hand up ({$n})
