command-insights = Shows where time is lost, what takes longer than usual, and when the next stage is likely to be handed over.
command-insights-all = Shows the same over all projects you can see.
command-insights-export = Gives you the figures as CSV.
command-forecast = Says when a stage is likely to be done, judging by how long such stages have taken.

form-insights = Insights
submit-insights = Show
form-insights-all = Insights: all projects
submit-insights-all = Show
form-insights-export = Export insights
submit-insights-export = Export
form-forecast = Forecast
submit-forecast = Forecast

arg-figure = figure
arg-span = period
arg-all = over all projects
choice-all-all = All projects I can see
choice-span-quarter = The last 3 months
choice-span-year = The last 12 months
choice-span-ever = Since the start

insights-title = Insights
insights-of = {$what}: {$name}, {$span}
insights-channel = { $n ->
    [one] this channel’s project
   *[other] this channel’s {$n} projects
}
insights-no-sample = The sample project is left out: its history is made up.
insights-everywhere = { $n ->
    [0] your projects
    [one] the project you can see
   *[other] all {$n} projects you can see
}
insights-span-quarter = last 3 months
insights-span-year = last 12 months
insights-span-ever = since the start
button-span-quarter = 3 months
button-span-year = 12 months
button-span-ever = Since the start
button-insights = Insights
button-insights-all = All projects
button-export = CSV
button-figure = Details
button-forecast = Forecast
button-definition = How it’s worked out

insights-look = *Taking longer than usual*
insights-age = {$span} so far
insights-aged = {$span} so far, longer than {$shorter} of {$n} before
insights-less = {$shorter} of {$n}
insights-too-little = There isn’t enough history yet. Figures appear once a few stages have been finished.
insights-basis = From the history alone. Figures of one person’s work are never shown.
insights-made-up = This is the sample project: its history is made up.

choice-figure-ageing = Taking longer than usual
choice-figure-forecast = Forecast
choice-figure-flow = Flow
choice-figure-stages = Time to finish a stage
choice-figure-stalls = Time lost
choice-figure-loops = Loops back
choice-figure-owners = Waiting for an owner
choice-figure-handovers = Hand-overs
choice-figure-dates = Due dates
choice-figure-pace = Stages finished

insights-measure = half within {$median}, 85 in 100 within {$p85}
insights-within = nearly all within {$span}
insights-at-once = nearly always at once
insights-few = { $n ->
    [0] none yet
   *[other] too few to tell: {$n} of {$fewest}
}
insights-single = one person’s work only, so it isn’t shown
insights-count = from {$n}
insights-before = before that, half within {$span}

insights-line-flow-working = worked on {$percent}% of the time
insights-line-flow-blocked = fully blocked {$percent}%
insights-line-flow-waiting = waiting for somebody {$percent}%
insights-stall = {$name} {$span}
insights-incidents = Incidents
insights-incidents-n = { $n ->
    [one] 1 incident
   *[other] {$n} incidents
}, {$open} open
insights-incidents-taken = taken within {$span} (half of {$n})
insights-incidents-quiet = quiet within {$span} (half of {$n})
insights-incidents-loop = closed within {$span} (half of {$n})
insights-line-loops = { $n ->
    [one] 1 time
   *[other] {$n} times
}
insights-line-loops-mostly = mostly because of {$reason}
insights-line-unowned = { $n ->
    [one] 1 has no owner now
   *[other] {$n} have no owner now
}
insights-line-handovers = { $n ->
    [one] 1 changed hands
   *[other] {$n} changed hands
}
insights-line-answers = offers are answered: {$measure}
insights-line-dates = { $n ->
    [one] 1 moved, {$later} to a later day
   *[other] {$n} moved, {$later} to a later day
}
insights-line-pace = { $n ->
    [one] 1 stage, {$last} in {$months}
   *[other] {$n} stages, {$last} in {$months}
}

insights-chart-ageing = Share of such stages that took less time
insights-chart-flow = Where the time went
insights-chart-stages = Half were done within
insights-chart-reasons = Days lost, by reason
insights-chart-stalls = Days lost, by stage
insights-chart-loops = Days in loops, by reason
insights-chart-dates = Due dates that were moved
insights-chart-pace = Stages finished
insights-length = From re-opening to done again
insights-wait = From start to owner
insights-answer = From offer to acceptance
insights-later = Later
insights-sooner = Sooner
insights-moved-by = Half by no more than
insights-days = { $n ->
    [one] 1 day
   *[other] {$n} days
}
insights-lost = { $n ->
    [one] {$span}, once
   *[other] {$span}, {$n} times
}
insights-finished = { $n ->
    [one] 1 stage
   *[other] {$n} stages
}
insights-none = There’s nothing to show yet. It hasn’t happened often enough, or it’s all one person’s work, which is never shown.
insights-file = { $n ->
    [0] There are no figures to save yet.
    [one] {$file} has 1 line of figures, those that the pages show. The link works for an hour, for everybody who has it.
   *[other] {$file} has {$n} lines of figures, those that the pages show. The link works for an hour, for everybody who has it.
}
insights-csv = Copy these lines into a file or a spreadsheet. They hold what the pages show, nothing more.

