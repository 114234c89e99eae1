### A project's record, every sentence from its history.

command-dossier = Shows a project’s record: purpose, people, stages, evidence, audits and decisions.
form-dossier = Dossier
submit-dossier = Show
arg-form = headings
choice-form-card = Model card
choice-form-annex = Annex IV

dossier-title = Dossier of {$project}
dossier-note-card = As of {$day}, in the order of a model card. Every sentence comes from what the team recorded; nothing is added.
dossier-note-annex = As of {$day}, under the headings of Annex IV of the EU AI Act. Every sentence comes from what the team recorded; nothing is added. Whether it is enough is for counsel to say.
dossier-document = `baton dossier` writes all of it as Markdown, or as a page to print.
dossier-nothing = Nothing is recorded about this.

dossier-card-purpose = *Purpose*
dossier-card-people = *People*
dossier-card-stages = *Stages*
dossier-card-evidence = *Evidence*
dossier-card-versions = *Versions*
dossier-card-incidents = *Incidents*
dossier-card-audits = *Audits*
dossier-card-decisions = *Decisions*
dossier-card-left = *Known gaps*
dossier-annex-1 = *1. General description*
dossier-annex-2 = *2. Elements and development*
dossier-annex-3 = *3. Monitoring, functioning and control*
dossier-annex-4 = *4. Performance metrics*
dossier-annex-5 = *5. Risk management*
dossier-annex-6 = *6. Changes through the lifecycle*
dossier-annex-7 = *7. Standards applied*
dossier-annex-8 = *8. Declaration of conformity*
dossier-annex-9 = *9. Monitoring after release*

dossier-created = {$who} started the project on {$day}.
dossier-profile = How much depends on it: {$what}. What it makes: {$type}. Expected score of each area: {$expected} of 6.
dossier-lead = {$who} leads the project.
dossier-no-lead = The project has no lead.
dossier-owner = {$who} owns {$stage}.
dossier-no-owner = {$stage} has no owner.
dossier-state = {$state} since {$day}
dossier-due = due on {$day}
dossier-evidence = evidence of {$day}: {$what}
dossier-audit = {$day}: {$score} of 6 ({$areas})
dossier-left = {$area}, not yet: {$titles}

button-dossier-card = As a model card
dossier-incident-taken = taken by {$who}
dossier-incident-closed = closed by {$who}: {$cause}
dossier-incident-open = still open
button-dossier-annex = Under Annex IV
