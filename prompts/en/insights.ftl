command-insights = Shows how nudges were taken here, by rule.

form-insights = Insights

insights-nudges = How nudges were taken
insights-none = No nudge was shown here yet.
insights-shown = { $n ->
    [one] shown once
   *[other] shown {$n} times
}
insights-useful = of use {$useful} of {$answered} ({$percent} %, surely between {$low} and {$high} %)
insights-unanswered = not answered yet
insights-expired = { $n ->
    [one] 1 left alone
   *[other] {$n} left alone
}
insights-raised = turned away too often, so only sure cases now
insights-asleep = turned away too often, asleep here
insights-how = Counts by rule, without people and without words: nobody can see who was nudged.
button-settings = Settings
insights-trial = What nudges change
insights-trial-owned-share = Work that had an owner within a day
insights-trial-with = *With a nudge*
insights-trial-without = *Without*
insights-trial-owned = { $n ->
    [one] an owner within a day for {$owned} of 1 piece of work ({$percent} %, surely between {$low} and {$high} %)
   *[other] an owner within a day for {$owned} of {$n} pieces of work ({$percent} %, surely between {$low} and {$high} %)
}
insights-trial-half = half of those within {$span}
insights-trial-difference = The difference is {$points} points, surely between {$low} and {$high}.
