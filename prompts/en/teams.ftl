### What Baton says in Microsoft Teams alone.

teams-baton = Baton
teams-ok = OK
teams-cancel = Cancel
teams-choose = Choose…
teams-somebody-else = Someone else…
teams-more = … and more. Ask for less at a time, or for the next page.
teams-read-more = more
teams-in-words = Or in words
teams-ask-blocked = What’s blocked?
teams-ask-due = What’s due this week?
teams-ask-offers = What waits for my answer?
teams-missing = Required
teams-done = Done.
teams-answered = I’ve answered in the conversation.
teams-already = I’ve already handled that.
teams-asked-in-private = I’ve answered you in private.
teams-cancelled = Nothing changed.
teams-choose-first = Choose something first.
teams-not-read = I couldn’t read that. Try again.
teams-in-chat = I’ve answered in our chat.
teams-working = This is taking longer than usual. The result will appear here in a moment.
teams-try-again = I can’t reach my database right now; nothing changed. Try again in a minute.
teams-unsure = I can’t reach my database, so I don’t know yet whether that worked. I’ll tell you here as soon as I do.
teams-calling = {$name}, I have a private message for you but can’t reach you. Add the Baton app for yourself, then ask me again.
teams-general = General
teams-chat = group chat
