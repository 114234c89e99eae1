welcome-what = I keep track of where each project stands and who owns what. Mention me to ask: `@Baton help`.
welcome-reads = Once a project is linked here, I look at new messages for work without an owner and privately ask the author. `mute` turns that off for you.
welcome-keeps = I keep what you tell me, not your messages. A sentence I ask about is encrypted, and deleted within a day.
button-no-nudges = Turn nudges off here