flow-working = Worked on
flow-blocked = Blocked
flow-waiting = Waiting for somebody

## What each figure means
insights-means-ageing = Every stage under way, by how many of its kind were finished in less time. A stage’s age counts from when it was started or last re-opened; monitoring never ends, so it’s left out.
insights-means-forecast = A thousand futures drawn from how long such stages took before: the days between which 85 in 100 of them end. If the team has clearly become faster or slower, the past is adjusted. It takes {$fewest} finished stages, by {$people} people or more.
insights-means-flow = While a project is under way, it is worked on (a stage with an owner is in progress), fully blocked (a stage is blocked, and none is worked on), or waiting for somebody: nobody owns the stage, or the next one hasn’t been started. A project that waits longer than 30 days is at rest: only the first 30 count. Monitoring doesn’t count. By whole months.
insights-means-stages = From when a stage is started, or re-opened, until it’s done. The same stage in several projects counts together.
insights-means-stalls = Time that stages were blocked or at risk, by the reason people gave. Baton sorts reasons by their words. What only one person ran into is added to “other things” or left out.
insights-means-loops = A loop begins when a finished stage is re-opened, and ends when everything that was re-opened is done again. What else is re-opened within a week of that belongs to the same loop. It takes {$fewest} loops to say how long they take.
insights-means-owners = How long stages and tasks waited for an owner: from the start of a stage, or from when a task was added, and again after an owner gave it up.
insights-means-handovers = How often a stage, task or project went from one owner to another, and how long offers waited until they were accepted.
insights-means-dates = How often a due date was moved, and by how much. Setting the first date or removing one doesn’t count.
insights-means-pace = How many stages were finished in each month. Re-opened stages count each time they’re done; stages that were marked as done without being started don’t count. Months in which only one person finished any are added to the next ones.

## Kinds of reasons: a stage is blocked, at risk or re-opened because of …
reason-data = data and labels
reason-access = access and approvals
reason-compute = compute and quota
reason-drift = drift
reason-quality = quality of the model
reason-people = people and time
reason-upstream = other teams and vendors
reason-tooling = tools and bugs
reason-decision = open decisions
reason-other = other things
reason-none = no reason given
reason-rest = everything else

## The words by which reasons are told apart; one that ends in * stands for all that begin like it. Changing them sorts the whole history again.
reason-words-data = label*, annotat*, data, dataset*, etl, ingest*, feature*, column*, schema*, sample*, missing*, duplicate*, cohort*, source*
reason-words-access = access*, permission*, approv*, credential*, token*, role*, legal, privacy, gdpr, security, consent, sign off, signoff
reason-words-compute = gpu*, tpu*, quota*, cluster*, compute, memory, oom, capacity, disk, cpu*, budget*
reason-words-drift = drift*, psi, shift*, stale, degrad*, decay*
reason-words-quality = accuracy, recall, precision, auc, f1, metric*, slice*, overfit*, bias*, baseline*, calibrat*, leak*, regress*, score*
reason-words-people = holiday*, vacation*, sick, leave, busy, reviewer*, on call, oncall, nobody, time, hiring, handover*
reason-words-upstream = vendor*, upstream, partner*, provider*, team, customer*, supplier*, dependency, dependencies, third party
reason-words-tooling = bug*, crash*, pipeline*, ci, build*, broken, error*, fail*, timeout*, deploy*, docker*, version*, library, libraries, upgrade*, airflow, mlflow
reason-words-decision = decision*, decide*, requirement*, scope, unclear, priorit*, spec*, stakeholder*, discuss*, question*

forecast-told = {$stage} is likely to be done between {$low} and {$high}; the middle of the forecast is {$middle} (85 in 100, from {$n} finished before).
forecast-day = {$stage} is likely to be done on {$high} (85 in 100, from {$n} finished before).
forecast-few = { $n ->
    [0] No forecast yet: no stage like {$stage} has been finished here, and a forecast needs {$fewest}.
    [one] No forecast yet: 1 stage like {$stage} has been finished here, and a forecast needs {$fewest}.
   *[other] No forecast yet: {$n} stages like {$stage} have been finished here, and a forecast needs {$fewest}.
}
forecast-beyond = No forecast: {$stage} has taken longer than nearly all of the {$n} finished before.
forecast-single = No forecast: only one person has finished stages like {$stage}, and figures of one person’s work are never shown.
forecast-done = {$stage} is done already.
forecast-ongoing = {$stage} goes on for as long as the model runs, so there’s nothing to forecast.
forecast-nothing = There’s nothing under way to forecast.
insights-no-forecasts = { $n ->
    [one] No forecast for 1 project: too few stages like the one it’s at have been finished.
   *[other] No forecast for {$n} projects: too few stages like the ones they’re at have been finished.
}
forecast-how = A forecast, not a promise. It knows how long such stages took, and nothing else.
