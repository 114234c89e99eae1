command-home = Shows what you have to do with: offers, tasks, stages, projects.

form-home = Home

home-whispers = Questions about your messages
home-stages = My stages
home-projects = My projects
home-other-projects = Projects
home-nothing = Nothing waits for you. Take a stage or a task, or create a project, and it will show here.
home-quiet = Quiet hours: {$hours}. Nudges: {$nudges}. Both can be changed in the settings.
button-all = Show all
button-home = Back to the start
home-heard = Baton last heard a message in a channel {$ago} ago.
home-heard-now = Baton has just heard a message in a channel.
home-heard-never = Baton has not heard a message yet. Add it to a channel.
