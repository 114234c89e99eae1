command-sample = Loads a sample project with a history, to look around in.
command-sample-remove = Removes the sample project completely.

form-sample = Sample
form-sample-remove = Remove the sample

button-sample-audit = How healthy is it?
sample-name = Churn model
sample-description = Who is about to leave, two weeks ahead
sample-loaded = {$who} loaded the sample project *{$project}*: a year of work, nine times round the loop; one stage is blocked, one re-opened.
sample-already = The sample project *{$project}* is already here.
sample-removed = {$who} removed the sample project *{$project}*.
sample-none = There’s no sample project to remove.
sample-audit-na = it trains in minutes, without accelerators
sample-reason-labels = waiting for the labels of the March cohort
sample-reason-drift = drift alert: country feature, PSI 0.31
sample-reason-slices = recall drops on accounts under 30 days
sample-reason-quota = GPU quota in eu-west not granted yet
sample-task-country = Find out why the country feature drifts
sample-task-version = Version the training set
sample-task-quota = Ask the platform team for the GPU quota
sample-task-rollback = Rehearse the rollback
sample-task-alert = Alert on calibration error
# Where the workspace has a project of that name already.
sample-name-beside = Churn model (sample)
