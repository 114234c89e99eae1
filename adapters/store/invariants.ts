/** What always holds in a store, each as a condition on the rows that break it; and what mends them, where nothing can be lost by it. */

/** One thing that holds. In SQL, `t` is a row of the table, `:now` the time, and `:day` a day ago. */
export interface Invariant {
  name: string;
  says: string;
  table: string;
  /** What tells a row from others; its id if left out. */
  key?: string;
  /** Which rows break it. */
  broken: string;
  /** What whoever runs Baton can do. */
  help: string;
  /** What `--fix` does: deletes the rows, or sets columns. Undefined if somebody has to decide. */
  mend?: 'delete' | { set: string };
}

const FIX = 'baton doctor --fix mends it.';
const there = (table: string, id: string, more = 'true') =>
  `exists (select 1 from ${table} o where o.workspace = t.workspace and o.id = ${id} and ${more})`;
const oneOf = (column: string, words: readonly string[]) =>
  `t.${column} not in (${words.map((word) => `'${word}'`).join(', ')})`;
const itemOf = (more: (kind: string) => string) =>
  `case t.item when 'project' then ${there('project', 't."itemId"')} when 'stage' then ${there('stage', 't."itemId"', more('stage'))}
   else ${there('task', 't."itemId"', more('task'))} end`;
/** What belongs to a project that is gone went with it, but for what was just being added: nobody can see it. */
const ofProject = (table: string, what: string): Invariant => ({
  ...{ name: `${table}-project`, says: `Every ${what} belongs to a project.`, table },
  broken: `not ${there('project', 't.project')}`,
  help: `Its project was removed. ${FIX}`,
  mend: 'delete',
});
/** How long a clock may be wrong before it is worth a word. */
const AHEAD = ':now + 86400000';
const WITHDRAW = { set: `state = 'withdrawn', "answeredAt" = :now, version = version + 1` };

