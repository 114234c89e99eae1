command-support = Says who can help when something doesn’t work.
command-feedback = Says where to tell us what should be better.

contact-about-support = Something isn’t working? Here’s who can help.
contact-is = Write to {$contact}.
contact-admins = Ask an admin of this workspace: {$who}.
contact-unknown = Ask whoever set Baton up here.
contact-tell-support = Say what you did, what you expected and what happened instead. If I showed a code, add it. Never send a password or token.
contact-about-feedback = What should be better? Good ideas come from people who use this every day.
contact-tell-feedback = Say what you wanted to do, and where it took too long. An admin can choose who gets this with `set contact`.

setting-contact = Who helps people with Baton: an e-mail address, or a web page that begins with https://.
setting-contact-values = an e-mail address, or an address that begins with https://
setting-name-contact = Help with Baton
