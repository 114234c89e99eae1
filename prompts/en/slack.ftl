### What Baton says in Slack alone.

slack-cancel = Cancel
slack-choose = Choose…
slack-in-words = Or in words
slack-somebody-else = Someone else…
slack-more = … and more. Ask for less at a time, or for the next page.
slack-working = One moment…
slack-still-working = This is taking longer than usual. The result will appear here in a moment.
slack-done = Done.
slack-try-again = I can’t reach my database right now; nothing changed. Try again in a minute.
slack-unsure = I can’t reach my database, so I don’t know yet whether that worked. I’ll tell you here as soon as I do.
slack-home-again = Try again
slack-press-again = That took too long for Slack to open the form. Press the button again.
slack-baton = Baton
slack-private-channel = private-channel

slack-installed = Baton is installed
slack-installed-about = I’ve sent you three first steps in Slack.
slack-install-failed = Baton was not installed
slack-install-failed-about = Slack declined, the link had expired, or you opened it in another browser. Nothing was saved.
slack-install-again = Try again
slack-open = Open Baton in Slack
