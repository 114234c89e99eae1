### Systems that tell Baton things: monitoring, CI, model registries.

command-signal-connect = Connects monitoring, CI or a model registry, so that Baton hears about alerts, deployments and new versions.
form-signal-connect = Connect a system
submit-signal-connect = Connect
arg-system = system
ask-system = Which system?
choice-system-alertmanager = Alertmanager
choice-system-grafana = Grafana
choice-system-github = GitHub
choice-system-mlflow = MLflow
choice-system-wandb = Weights & Biases
choice-system-azure = Azure ML
choice-system-sagemaker = SageMaker
choice-system-huggingface = Hugging Face
choice-system-databricks = Databricks
choice-system-langfuse = Langfuse
choice-system-webhook = Anything else (webhook)
arg-source = connection

command-signal-list = Shows the connected systems and when each was last heard.
command-signal-test = Says how to try a connection, and tells you when the test arrives.
form-signal-test = Test a connection
submit-signal-test = Test
command-signal-rotate = Makes a new secret for a connection; the old one keeps working for a day.
form-signal-rotate = New secret
submit-signal-rotate = Make one
command-signal-pause = Stops listening to a connected system for now.
form-signal-pause = Pause a connection
submit-signal-pause = Pause
command-signal-resume = Listens to a paused system again.
form-signal-resume = Resume a connection
submit-signal-resume = Resume
command-signal-remove = Disconnects a system and deletes its secret.
form-signal-remove = Disconnect a system
submit-signal-remove = Disconnect

signal-connected = {$system} is ready to connect, as {$name}.
signal-address = Its address: {$address}
signal-page-new = {$link} to get the secret and the steps for pasting it. The page works for {$n} minutes.
signal-page-rotate = {$link} to get the new secret. The page works for {$n} minutes. Once you have opened it, the old secret keeps working for a day, so nothing is lost while you change it.
signal-open-page = Open this page
signal-goes-to = Signals that don’t name a project belong to {$project}, because you connected it here.
signal-goes-nowhere = Signals find their project by a label such as `project`. Those without one wait until you say where they belong.
signal-page-once = The secret is shown there once, and never in chat.
signal-local = {$address} only works on this machine. To be reached by other systems, whoever runs Baton sets `BATON_URL`.

signal-list = Connected systems
signal-list-note = You can connect several of a kind. *Test* shows the address that each sends to.
signal-none = Nothing is connected yet. Connect your monitoring, CI or model registry, and I’ll tell the right person when something happens.
signal-mark-heard = Connected
signal-mark-silent = Nothing heard yet
signal-mark-no-secret = No secret yet
signal-mark-paused = Paused
signal-heard = last heard {$age} ago
signal-day =
    { $n ->
        [one] 1 signal today
       *[other] {$n} signals today
    }
signal-day-unmapped =
    { $n ->
        [one] 1 belongs to no project
       *[other] {$n} belong to no project
    }
signal-confirm-remove = Disconnect {$name}? Its address and secret stop working at once. This can’t be undone.
button-signal-connect = Connect a system
button-signal-list = Connected systems
button-signal-test = Test
button-signal-rotate = New secret
button-signal-secret = Get a secret
button-signal-pause = Pause
button-signal-resume = Resume
button-signal-remove = Disconnect

signal-test = Send a test from {$name} now, and I’ll tell you when it arrives.
signal-try-alertmanager = Run `amtool --alertmanager.url=http://localhost:9093 alert add BatonTest` with the labels that your route matches, or wait for a real alert. It arrives after the route’s `group_wait`.
signal-try-grafana = In Grafana, open the contact point and click *Test*.
signal-try-github = In GitHub, open the webhook and redeliver its ping under *Recent Deliveries*.
signal-try-mlflow = Call `MlflowClient().test_webhook("WEBHOOK_ID")`. MLflow keeps its list of webhooks for a minute, so wait that long after adding one.
signal-try-wandb = Open the automation’s webhook in W&B and click *Test*.
signal-try-azure = Azure has no test. Register a model or finish a run.
signal-try-sagemaker = In EventBridge, send a test event that fits the rule.
signal-try-huggingface = Open the webhook’s *Activity* in Hugging Face and replay an event.
signal-try-databricks = Call the registry’s webhooks/test endpoint with the webhook’s id.
signal-try-langfuse = Move a label of a prompt, then move it back.
signal-try-webhook = Send a body with `"kind": "test"`.
signal-no-secret = This connection has no secret yet, so nothing gets in.
signal-last = What came last:
signal-unread = Something I couldn’t read
signal-outcome-acted = passed on
signal-outcome-ignored = nothing to do
signal-outcome-unmapped = belongs to no project
signal-outcome-flood = counted, because there were too many
signal-outcome-test = a test
signal-paused = {$name} is paused. Whatever it sends until then is dropped.
signal-resumed = {$name} is back on.
signal-removed = {$name} is disconnected. Its secret is deleted.

refused-signal-leads = Only project leads and workspace admins can connect systems ({$who}).
refused-signal-none-yet = Nothing is connected yet.
refused-signal-which = Which connection?
refused-signal-unknown = I don’t know a connection called {$name}. You have these:
refused-signal-many = A workspace can have up to {$max} connections. Disconnect one first.

signal-arrived-test = The test from {$name} arrived. The connection works.
signal-arrived-first = A signal from {$name} arrived: {$title}. The connection works.
signal-arrived-unread = Something arrived from {$name}, but I couldn’t read it. `signal test {$plain}` shows what came.

signal-secret-title = Connect {$name}
signal-secret-about = This makes a secret and shows it once, with the steps for pasting it. Baton keeps it encrypted.
signal-secret-about-rotate = This makes a new secret and shows it once. The old one keeps working for a day.
signal-secret-make = Make the secret and show it
signal-secret-other = The other system has made a secret already
signal-secret-theirs = {$system} makes the secret. Paste it here, and Baton keeps it encrypted.
signal-secret-paste = Its secret, or its public key
signal-secret-use = Use this one
signal-secret-wrong = A secret has 8 to 512 characters, without spaces.
signal-secret-address = Address
signal-secret-is = Secret
signal-secret-once = Copy both now: this page shows the secret only once.
signal-secret-gone = This page has been used, or its time is over. Say “signal rotate” to Baton for a new one.
signal-secret-trouble = That didn’t work. Please try again in a minute.

signal-lost =
    { $n ->
        [one] 1 signal from {$name} belongs to no project, so nobody was told:
       *[other] {$n} signals from {$name} belong to no project, so nobody was told:
    }
signal-flood =
    { $n ->
        [one] {$name} sent more than I pass on at once. I counted 1 more and left it at that.
       *[other] {$name} sent more than I pass on at once. I counted {$n} more and left it at that.
    }
button-signal-belongs = Belongs to…
button-signal-belongs-to = Belongs to {$project}
