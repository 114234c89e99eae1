form-message-task = Make it a task
form-message-keep = Make it a task
form-message-check = Check clarity
arg-link = link

message-unclear = This leaves something open:
message-clear = Clear: it says who does what.
message-no-work = I see no work in this message.
message-rewrite = For example: “{$words}”
arg-text = text
