### What Baton says in Slack alone.

slack-cancel = Cancel
slack-choose = Choose…
slack-somebody-else = Somebody else…
slack-more = … more. Ask for less at a time, or for the next page.
slack-working = One moment…
slack-still-working = This takes longer than usual. What comes of it will be here in a moment.
slack-done = Done.
slack-try-again = I cannot reach my store just now, and nothing was changed. Please try again in a minute.
slack-press-again = That took too long for Slack to open the form. Please press again.
slack-baton = Baton

slack-install = Add Baton to Slack
slack-install-about = Baton keeps where each of your ML projects stands and who holds the baton. You will see what it may read before anything is installed.
slack-installed = Baton is installed
slack-installed-about = Invite it to a channel with /invite @Baton, and type /baton help.
slack-install-failed = Baton was not installed
slack-install-failed-about = Slack did not let it in, the link was too old, or it was opened in another browser. Nothing was kept.
slack-install-again = Try again
slack-open = Open Slack
