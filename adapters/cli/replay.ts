/** `baton replay`: what Baton would have said in an exported channel, on this machine, before anything is installed. */
import { isZone } from '../../src/model/dates/calendar.js';
import { isAllowed, SETTINGS, type SettingDeclaration } from '../../src/model/settings.js';
import { plainText } from '../../src/view/as-text.js';
import { BadUsage } from '../common/bad-usage.js';
import { didYouMean } from '../common/command-line.js';
import { wording } from '../prompts/wording.js';
import { BadExport, type ChatExport } from '../replay/chat-export.js';
import { readExport } from '../replay/read-export.js';
import { type ReplayedNudge, replayExport } from '../replay/replay.js';
import { patientEncoder } from './patient-encoder.js';

/** The options of the command. */
interface ReplayOptions {
  zone: string;
  /** `nudge-grace=5` */
  set?: readonly string[] | undefined;
  summary?: true | undefined;
  /** Whether likely sentences are read by the encoder. */
  encoder: boolean;
}

/** Prints every nudge and the counts. @throws BadUsage for an option or an export that cannot be used */
export async function replay(
  path: string,
  { zone, set, summary: countsAlone, encoder: wanted }: ReplayOptions,
): Promise<void> {
  mustBeZone(zone);
  const settings = settingsFrom(set ?? []);
  const chatExport = readOrRefuse(path, zone);
  const encoder = patientEncoder(wanted);
  const nudges = await replayExport(chatExport.messages, settings, encoder);
  await encoder?.close();
  if (!countsAlone) for (const nudge of nudges) console.log(`${entry(nudge, chatExport.timed)}\n`);
  console.log(summary(chatExport, nudges));
}

function readOrRefuse(path: string, zone: string): ChatExport {
  try {
    return readExport(path, zone);
  } catch (error) {
    throw error instanceof BadExport ? new BadUsage(error.message) : error;
  }
}

/** @throws BadUsage with the zone that was perhaps meant: "berlin" stands for Europe/Berlin */
function mustBeZone(zone: string): void {
  if (isZone(zone)) return;
  const zones = Intl.supportedValuesOf('timeZone');
  const city = zones.find((one) => one.toLowerCase().endsWith(`/${zone.toLowerCase().replaceAll(' ', '_')}`));
  const near = city ? ` Did you mean ${city}?` : didYouMeanZone(zone, zones);
  throw new BadUsage(`--zone takes a time zone such as Europe/Berlin or UTC, not “${zone}”.${near}`);
}

/** Names of zones are compared without regard to case. */
function didYouMeanZone(zone: string, zones: readonly string[]): string {
  const lower = new Map(zones.map((one) => [one.toLowerCase(), one]));
  const near = didYouMean(zone, [...lower.keys()]);
  return near.replace(/[\w/+-]+(?= or |\?$)/g, (word) => lower.get(word) ?? word);
}

/** `["nudge-grace=5"]` as `{ "nudge-grace": "5" }`. @throws BadUsage */
const settingsFrom = (assignments: readonly string[]): Record<string, string> =>
  Object.fromEntries(assignments.map(readAssignment));

function readAssignment(assignment: string): [key: string, value: string] {
  const [key = '', value] = assignment.split(/=(.*)/s);
  if (value === undefined) throw new BadUsage(`--set takes a setting and its value, such as nudge-grace=5.`);
  const known = SETTINGS.filter(({ scopes }) => scopes.includes('workspace'));
  const setting = known.find((one) => one.key === key);
  const keys = known.map((one) => one.key);
  if (!setting) throw new BadUsage(`The workspace has no setting “${key}”.${didYouMean(key, keys)}`);
  if (!isAllowed(setting, value)) throw new BadUsage(`${key} takes ${takenBy(setting)}, not “${value}”.`);
  return [key, value];
}

/** "a number of minutes from 0 to 60", "everyone or owners" */
const takenBy = ({ key, values }: SettingDeclaration): string =>
  values.length > 0
    ? values.join(' or ')
    : plainText({ blocks: [{ block: 'text', text: wording()(`setting-${key}-values`) }] });

const utcDay = (at: number) => new Date(at).toISOString().slice(0, 10);

function entry({ at, channel, to, view }: ReplayedNudge, timed: boolean): string {
  const when = timed ? `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC  ` : '';
  const indented = plainText(view).replace(/^/gm, '    ');
  return `${when}#${channel}  to ${to} alone\n${indented}`;
}

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

function summary({ messages, timed }: ChatExport, nudges: readonly ReplayedNudge[]): string {
  const people = new Set(nudges.map((nudge) => nudge.to)).size;
  const total = `${plural(messages.length, 'message', 'messages')}, ${plural(nudges.length, 'nudge', 'nudges')} to ${plural(people, 'person', 'people')}`;
  if (!timed) return `${total}. The file has no times, so nudges a day cannot be counted.`;
  const days = new Set(messages.map((message) => utcDay(message.at))).size;
  const byDay = new Map<string, number>();
  for (const { at } of nudges) byDay.set(utcDay(at), (byDay.get(utcDay(at)) ?? 0) + 1);
  const most = Math.max(0, ...byDay.values());
  const mean = (nudges.length / Math.max(1, days)).toFixed(1);
  return `${total}; ${mean} on a day with messages (${days}), at most ${most}.`;
}
