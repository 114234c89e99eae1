welcome-what = I keep where each project stands and who has what. Mention me to ask: `@Baton help`.
welcome-reads = I read new messages here for work that names nobody, in memory and only once a project lives here. I ask its author alone; `mute` ends that for you.
welcome-keeps = I keep what you tell me by command, and no messages: a sentence I ask about is encrypted, and gone within a day.
button-no-nudges = No questions here
