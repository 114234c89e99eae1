/**
 * Sentences of our own making, from templates: kinds of wording that the published messages show too rarely to be
 * learnt from. A template names lists in braces; each draws from them in a fixed order, so the result never changes.
 */

import type { Labelled } from './data.js';
import { seeded } from './fit.js';

const LISTS: Record<string, string[]> = {
  work: 'fix|update|deploy|review|document|retrain|rerun|merge|migrate|test|clean up|rename|refactor|version|monitor|release|benchmark|validate|check|rewrite|investigate|look into|write|prepare|add|remove|bump|publish|label|set up|configure|automate|schedule|finish|approve|roll back|archive|clarify|collect|evaluate|follow up on|take care of|sort out|figure out|double check'.split(
    '|',
  ),
  worked:
    'fixed|updated|deployed|reviewed|documented|retrained|merged|migrated|tested|cleaned up|renamed|refactored|versioned|monitored|released|validated|checked|rewritten|investigated|written|prepared|added|removed|bumped|published|labelled|set up|configured|automated|scheduled|finished|approved|rolled back|archived|clarified|collected|evaluated|sorted out'.split(
      '|',
    ),
  working:
    'fixing|updating|reviewing|testing|documenting|retraining|cleaning up|refactoring|rewriting|merging|labelling|checking|validating'.split(
      '|',
    ),
  thing:
    'the ETL|the nightly build|the release notes|the evaluation report|the feature store|the rollback plan|the dashboard|the data set|the docs|the CI job|the training pipeline|the model card|the alert rules|the config|the base image|the deployment script|the unit tests|the API reference|the schema|the website|the changelog|the migration guide|the scoring service|the labels|the requirements document|the contract with the vendor|the budget|the agenda|the test environment|the backup|the certificate|the notebook|the drift alarm|the survey|the onboarding page|the license headers|the data dictionary|the eval harness|the login page'.split(
      '|',
    ),
  bare: 'ETL tests|release notes|a rollback plan|docs for the feature store|the evaluation report|a model card|alert rules|the deployment script|unit tests|a migration guide|the meeting notes|the data set|a dashboard|invitations for the workshop|the agenda|test coverage|license headers|the final slides|the budget'.split(
    '|',
  ),
  date: '||||| before Friday| by Monday| this week| before the release| by end of month| today| before the demo| next sprint'.split(
    '|',
  ),
  who: 'Ana|Bo|Priya|Tomás|Chen|Alex|Maria|Sam|Yuki|Omar|Ingrid|Prasanth|Andreas|Niko|Felix|Jarrod|Rick|Harry|Chin|Ross'.split(
    '|',
  ),
  handle: '@ana|@bo.li|@priya|@tomas|@chenwei|@alexcr|@maria_s|@sam|@jsmith|@cloud-fan'.split('|'),
  someone: 'Someone|Somebody|someone|somebody'.split('|'),
  anyone: 'anyone|someone|anybody|somebody'.split('|'),
  must: 'should|needs to|has to|must|ought to|will have to|really should|still needs to'.split('|'),
  wemust: 'should|need to|have to|must|ought to|still need to|still have to|really need to|should probably'.split('|'),
  bemust: 'needs to be|has to be|should be|must be|still needs to be|still has to be|will need to be|ought to be'.split(
    '|',
  ),
  team: 'The data team|Infra|The platform team|QA|The maintainers|DevOps|The security team|Marketing|The backend team|SIG leads|Legal|The working group|The ops team|Engineering|The reviewers|The community team'.split(
    '|',
  ),
  system:
    'The service|The parser|The API|The system|The scheduler|The operator|The runtime|The converter|The cache|The client|The server|This function|The compiler'.split(
      '|',
    ),
  does: 'return null here|refresh every 60 seconds|reject invalid input|log each request|support nested types|retry three times|ignore unknown fields|be called once per request|be fast enough|accept a list|keep the order of its input|release the lock'.split(
    '|',
  ),
  problem:
    'my build|this error|pandas|the installation|a segfault|this stack trace|my model|the docker image|my config'.split(
      '|',
    ),
  use: 'use a list comprehension|use a virtual environment|set the flag to true|pass the path as an argument|run pip install first|read the docs|install the newest version|restart the kernel|try the nightly version|clear the cache'.split(
    '|',
  ),
  vague: 'soon|asap|at some point|eventually|later|when there is time'.split('|'),
  look: 'see what happens|see how it goes|see if that helps|hope so|say we have two nodes|assume it works|see what CI says|wait and see|look at an example'.split(
    '|',
  ),
  info: 'share the link|explain how it works|tell me why|point me to the docs|share your config|post the full stack trace|paste the error|send me the output|say more about that|show the code you use|confirm that'.split(
    '|',
  ),
  cap: 'reuse the same buffer|pass the flag directly|skip the check|read the value from memory|implement it as a simple loop|get the old behaviour back|avoid the copy|tell which one it is|use the default|compile it twice'.split(
    '|',
  ),
  reason:
    'the type is not known until runtime|there is no other way|the API does not allow it|the format changed|memory is limited|the scheduler is single-threaded'.split(
      '|',
    ),
  event: ' in 1.8| by the next release| before the beta| in the next meeting| next week| by Q3||||'.split('|'),
  org: 'Google|NVIDIA|MSFT|Intel|AMD|The vendor|The foundation|The steering committee|The release team|The SIG'.split(
    '|',
  ),
  state:
    'is the build red|does this fail on Windows|is the value cached|do the tests hang|does it need a GPU|is this deprecated'.split(
      '|',
    ),
  noun: 'follow-up discussion on the runtime|governance proposal|new logo proposal|announcement of the results|community feedback on the roadmap|release candidate for testing|blog post about the release|survey results|benchmark results for the new backend|list of open issues'.split(
    '|',
  ),
  change:
    'Adds a cache for parsed files|This removes the old code path|Switches the tests to the new runner|Changes the default to true|This PR fixes the race in shutdown|Renames the helper|Moves the check to the caller|This commit updates the lock file'.split(
      '|',
    ),
  topic: 'this|that|it|the other issue|the proposal'.split('|'),
};

