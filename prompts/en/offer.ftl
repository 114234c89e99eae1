command-accept = Accepts what was offered to you.
command-decline = Declines what was offered to you, with a word why.
command-pass = Passes on what was offered to you.
command-offers = Shows the offers that wait: to you and by you.

form-accept = Accept
form-decline = Decline
form-pass = Pass on
form-offers = Offers

offer-accepted = You took {$item}. Thank you.
offer-accepted-lead = You lead {$item} now. Thank you.
offer-accepted-told = {$who} accepted {$item}.
offer-declined = You declined {$item}. The person who asked has been told.
offer-declined-told = {$who} declined {$item}: “{$word}” Somebody else?
offer-passed = You passed {$item} on to {$to}, who has been asked.
offer-passed-told = {$who} passed {$item} on to {$to}, who has been asked.
offer-none = {$item} was not offered to you.
offer-was-waiting = {$item} waits for your answer.
offer-was-accepted = You have already accepted {$item}.
offer-was-declined = You have already declined {$item}.
offer-was-passed = You have already passed {$item} on.
offer-was-withdrawn = The offer of {$item} was withdrawn.
offer-from = from {$who}
offers-to-me = Waiting for your answer
offers-by-me = Offered by you, not answered yet
offers-none = Nothing waits for your answer.
