### What Baton says in Microsoft Teams alone.

teams-baton = Baton
teams-ok = OK
teams-cancel = Cancel
teams-choose = Choose…
teams-somebody-else = Somebody else…
teams-more = … more. Ask for less at a time, or for the next page.
teams-missing = Needed.
teams-done = Done.
teams-cancelled = Nothing was changed.
teams-choose-first = Please choose first.
teams-not-read = I could not read that. Please try again.
teams-in-chat = I have answered you in our chat.
teams-working = This takes longer than usual. What comes of it will be here in a moment.
teams-try-again = I cannot reach my store just now, and nothing was changed. Please try again in a minute.
teams-calling = {$name}, I have something for you alone and cannot write to you. Add the app Baton for yourself, and then ask me again.
teams-general = General
teams-chat = group chat
