command-about = Answers one question: who owns it, when it is due, how long it has been like this, or why it is blocked.
command-find = Lists what is blocked, at risk, overdue, stuck, due, offered or without an owner.
command-next = Shows what comes next in a project, who holds it, and what stands in the way.
command-moved = Shows what was finished, started, blocked or re-opened since a certain day.

form-about = Ask about it
form-find = Find
form-next = Next
form-moved = What moved

answers-you = you

## Who
about-owner = {$who} owns {$item}.
about-owner-you = You own {$item}.
about-owner-none = Nobody owns {$item} yet.
about-owner-closed = Nobody owns {$item}, and it is {$state}.
about-offered = It’s offered to {$who}.
about-lead = {$who} leads {$item}.
about-lead-you = You lead {$item}.
about-lead-none = Nobody leads {$item} yet.
about-lead-hidden = You see only your own part of {$item}, so I can’t say who leads it.
about-deputies = { $n ->
    [one] The deputy for {$item} is {$who}.
   *[other] The deputies for {$item} are {$who}.
}
about-deputies-you = You are the deputy for {$item}.
about-deputies-none = {$item} has no deputies.
about-deputies-project = Projects have a lead, not deputies.

## When
about-due = { $n ->
    [0] {$item} is due today, {$day}.
    [1] {$item} is due tomorrow, {$day}.
   *[other] {$item} is due {$day}, in {$n} days.
}
about-due-past = { $n ->
    [one] {$item} is overdue: it was due yesterday, {$day}.
   *[other] {$item} is overdue: it was due {$day}, {$n} days ago.
}
about-due-closed = {$item} is {$state}. It was due {$day}.
about-due-none = {$item} has no due date.
about-due-stage = Its stage, {$stage}, is due {$day}.
about-due-project = {$item} has no due date of its own. The next thing due in it is {$first}, {$day}.
about-due-project-none = Nothing in {$item} has a due date.
about-since = {$item} has been {$state} for {$age}, since {$day}.
about-since-today = {$item} has been {$state} for {$age}.
about-since-now = {$item} has been {$state} for less than a minute.
about-since-not-started = {$item} hasn’t started yet.
about-since-at = {$item} is at {$stage}.
about-since-project = {$item} was created on {$day}; nothing is under way yet.

## How it stands
about-state-not-started = {$item} hasn’t started yet.
about-state-in-progress = {$item} is in progress.
about-state-at-risk = {$item} is at risk. Nobody has said why.
about-state-blocked = {$item} is blocked. Nobody has said why.
about-state-done = {$item} is done. It was finished on {$day}.
about-state-skipped = {$item} was skipped.
about-state-task = {$item} is {$state}.
about-state-project = {$item} is at {$stage}; {$done} of {$all} stages done.
about-state-archived = {$item} is archived.
about-state-all-done = Every stage of {$item} is done.
about-state-no-stages = {$item} has no stages yet.
about-why-in-progress = {$item} is in progress again: {$why}
about-why-at-risk = {$item} is at risk: {$why}
about-why-blocked = {$item} is blocked: {$why}
about-why-skipped = {$item} was skipped: {$why}

## Why
about-said-other = {$who} said so {$age} ago, on {$day}.
about-said-other-you = You said so {$age} ago, on {$day}.
about-said-other-now = {$who} said so just now.
about-said-other-now-you = You said so just now.
about-said-owner = {$who}, who owns it, said so {$age} ago, on {$day}.
about-said-owner-you = You own it, and said so {$age} ago, on {$day}.
about-said-owner-now = {$who}, who owns it, said so just now.
about-said-owner-now-you = You own it, and said so just now.
about-help = {$who} owns it and can get it moving.
about-help-you = You own it, so you can get it moving.
about-help-offered = Nobody owns it yet; it’s offered to {$who}.
about-help-nobody = Nobody owns it yet: whoever takes it can get it moving.
about-reason-project-none = Nothing in {$item} is blocked or at risk.
about-reason-task = {$item} is part of {$stage}.
about-reason-not-blocked = {$item} isn’t blocked or at risk. It’s in progress.
about-reason-not-started = {$item} isn’t blocked. It hasn’t started yet.
about-reason-task-none = {$item} is open, and nothing seems to be in its way.
about-reason-overdue = It was due {$day}.
about-reason-stuck = It hasn’t moved for {$age}.
about-reason-unowned = Nobody owns it.
about-reason-waiting = It was offered more than a day ago, with no answer yet.

## Lists
find-blocked = Blocked
find-at-risk = At risk
find-overdue = Overdue
find-unowned = Without an owner
find-stuck = Stuck
find-due = Due by {$day}
find-offered = Offers without an answer
find-none-blocked = Nothing is blocked {$place}.
find-none-at-risk = Nothing is at risk {$place}.
find-none-overdue = Nothing is overdue {$place}.
find-none-unowned = Every open task and everything under way {$place} has an owner.
find-none-stuck = Nothing is stuck {$place}: everything in progress has moved lately.
find-none-due = Nothing is due {$place} by {$day}.
find-none-offered = There are no open offers, to you or from you.
find-in-project = in {$project}
find-in-channel = in this channel’s projects
find-anywhere = in any project
find-quiet = hasn’t moved for {$age}
find-also-blocked = Blocked: {$names}.
find-also-stuck = Not moving: {$names}.
find-not-started = { $more ->
    [0] Not started yet, without an owner: {$names}.
   *[other] Not started yet, without an owner: {$names} and {$more} more.
}
button-blocked = What’s blocked
button-stuck = What’s stuck

## What comes next
next-at = {$item} is at {$stage}, {$state} for {$age}.
next-at-now = {$item} is at {$stage}, {$state} as of just now.
next-first = {$stage} comes first in {$item}. It has not started.
next-up = {$stage} is next in {$item}. It has not started.
next-after = {$stage} comes next.
next-then = After that comes {$stage}.
next-last = Nothing comes after that.
next-due = It’s due {$day}.
next-owner = {$who} owns it.
next-owner-you = You own it.
next-owner-none = Nobody owns it yet.
next-in-the-way = *In the way*
next-open-tasks = { $n ->
    [one] 1 task of {$stage} is open.
   *[other] {$n} tasks of {$stage} are open.
}

## What moved
moved = What moved since {$day}
moved-none = Nothing has moved {$place} since {$day}.
moved-finished = Finished
moved-started = Started
moved-reopened = Re-opened
moved-unblocked = Moving again
moved-blocked = Blocked
moved-at-risk = At risk
moved-skipped = Skipped
moved-added = New tasks
moved-latest = Only the latest {$n} steps are counted.
button-full-history = Full history
button-full-history-of = {$project}: full history
submit-about = Ask
submit-find = Find
ask-what = What would you like to know?
ask-which = Which ones?
submit-next = Show
submit-moved = Show
