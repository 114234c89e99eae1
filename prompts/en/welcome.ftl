welcome-what = I keep track of where each project stands and who owns what. Mention me to ask: `@Baton help`.
welcome-reads = Once a project is linked here, I look at new messages for work without an owner and privately ask the author. `mute` turns that off for you.
welcome-keeps = I keep what you tell me, not your messages. A sentence I ask about is encrypted, and deleted within a day.
button-no-nudges = Turn nudges off here

welcome-installed = *Baton is installed.* Three steps, and your team can see who owns what:
welcome-step-invite = *1.* Invite me to the channel where your team works: `/invite @Baton`
welcome-step-project = *2.* Create your project there, or load the sample first to look around.
welcome-step-owner = *3.* Give each stage an owner: `/baton own data @…`. They accept with one click.
