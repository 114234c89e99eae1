/** What whoever connected a system is told later: what belongs to no project, once a day, and how much of a flood there was. */
import { button, call } from '../../commands/calls.js';
import { type JobContext, NO_PLAN, type Plan, type ReadContext } from '../../kit/job.js';
import { readerFor } from '../../kit/seen-reader.js';
import { belongsButton, possibleProjects } from '../../kit/signal-belongs.js';
import type { Alarm } from '../../model/alarm-rows.js';
import { add, type Change, set } from '../../model/changes.js';
import type { SignalOutcome, SignalSource } from '../../model/signals/rows.js';
import type { Signal } from '../../model/signals/signal.js';
import { bold, plain } from '../../model/text.js';
import type { Outbound } from '../../ports/outbound.js';
import { fitView } from '../../view/fit.js';
import { controls, items, paragraph, type View, view } from '../../view/view.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What is told, how soon for the first time, and how long after that again. */
const LATER: Readonly<Record<'unmapped' | 'flood', { first: number; again: number }>> = {
  // Whoever is just connecting a system is told while they are at it.
  unmapped: { first: 5 * MINUTE, again: DAY },
  flood: { first: MINUTE, again: 30 * MINUTE },
};
type Later = keyof typeof LATER;

const isLater = (outcome: string | undefined): outcome is Later => outcome === 'unmapped' || outcome === 'flood';

/** Sets the alarm that tells of something, unless it is set. */
export async function setSignalAlarm(
  { read, now, workspace }: ReadContext,
  source: SignalSource,
  outcome: SignalOutcome,
): Promise<Change[]> {
  if (!isLater(outcome)) return [];
  const id = `signal:${outcome}:${source.id}`;
  if (await read.get('alarm', id)) return [];
  const subject = `${outcome}:${source.id}:${now}`;
  return [add('alarm', { id, workspace, at: now + LATER[outcome].first, what: 'signal', subject })];
}

/** Tells what has come together since the last time; with nothing to tell, the alarm ends. */
export async function onSignalAlarm(job: JobContext, subject: string): Promise<Plan> {
  const [outcome, id = '', since = ''] = subject.split(':');
  const source = await job.read.get('signalSource', id);
  if (!source || !isLater(outcome)) return NO_PLAN;
  const alarm = await job.read.get('alarm', `signal:${outcome}:${id}`);
  const where = { source: id, outcome, at: { above: Number(since) } };
  const n = (await job.read.tally('transition', 'outcome', where)).get(outcome) ?? 0;
  if (n === 0 || !alarm) return NO_PLAN;
  const shown = outcome === 'flood' ? floodView(job, source, n) : await unmappedView(job, source, n, Number(since));
  return { changes: [nextTime(job, alarm, outcome)], messages: await toOwner(job, source, shown) };
}

const nextTime = ({ now }: JobContext, alarm: Alarm, outcome: Later): Change => {
  const [, id] = alarm.subject.split(':');
  return set('alarm', alarm, { at: now + LATER[outcome].again, subject: `${outcome}:${id}:${now}` });
};

async function toOwner({ read, newId }: JobContext, source: SignalSource, shown: View): Promise<Outbound[]> {
  const { by: person, channel: near } = source;
  const owner = await read.get('person', person);
  if (!owner || owner.gone) return [];
  return [{ to: 'direct', id: newId(), person, near, view: fitView(shown) }];
}

const floodView = ({ say }: JobContext, { name }: SignalSource, n: number): View =>
  view(paragraph(say('signal-flood', { name: bold(name), n })));

/** Signals that the message shows. */
const SHOWN = 5;

async function unmappedView(job: JobContext, source: SignalSource, n: number, since: number): Promise<View> {
  const { read, say, label } = job;
  const where = { source: source.id, outcome: 'unmapped' as const, at: { above: since } };
  const payloads = await read.find('signalPayload', { where, order: ['-at', '-id'] });
  const all = payloads.flatMap(({ signals }) => signals);
  const me = await read.get('person', source.by);
  const possible = me ? await possibleProjects(await readerFor(read, { me, channel: null, now: job.now })) : [];
  const bySubject = new Map(all.map((one): [string, Signal] => [one.subject, one]));
  return view(
    paragraph(say('signal-lost', { name: bold(source.name), n })),
    items(
      [...bySubject.values()].slice(0, SHOWN).map((signal) => ({
        title: [plain(signal.title)],
        controls: [belongsButton(job, source.id, signal, possible)],
      })),
    ),
    controls(button(label('button-signal-list'), call('signal list'))),
  );
}
