/**
 * The headline of a channel: one line at its top that says where its main project stands. Off unless the channel has switched it
 * on. It changes once a minute at most, however much happens; all that is kept of it is its alarm, which is there while it is on.
 */
import { projectsOf } from '../../commands/lookups.js';
import { projectsIn } from '../../kit/changed.js';
import { healthOf, type ProjectHealth } from '../../kit/health.js';
import { inParts } from '../../kit/in-parts.js';
import { dayInZone, type JobContext, mergePlans, NO_PLAN, type Plan, settingIn } from '../../kit/job.js';
import { allReadersSee } from '../../kit/readers-along.js';
import { stateMark } from '../../kit/text.js';
import type { Alarm } from '../../model/alarm-rows.js';
import { add, type Change, remove, set } from '../../model/changes.js';
import { DAY } from '../../model/dates/calendar.js';
import { hashOf } from '../../model/hash.js';
import type { Person } from '../../model/people-rows.js';
import { settingId } from '../../model/read-setting.js';
import { currentStage } from '../../model/stages.js';
import { plain } from '../../model/text.js';
import type { Outbound } from '../../ports/outbound.js';
import type { Reader } from '../../ports/store.js';
import { plainText } from '../../view/as-text.js';
import { fitView } from '../../view/fit.js';
import { items, paragraph, type View, view } from '../../view/view.js';

/** The setting. */
const KEY = 'headline';
/** Between two changes of one headline. */
const PAUSE_MS = 60_000;
/** What is overdue or stuck becomes so by itself: it is looked once a day even if nothing happens. */
const LOOK_MS = DAY;
/** Instead of a hash, while there is no line. */
const NOTHING = '-';
/** Instead of a hash, after its channel got another id: nobody knows whether the platform took the line along. */
const MOVED = '?';

/** What a channel shows. */
interface Shown {
  channel: string;
  /** When that last changed, epoch ms; 0 at the start. */
  at: number;
  /** The hash of the line, `NOTHING` or `MOVED`. */
  line: string;
}

const alarmId = (channel: string) => `${KEY}:${channel}`;
const subjectOf = ({ at, line, channel }: Shown) => `${at} ${line} ${channel}`;

/** Ids of channels can have any characters, so the channel stands last. */
function readSubject(subject: string): Shown {
  const [at = '0', line = NOTHING, ...channel] = subject.split(' ');
  return { at: Number(at), line, channel: channel.join(' ') };
}

/** What changes mean for headlines: those concerned are looked at soon. Call it once they are made. @param me who made them */
export async function headlineSteps(job: JobContext & { me?: Person }, changes: readonly Change[]): Promise<Plan> {
  const switched = changes.flatMap((change) => {
    if (change.kind !== 'setting') return [];
    const { key, target } = change.do === 'add' ? change.row : change.was;
    return key === KEY ? [target] : [];
  });
  const channels = [...new Set([...switched, ...(await channelsOf(job, changes))])];
  const alarms = await inParts(channels.map(alarmId), (id) => job.read.find('alarm', { where: { id } }));
  const known = new Set(alarms.map(({ id }) => id));
  const begun: Plan[] = [];
  for (const channel of new Set(switched))
    if (!known.has(alarmId(channel))) begun.push(await look(job, { channel, at: 0, line: NOTHING }, undefined));
  return mergePlans({ changes: alarms.flatMap((alarm) => sooner(job, alarm)), messages: [] }, ...begun);
}

/** The channels of the projects that changes are about; all that have a headline if a project was erased with its links. */
async function channelsOf({ read }: JobContext, changes: readonly Change[]): Promise<string[]> {
  if (changes.some((change) => change.do === 'erase')) {
    const all = await read.find('alarm', { where: { what: KEY } });
    return all.map(({ subject }) => readSubject(subject).channel);
  }
  const unlinked = changes.flatMap((change) =>
    change.kind === 'link' && change.do !== 'add' ? change.was.channel : [],
  );
  const links = await inParts(projectsIn(changes), (project) => read.find('link', { where: { project } }));
  return [...unlinked, ...links.map(({ channel }) => channel)];
}