type Made = [template: string, kind: string, owner: string | null, nudge: 'yes' | 'no', where?: Partial<Labelled>];

const CHAT: Partial<Labelled> = { medium: 'chat', participants: 5 };
const PAIR: Partial<Labelled> = {
  medium: 'chat',
  participants: 2,
  context: ['Ana: I pushed the branch', 'Bo: thanks, looks good'],
};
const NOTES: Partial<Labelled> = { medium: 'notes', context: ['[section] Action items'] };
const PLAN: Partial<Labelled> = { medium: 'notes', context: ['[section] Project plan > Next steps'] };
const MINUTES: Partial<Labelled> = { medium: 'notes', context: ['[section] Weekly meeting > Notes'] };
const SPEC: Partial<Labelled> = { medium: 'notes', context: ['[section] Requirements > Functional'] };
const MAIL: Partial<Labelled> = { medium: 'email' };
const ISSUE: Partial<Labelled> = { medium: 'issue' };

const ANYWHERE = [CHAT, MINUTES, MAIL, ISSUE];
const everywhere = (template: string, kind: string, owner: string | null, nudge: 'yes' | 'no'): Made[] =>
  ANYWHERE.map((where) => [template, kind, owner, nudge, where]);

const TEMPLATES: Made[] = [
  ...everywhere('{someone} {must} {work} {thing}{date}.', 'need', 'indefinite', 'yes'),
  ...everywhere('Can {anyone} {work} {thing}{date}?', 'request', 'indefinite', 'yes'),
  ...everywhere('could {anyone} please {work} {thing}{date}?', 'request', 'indefinite', 'yes'),
  ...everywhere('Any volunteers to {work} {thing}?', 'request', 'indefinite', 'yes'),
  ...everywhere('We need a volunteer to {work} {thing}{date}.', 'request', 'indefinite', 'yes'),
  ...everywhere('Looking for a reviewer for {thing}.', 'request', 'indefinite', 'yes'),
  ...everywhere('Who wants to {work} {thing}{date}?', 'request', 'indefinite', 'yes'),
  ...everywhere('It would help if {anyone} could {work} {thing}{date}.', 'request', 'indefinite', 'yes'),
  ...everywhere('Perhaps some other person could {work} {thing}?', 'request', 'indefinite', 'yes'),
  ...everywhere('I wish someone would {work} {thing}{date}.', 'request', 'indefinite', 'yes'),
  ...everywhere('Whoever is on call should {work} {thing}.', 'need', 'indefinite', 'yes'),
  ...everywhere('One of us {must} {work} {thing}{date}.', 'need', 'indefinite', 'yes'),
  ...everywhere('We {wemust} {work} {thing}{date}.', 'need', 'collective', 'yes'),
  ...everywhere("Let's {work} {thing}{date}.", 'plan', 'collective', 'yes'),
  ...everywhere('I think we should {work} {thing}{date}.', 'plan', 'collective', 'yes'),
  ...everywhere('Everyone {must} {work} {thing}{date}.', 'need', 'collective', 'yes'),
  ...everywhere('{thing} {bemust} {worked}{date}.', 'need', 'none', 'yes'),
  ...everywhere('{thing} needs {working}{date}.', 'need', 'none', 'yes'),
  ...everywhere('It would be good to {work} {thing}{date}.', 'need', 'none', 'yes'),
  ...everywhere('{thing} is still missing, it {bemust} {worked}{date}.', 'need', 'none', 'yes'),
  ...everywhere('TODO: {work} {thing}', 'need', 'none', 'yes'),
  ...everywhere('{team} {must} {work} {thing}{date}.', 'need', 'team', 'yes'),
  ...everywhere('Can {team} {work} {thing}{date}?', 'request', 'team', 'yes'),
  ['{team} to {work} {thing}{date}', 'request', 'team', 'yes', NOTES],
  ['{team} will {work} {thing}{date}.', 'plan', 'team', 'yes', MINUTES],
  ['We will {work} {thing}{date}.', 'plan', 'collective', 'yes', MINUTES],
  ["we'll {work} {thing}{date}", 'plan', 'collective', 'yes', PLAN],
  ['We plan to {work} {thing}{date}.', 'plan', 'collective', 'yes', PLAN],
  ['{work} {bare}{date}', 'need', 'none', 'yes', NOTES],
  ['{work} {bare}{date}', 'need', 'none', 'yes', PLAN],
  ['Action item: {work} {bare}{date}', 'need', 'none', 'yes', MINUTES],
  ['AI: {work} {bare}{date}', 'need', 'none', 'yes', MINUTES],
  ['Next step: {work} {bare}', 'need', 'none', 'yes', MINUTES],
  ['Need to {work} {bare}{date}', 'need', 'none', 'yes', MINUTES],
  ['Should {work} {bare}{date}', 'need', 'none', 'yes', MINUTES],
  ['Follow up on {thing}{date}', 'need', 'none', 'yes', NOTES],
  ['{thing} will be {worked}{date}.', 'plan', 'none', 'yes', PLAN],
  ['It was agreed to {work} {thing}{date}.', 'plan', 'none', 'yes', MINUTES],
  ['[ ] {work} {bare}', 'need', 'none', 'yes', NOTES],
  ['Please {work} {thing}{date}.', 'request', 'unclear_you', 'yes', CHAT],
  ['could you {work} {thing}{date}?', 'request', 'unclear_you', 'yes', CHAT],
  ['You need to {work} {thing}{date}.', 'need', 'unclear_you', 'yes', CHAT],
  ['Your script {bemust} {worked}{date}.', 'need', 'unclear_you', 'yes', CHAT],
  ['Please {work} {thing}{date}.', 'request', 'unclear_you', 'yes', MINUTES],
  ["I'll {work} {thing}{date}.", 'commitment', 'self', 'no', CHAT],
  ['I can {work} {thing}{date}', 'commitment', 'self', 'no', CHAT],
  ['I need to {work} {thing}{date}', 'commitment', 'self', 'no', CHAT],
  ["I'm going to {work} {thing}{date}.", 'commitment', 'self', 'no', ISSUE],
  ['will {work} {thing}{date}', 'commitment', 'self', 'no', ISSUE],
  ['{thing} {bemust} {worked}{date} - I will do it.', 'commitment', 'self', 'no', CHAT],
  ["We {wemust} {work} {thing}, I'll take it.", 'commitment', 'self', 'no', CHAT],
  ['{who} will {work} {thing}{date}.', 'commitment', 'named', 'no', MINUTES],
  ['{who} to {work} {thing}{date}', 'request', 'named', 'no', NOTES],
  ['AI: {who} to {work} {thing}{date}', 'request', 'named', 'no', MINUTES],
  ['Action item: {who} to {work} {thing}{date}', 'request', 'named', 'no', MINUTES],
  ['{who}: {work} {thing}{date}', 'request', 'named', 'no', NOTES],
  ['{work} {thing} ({who})', 'request', 'named', 'no', NOTES],
  ['{work} {thing} - {who}', 'request', 'named', 'no', NOTES],
  ['{work} {thing} [{who}]', 'request', 'named', 'no', PLAN],
  ['{work} {bare} {handle}', 'request', 'named', 'no', NOTES],
  ['{thing} {bemust} {worked}{date} ({who})', 'request', 'named', 'no', MINUTES],
  ['{thing} {bemust} {worked}{date} - {who} to do it.', 'request', 'named', 'no', MINUTES],
  ['{who} agreed to {work} {thing}{date}.', 'commitment', 'named', 'no', MINUTES],
  ['{who} and {who} will {work} {thing}{date}.', 'commitment', 'named', 'no', MINUTES],
  ['{handle} can you {work} {thing}{date}?', 'request', 'addressed', 'no', CHAT],
  ['{handle} please {work} {thing}{date}', 'request', 'addressed', 'no', ISSUE],
  ['{who}, could you {work} {thing}{date}?', 'request', 'addressed', 'no', CHAT],
  ['{who}, please {work} {thing}{date}.', 'request', 'addressed', 'no', MAIL],
  ['could you {work} {thing}{date}, {handle}?', 'request', 'addressed', 'no', CHAT],
  ['can you {work} {thing}{date}?', 'request', 'addressed', 'no', PAIR],
  ['please {work} {thing}{date}', 'request', 'addressed', 'no', PAIR],
  ['Does anyone know how to {work} {thing}?', 'help', null, 'no', CHAT],
  ['can {anyone} help me with {problem}?', 'help', null, 'no', CHAT],
  ['Has anyone tried to {work} {thing}?', 'help', null, 'no', CHAT],
  ['anyone else having trouble with {problem}?', 'help', null, 'no', CHAT],
  ['How do I {work} {thing}?', 'help', null, 'no', CHAT],
  ['Is it possible to {work} {thing}?', 'help', null, 'no', CHAT],
  ['Should I {work} {thing} first?', 'help', null, 'no', CHAT],
  ['how should we {work} {thing}?', 'help', null, 'no', CHAT],
  ['Someone {worked} {thing} yesterday.', 'other', null, 'no', CHAT],
  ['We {worked} {thing} last week.', 'other', null, 'no', MINUTES],
  ['{thing} was {worked} yesterday.', 'other', null, 'no', CHAT],
  ['{who} {worked} {thing}.', 'other', null, 'no', MINUTES],
  ['I {worked} {thing} this morning', 'other', null, 'no', CHAT],
  ['{system} shall {does}.', 'behaviour', null, 'no', SPEC],
  ['{system} should {does}.', 'behaviour', null, 'no', SPEC],
  ['{system} must {does}.', 'behaviour', null, 'no', SPEC],
  ['{system} should {does}', 'behaviour', null, 'no', CHAT],
  ['{system} needs to {does}', 'behaviour', null, 'no', CHAT],
  ['{system} will {does}.', 'behaviour', null, 'no', ISSUE],
  ['you should {use}', 'instruction', null, 'no', CHAT],
  ['You need to {use}', 'instruction', null, 'no', CHAT],
  ['just {use}', 'instruction', null, 'no', CHAT],
  ['{use}', 'instruction', null, 'no', CHAT],
  ['you can {use}', 'instruction', null, 'no', PAIR],
  ["let's see", 'other', null, 'no', CHAT],
  ["We'll see {vague}.", 'other', null, 'no', CHAT],
  ['We should talk about {topic}.', 'plan', 'collective', 'no', CHAT],
  ["Let's discuss {topic} tomorrow.", 'plan', 'collective', 'no', MAIL],
  ["let's do {topic}", 'plan', 'collective', 'no', PAIR],
  // Words of work that are none: waiting, looking, explaining.
  ...everywhere("Let's {look}.", 'other', null, 'no'),
  ...everywhere("let's {look}", 'other', null, 'no'),
  ...everywhere("We'll {look}.", 'other', null, 'no'),
  ...everywhere('so we have to {cap} because {reason}', 'behaviour', null, 'no'),
  ...everywhere('We need to {cap} here since {reason}.', 'behaviour', null, 'no'),
  ...everywhere('That way we can {cap}.', 'behaviour', null, 'no'),
  ...everywhere('This means we can {cap}.', 'behaviour', null, 'no'),
  ...everywhere("We'd have to {cap} if {reason}.", 'behaviour', null, 'no'),
  ...everywhere('you can {cap} if you want', 'instruction', null, 'no'),
  ...everywhere('you could {cap}', 'instruction', null, 'no'),
  ...everywhere("you'll have to {cap}", 'instruction', null, 'no'),
  ...everywhere('You might want to {cap}.', 'instruction', null, 'no'),
  ...everywhere('Why do we need to {cap}?', 'help', null, 'no'),
  ...everywhere('Do we need to {cap}?', 'help', null, 'no'),
  ...everywhere('How can we {cap}?', 'help', null, 'no'),
  ...everywhere('What should we {work} first?', 'help', null, 'no'),
  ...everywhere('Is there anything left to {work}?', 'help', null, 'no'),
  ...everywhere('who can {work} {thing}, is there a list?', 'help', null, 'no'),
  ...everywhere('can {anyone} {info}?', 'help', null, 'no'),
  ...everywhere('could you {info}?', 'help', null, 'no'),
  ...everywhere('please {info}', 'instruction', null, 'no'),
  ...everywhere('why {state}?', 'help', null, 'no'),
  ...everywhere('{change}.', 'other', null, 'no'),
  ...everywhere('We {worked} {thing} because it had to be done.', 'other', null, 'no'),
  ...everywhere('She wanted {thing} to be {worked}.', 'other', null, 'no'),
  ...everywhere('We had to {work} {thing} last month.', 'other', null, 'no'),
  ...everywhere('{thing} should have been {worked} by now, I thought', 'other', null, 'no'),
  ...everywhere('{thing} should now work again.', 'other', null, 'no'),
  ...everywhere('Please file an issue if you find a bug.', 'instruction', null, 'no'),
  ...everywhere('If you see a problem with {thing}, please let us know.', 'instruction', null, 'no'),
  ...everywhere('Please make sure that {thing} is {worked} before you open a pull request.', 'instruction', null, 'no'),
  ...everywhere('Contributors must sign the agreement.', 'instruction', null, 'no'),
  ...everywhere('Members are expected to attend the meetings.', 'instruction', null, 'no'),
  ...everywhere('Note that {reason}.', 'behaviour', null, 'no'),
  ...everywhere('{system} should only be called when {reason}.', 'behaviour', null, 'no'),
  ...everywhere('Timers should ignore {thing}.', 'behaviour', null, 'no'),
  ...everywhere('the output will be stored in {thing}', 'behaviour', null, 'no'),
  ...everywhere('If you have any questions, please let me know.', 'instruction', null, 'no'),
  ...everywhere('We look forward to working with you.', 'other', null, 'no'),
  ['In this section we will describe how {system} works.', 'other', null, 'no', SPEC],
  ['Here the file is parsed and stored.', 'behaviour', null, 'no', SPEC],
  ['We propose that {system} should {does}.', 'behaviour', null, 'no', SPEC],
  ['Users must {use}.', 'instruction', null, 'no', SPEC],
  ['Each author should {work} {thing}.', 'instruction', null, 'no', SPEC],
  ['~{work} {bare}~', 'other', null, 'no', NOTES],
  ['[x] {work} {bare}', 'other', null, 'no', NOTES],
  ['Done: {thing} {worked}', 'other', null, 'no', NOTES],
  // Work that is said in fewer, or other, words.
  ...everywhere('{thing} could use a review', 'need', 'none', 'yes'),
  ...everywhere('this deserves a test', 'need', 'none', 'yes'),
  ...everywhere('{thing} needs a comment', 'need', 'none', 'yes'),
  ...everywhere('It would be nice to have {bare}.', 'need', 'none', 'yes'),
  ...everywhere('Having {bare} would help a lot.', 'need', 'none', 'yes'),
  ...everywhere('Might be worth {working} {thing}?', 'plan', 'none', 'yes'),
  ...everywhere('Perhaps {topic} belongs in {thing}?', 'plan', 'none', 'yes'),
  ...everywhere('I would love to see {thing} {worked}{event}.', 'need', 'none', 'yes'),
  ...everywhere('The next thing is {working} {thing}.', 'need', 'none', 'yes'),
  ...everywhere('There are still some cases to cover in {thing}.', 'need', 'none', 'yes'),
  ...everywhere('Somehow {thing} has to get {worked}.', 'need', 'none', 'yes'),
  ...everywhere('{bare} will be required{event}', 'need', 'none', 'yes'),
  ...everywhere('We still need to figure out how to {work} {thing}.', 'need', 'collective', 'yes'),
  ...everywhere("We'll need to {work} {thing}{event}.", 'need', 'collective', 'yes'),
  ...everywhere('All that we still have to do is to {work} {thing}.', 'need', 'collective', 'yes'),
  ...everywhere('so we need to {work} {thing}{event}', 'need', 'collective', 'yes'),
  ...everywhere('should we {work} {thing}{event}?', 'plan', 'collective', 'yes'),
  ...everywhere(
    'It is a hack, but we should {work} {thing} now and clean up another day.',
    'plan',
    'collective',
    'yes',
  ),
  ...everywhere('Could we {work} {thing} instead?', 'request', 'collective', 'yes'),
  ...everywhere('I guess we should {work} {thing} for now', 'plan', 'collective', 'yes'),
  ...everywhere('does anyone want to {work} {thing}?', 'request', 'indefinite', 'yes'),
  ...everywhere('if anybody has time: {thing} {bemust} {worked}', 'request', 'indefinite', 'yes'),
  ...everywhere('{someone} who knows this better should {work} {thing}.', 'need', 'indefinite', 'yes'),
  ...everywhere('An admin has to {work} {thing}{event}.', 'need', 'indefinite', 'yes'),
  ...everywhere("I'm out this week, can another one of you {work} {thing}?", 'request', 'indefinite', 'yes'),
  ...everywhere('good first tasks for newcomers: {work} {thing}', 'request', 'indefinite', 'yes'),
  ...everywhere('is there an admin who can {work} {thing}?', 'request', 'indefinite', 'yes'),
  ...everywhere('{thing} has no owner yet, any takers?', 'request', 'indefinite', 'yes'),
  ['{org} to {work} {thing}{event}', 'request', 'team', 'yes', NOTES],
  ['{org} to {work} {thing}{event}:', 'request', 'team', 'yes', PLAN],
  ['Action: {team} will {work} {thing}{event}.', 'commitment', 'team', 'yes', MINUTES],
  ['Next steps: {team} will {work} {thing}.', 'commitment', 'team', 'yes', MINUTES],
  ['{org} is asked to {work} {thing}.', 'request', 'team', 'yes', MINUTES],
  ['To all: {work} {thing}', 'request', 'collective', 'yes', MINUTES],
  ['{who}: we could think about {working} {thing}', 'plan', 'collective', 'yes', MINUTES],
  ['{who} suggested that we should {work} {thing}{event}.', 'plan', 'collective', 'yes', MINUTES],
  ['It was agreed that we should {work} {thing}.', 'plan', 'collective', 'yes', MINUTES],
  ['{who}: it would help if {thing} were {worked}', 'need', 'none', 'yes', MINUTES],
  ['{who}: {thing} {bemust} {worked}{event}', 'need', 'none', 'yes', MINUTES],
  ['{noun}{event}', 'need', 'none', 'yes', PLAN],
  ['{noun} ({event})', 'need', 'none', 'yes', PLAN],
  ['{work} {bare} as soon as the slides are in', 'need', 'none', 'yes', NOTES],
  ['postpone {bare} to the next release', 'plan', 'none', 'yes', MINUTES],
  ['{bare} {bemust} {worked} first, see above', 'need', 'none', 'yes', MINUTES],
  ['{thing} to be {worked}{event}', 'need', 'none', 'yes', MINUTES],
  ['{thing} will be {worked} in time.', 'plan', 'none', 'yes', MINUTES],
  ['{thing} will be {worked}, and {bare} too{event}.', 'plan', 'none', 'yes', PLAN],
  ['We will also {work} {thing}{event}.', 'plan', 'collective', 'yes', PLAN],
  ['Until the launch we will {work} {thing}.', 'plan', 'collective', 'yes', PLAN],
  ['Then we will have to {work} {thing}.', 'need', 'collective', 'yes', MAIL],
  ['I think we need to {work} {thing}{date}', 'need', 'collective', 'yes', MAIL],
  ['Ready from my side, please have a look.', 'request', 'unclear_you', 'yes', ISSUE],
  ['Please {work} {thing} when you have a minute.', 'request', 'unclear_you', 'yes', CHAT],
  ['{topic} sounds like a bug, can you open an issue for it?', 'request', 'addressed', 'no', PAIR],
  ['{handle} would you mind {working} {thing}?', 'request', 'addressed', 'no', CHAT],
  ['Hey {handle} when you have a chance, please {work} {thing}', 'request', 'addressed', 'no', CHAT],
  ['{handle} mind {working} {thing}?', 'request', 'addressed', 'no', CHAT],
  ['a PR would be welcome, go ahead', 'request', 'addressed', 'no', PAIR],
  ["I'd be happy to help with {topic}.", 'commitment', 'self', 'no', CHAT],
  ['Glad to {work} {thing} if that helps', 'commitment', 'self', 'no', ISSUE],
  ['Sure, will do', 'commitment', 'self', 'no', CHAT],
  ['I want to {work} {thing} too', 'commitment', 'self', 'no', CHAT],
  ["It is on my list, I'll {work} {thing} tomorrow", 'commitment', 'self', 'no', CHAT],
  ["I'm trying to {work} {thing}, next step will be {working} {thing}", 'commitment', 'self', 'no', ISSUE],
  ['{who} volunteered to {work} {thing}.', 'commitment', 'named', 'no', MINUTES],
  ['{who} is sending {thing} around{date}.', 'commitment', 'named', 'no', MINUTES],
  ['{work} {thing}? [{who}]', 'plan', 'named', 'no', MINUTES],
  ['{work} {thing} {handle}', 'request', 'named', 'no', NOTES],
  ['We {wemust} talk.', 'plan', 'collective', 'no', MAIL],
  ["Let's meet {vague} to talk about {topic}.", 'plan', 'collective', 'no', MAIL],
  ["let's move the call to Thursday", 'plan', 'collective', 'no', CHAT],
  ["let's go with {topic}", 'plan', 'collective', 'no', CHAT],
  ['We will come back to {topic} next time.', 'plan', 'collective', 'no', MINUTES],
  ['We will let you know.', 'plan', 'collective', 'no', MINUTES],
  ['Another option would be {topic}.', 'plan', 'collective', 'no', SPEC],
  ['Someone should invent a coffee machine that writes tests, lol', 'other', null, 'no', CHAT],
];

/** `each` sentences of every template, in a fixed order. */
export function madeSentences(each: number): Labelled[] {
  const chance = seeded(2024);
  const draw = (name: string) => {
    const list = LISTS[name] as string[];
    return list[Math.floor(chance() * list.length)] as string;
  };
  return TEMPLATES.flatMap(([template, kind, owner, nudge, where], n) =>
    Array.from({ length: each }, (_, i) => {
      const filled = template.replace(/\{(\w+)\}/g, (_all, name: string) => draw(name));
      const first = chance() < 0.7 ? filled[0]?.toUpperCase() : filled[0]?.toLowerCase();
      const text =
        where?.medium === 'chat' && !/^[@{]/.test(filled)
          ? `${first}${filled.slice(1)}`
          : `${filled[0]?.toUpperCase()}${filled.slice(1)}`;
      const due = /before|by |today|week|month|sprint/.test(filled) ? 'yes' : 'no';
      return { id: `made-${n}-${i}`, text, kind, owner, nudge, due: owner === null ? null : due, ...where } as Labelled;
    }),
  );
}