/** Everything that is looked at. */
export const INVARIANTS: readonly Invariant[] = [
  ofProject('stage', 'stage'),
  ofProject('task', 'task'),
  ofProject('offer', 'offer'),
  ofProject('history', 'line of the history'),
  ofProject('link', 'link'),
  ofProject('audit_answer', 'answer of an audit'),
  ofProject('audit_profile', 'audit'),
  ofProject('chronicle', 'chronicle'),
  ofProject('chapter', 'chapter of facts'),
  ofProject('promotion', 'entry of the ledger of versions'),
  ofProject('contradiction', 'contradiction'),
  ofProject('signal_rule', 'rule for signals'),
  ofProject('incident', 'incident'),
  {
    ...{ name: 'incident-state', says: 'An incident is watched, open or closed.', table: 'incident' },
    broken: oneOf('state', ['watched', 'open', 'closed']),
    ...{ help: `It counts as open then. ${FIX}`, mend: { set: `state = 'open', version = version + 1` } },
  },
  {
    ...{ name: 'incident-end', says: 'An incident that is closed says when.', table: 'incident' },
    broken: `(t.state = 'closed') <> (t."closedAt" is not null)`,
    help: `It then ended with its last signal. ${FIX}`,
    mend: { set: `"closedAt" = case when state = 'closed' then "lastAt" else null end, version = version + 1` },
  },
  {
    ...{ name: 'task-stage', says: 'A task’s stage is a stage of the task’s project.', table: 'task' },
    broken: `t.stage is not null and not ${there('stage', 't.stage', 'o.project = t.project')}`,
    ...{ help: `The task is then in no stage. ${FIX}`, mend: { set: 'stage = null, version = version + 1' } },
  },
  {
    ...{ name: 'stage-limit', says: 'A project has at most twenty stages.', table: 'project' },
    broken: `(select count(*) from stage o where o.workspace = t.workspace and o.project = t.id and o.dropped = 0) > 20`,
    help: 'Drop some of its stages.',
  },
  {
    ...{ name: 'stage-place', says: 'Each stage of a project has a place of its own.', table: 'stage' },
    broken: `t.dropped = 0 and ${there('stage', 'o.id', 'o.project = t.project and o.dropped = 0 and o.position = t.position and o.id < t.id')}`,
    help: 'Put it where it belongs: stage move.',
  },
  {
    ...{ name: 'main-project', says: 'A channel has at most one main project.', table: 'link' },
    broken: `t.main = 1 and ${there('link', 'o.id', 'o.channel = t.channel and o.main = 1 and (o.at < t.at or (o.at = t.at and o.id < t.id))')}`,
    ...{ help: `The one that was linked first stays. ${FIX}`, mend: { set: 'main = 0, version = version + 1' } },
  },
  {
    ...{ name: 'link-name', says: 'A link is of the channel and the project in its id.', table: 'link' },
    ...{ broken: `t.id <> t.channel || ':' || t.project`, help: 'Unlink the project there, and link it again.' },
  },
  {
    ...{ name: 'member-name', says: 'Who is in a place is noted once.', table: 'member' },
    broken: `t.id <> t.place || ':' || t.person`,
    ...{ help: `The platform is asked again. ${FIX}`, mend: 'delete' },
  },
  {
    ...{ name: 'setting-name', says: 'A setting is of what its id says.', table: 'setting' },
    broken: `t.id <> t.scope || ':' || t.target || ':' || t.key`,
    help: 'Set it again.',
  },
  {
    ...{
      name: 'seen-by-all',
      says: 'Everybody sees a project only if it is in a public channel, or somebody wanted that.',
      table: 'project',
    },
    broken: `t.reach = 'everyone' and t.audience <> 'everyone' and not (t.audience = 'auto' and exists (select 1 from link l join channel c
      on c.workspace = l.workspace and c.id = l.channel where l.workspace = t.workspace and l.project = t.id and c.access = 'public'))`,
    help: `Until then, more people may see it than should. It is then shown in its channels only. ${FIX}`,
    mend: {
      set: `reach = case when audience = 'owners' then 'owners' when exists (select 1 from link l where l.workspace = project.workspace
        and l.project = project.id) then 'places' else 'nowhere' end, version = version + 1`,
    },
  },
  {
    ...{ name: 'offer-item', says: 'An offer that waits is of something that is there.', table: 'offer' },
    broken: `t.state = 'waiting' and ${there('project', 't.project')} and not (${itemOf((kind) => (kind === 'stage' ? 'o.dropped = 0' : `o.state <> 'dropped'`))})`,
    ...{ help: `It is withdrawn. ${FIX}`, mend: WITHDRAW },
  },
  {
    ...{ name: 'offer-answer', says: 'An offer either waits or has an answer with its time.', table: 'offer' },
    broken: `(t.state = 'waiting') <> (t."answeredAt" is null)`,
    help: `An answer without a time counts as given when it was asked. ${FIX}`,
    mend: { set: `"answeredAt" = case when state = 'waiting' then null else at end, version = version + 1` },
  },
  {
    ...{ name: 'gone-owner', says: 'Whoever has left owns nothing that is open.', table: 'task' },
    broken: `t.state = 'open' and t.owner is not null and ${there('person', 't.owner', 'o.gone = 1')}`,
    help: 'Give it to somebody else.',
  },
  {
    ...{ name: 'gone-stage-owner', says: 'Whoever has left owns no stage.', table: 'stage' },
    broken: `t.dropped = 0 and t.owner is not null and ${there('person', 't.owner', 'o.gone = 1')}`,
    help: 'Give it to somebody else.',
  },
  {
    ...{
      name: 'task-number',
      says: 'Numbers of tasks begin with 1, and no new task gets one that is taken.',
      table: 'task',
    },
    broken: `t.number < 1 or t.number > coalesce((select s.last from sequence s where s.workspace = t.workspace and s.name = 'task'), 0)`,
    ...{ help: `Counting then goes on behind the last. ${FIX}`, mend: { set: 'number = number' } },
  },
  {
    ...{ name: 'stage-state', says: 'A stage is in one of the states that there are.', table: 'stage' },
    broken: oneOf('state', ['not_started', 'in_progress', 'at_risk', 'blocked', 'done', 'skipped']),
    help: 'Move the stage: start, block, done.',
  },
  {
    ...{ name: 'task-state', says: 'A task is open, done or dropped.', table: 'task' },
    ...{ broken: oneOf('state', ['open', 'done', 'dropped']), help: 'Move the task: done, or reopen.' },
  },
  {
    ...{ name: 'nudge-alarm', says: 'An alarm for a nudge has its nudge.', table: 'alarm' },
    broken: `t.what = 'nudge' and not ${there('nudge', 't.subject')}`,
    ...{ help: FIX, mend: 'delete' },
  },
  {
    ...{ name: 'alarm-subject', says: 'An alarm says what it is for.', table: 'alarm' },
    broken: `t.what in ('nudge', 'reminder', 'digest', 'incident', 'signal') and t.subject = ''`,
    ...{ help: FIX, mend: 'delete' },
  },
  {
    ...{ name: 'alarm-lease', says: 'An alarm is held for a minute at most.', table: 'alarm' },
    broken: `t."leasedUntil" > ${AHEAD}`,
    ...{ help: `A clock was far ahead. ${FIX}`, mend: { set: '"leasedUntil" = 0, version = version + 1' } },
  },
  {
    ...{ name: 'nudge-words', says: 'A nudge that is over keeps no words.', table: 'nudge' },
    broken: `t.state in ('over', 'silent') and t.held is not null`,
    ...{ help: FIX, mend: { set: 'held = null, version = version + 1' } },
  },
  {
    ...{ name: 'outbox-place', says: 'A message goes to a place of its own workspace.', table: 'outbox' },
    broken: `t.lane not like t.workspace || '/_%'`,
    help: 'Drop it: baton outbox drop, once it was given up.',
  },
  {
    ...{ name: 'outbox-state', says: 'A message waits, was sent, or was given up.', table: 'outbox' },
    broken: `${oneOf('state', ['waiting', 'sent', 'failed'])} or t.attempts < 0 or (t.state = 'waiting' and t.message = '')`,
    ...{ help: `It cannot be sent any more. ${FIX}`, mend: 'delete' },
  },
  {
    ...{
      name: 'outbox-time',
      says: 'A message waits for ten minutes at most before it is tried again.',
      table: 'outbox',
    },
    broken: `t.state in ('waiting', 'sent') and (t."dueAt" > ${AHEAD} or t."leasedUntil" > ${AHEAD})`,
    help: `A clock was far ahead. A running Baton mends it within a minute. ${FIX}`,
    mend: { set: '"dueAt" = :now, "leasedUntil" = case when "leasedUntil" > 0 then 1 else 0 end, fence = fence + 1' },
  },
  {
    ...{
      name: 'sent-words',
      says: 'A message that was sent keeps no words, and one that was given up keeps them for a day.',
      table: 'outbox',
    },
    broken: `t.message <> '' and (t.state = 'sent' or (t.state = 'failed' and t."dueAt" < :day - 3600000))`,
    ...{ help: `A running Baton erases them within a minute. ${FIX}`, mend: { set: `message = ''` } },
  },
  {
    ...{ name: 'forgotten', says: 'Whoever was forgotten is not known as well.', table: 'forgotten' },
    broken: `t.name = '' and ${there('person', 't.id')}`,
    ...{ help: `They have come back since. ${FIX}`, mend: 'delete' },
  },
  {
    ...{ name: 'installation-end', says: 'An installation that has ended keeps no tokens.', table: 'installation' },
    broken: 't."endedAt" is not null and t.data is not null',
    ...{ help: FIX, mend: { set: 'data = null' } },
  },
  ...(
    [
      ['history', 't.at'],
      ['task', 't."createdAt"'],
      ['stage', 't.since'],
    ] as const
  ).map(
    ([table, at]): Invariant => ({
      ...{
        name: `${table}-time`,
        says: `Nothing has happened to a ${table === 'history' ? 'project' : table} yet that is still to come.`,
        table,
      },
      ...{
        broken: `${at} > ${AHEAD}`,
        help: 'A clock was far ahead when it was written. It is right again with time.',
      },
    }),
  ),
];
