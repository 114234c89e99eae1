form-message-task = Create a task
submit-message-task = Create task
form-message-keep = Create a task
submit-message-keep = Create task
form-message-check = Check clarity
submit-message-check = Check
arg-link = link

message-emoji = A task in {$project} from that message?
message-unclear = Not clear yet:
message-clear = Clear: it says who does what.
message-no-work = I don’t see a task in this message.
message-rewrite = For example: “{$words}”
arg-text = text