/** Looks at it as soon as the pause since its last change is over. */
function sooner({ now }: JobContext, alarm: Alarm): Change[] {
  const at = Math.max(now, readSubject(alarm.subject).at + PAUSE_MS);
  // One that is due may be looked at right now by somebody who does not see these changes yet.
  return at < alarm.at || alarm.at <= now ? [set('alarm', alarm, { at })] : [];
}

/** The alarm of a headline went off. */
export async function onHeadlineAlarm(job: JobContext, subject: string): Promise<Plan> {
  const was = readSubject(subject);
  const alarm = await job.read.get('alarm', alarmId(was.channel));
  return alarm ? look(job, was, alarm) : NO_PLAN;
}

/** The changes that give a channel's headline to its new id; it is looked at there right away. */
export async function moveHeadline(read: Reader, from: string, to: string): Promise<Change[]> {
  const alarm = await read.get('alarm', alarmId(from));
  if (!alarm) return [];
  const subject = subjectOf({ at: 0, line: MOVED, channel: to });
  const isThere = (await read.get('alarm', alarmId(to))) !== undefined;
  const { version: _, ...row } = alarm;
  const moved = add('alarm', { ...row, id: alarmId(to), at: read.now, subject });
  return [remove('alarm', alarm), ...(isThere ? [] : [moved])];
}

/** Changes the line if it has to be another one. Once it is switched off, nothing of it stays. */
async function look(job: JobContext & { me?: Person }, was: Shown, alarm: Alarm | undefined): Promise<Plan> {
  const { channel } = was;
  const isOn = (await job.read.get('setting', settingId('channel', channel, KEY)))?.value === 'on';
  const shown = isOn ? await lineFor(job, channel) : view();
  const line = shown.blocks.length === 0 ? NOTHING : String(hashOf(plainText(shown)));
  const isNew = line !== was.line;
  const messages = isNew ? [await message(job, was, shown)] : [];
  const subject = subjectOf(isNew ? { channel, at: job.now, line } : was);
  const next = { at: job.now + LOOK_MS, subject };
  if (!isOn) return { changes: [], messages };
  const { workspace } = job;
  const change = alarm
    ? set('alarm', alarm, next)
    : add('alarm', { id: alarmId(channel), workspace, what: KEY, ...next });
  return { changes: [change], messages };
}

async function message(job: JobContext & { me?: Person }, { channel, line }: Shown, shown: View): Promise<Outbound> {
  const { me } = job;
  const name = (await job.read.get('channel', channel))?.name ?? '';
  const refused = fitView(view(paragraph(job.say('headline-refused', { channel: name }))));
  return {
    ...{ to: 'headline', id: job.newId(), view: fitView(shown), channel, first: line === NOTHING || line === MOVED },
    ...(me && { orTell: { person: me.id, view: refused } }),
  };
}

/** The line; an empty view if the channel has no project that all who read it may see. */
async function lineFor(job: JobContext, id: string): Promise<View> {
  const { read, now, workspace } = job;
  const channel = await read.get('channel', id);
  const [project] = await projectsOf(read, id);
  if (!channel || channel.direct || !project) return view();
  if (!(await allReadersSee(read, channel, new Set([project.id]), now))) return view();
  const settings = await read.find('setting', { where: { target: [workspace, id] } });
  const today = dayInZone(job, settingIn(settings, 'time-zone'));
  const [health] = await healthOf(read, [project], { now, today });
  return health ? lineOf(job, health) : view();
}

/** "Churn model: Training · In progress · 2 things need attention". */
function lineOf(job: JobContext, { project, stages, needs }: ProjectHealth): View {
  const at = currentStage(stages.map(({ stage }) => stage));
  const stage = at?.name ?? job.label(stages.length > 0 ? 'all-done' : 'no-stages');
  return view(
    items([
      {
        ...(at && { mark: stateMark(job, at.state) }),
        title: job.say('headline', { project: plain(project.name), stage: plain(stage) }),
        ...(needs > 0 && { detail: job.say('needs-count', { n: needs }) }),
      },
    ]),
  );
}
