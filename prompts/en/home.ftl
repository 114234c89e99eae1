command-home = Shows what’s on your plate: incidents, offers, tasks, stages, projects.

form-home = Home

home-whispers = Questions about your messages
home-incidents = My incidents
home-stages = My stages
home-projects = My projects
home-other-projects = Projects
home-nothing = You’re all caught up. Take a stage or a task, or create a project, and it shows up here.
home-quiet = Quiet hours: {$hours}. Nudges: {$nudges}. You can change both in the settings.
button-all = Show all
button-home = Back to start
home-heard = Last message seen: {$ago} ago.
home-heard-now = Last message seen: just now.
home-heard-never = I haven’t seen a message yet. Add me to a channel.
