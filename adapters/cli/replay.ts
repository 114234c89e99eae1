/** `baton replay`: what Baton would have said in an exported channel, on this machine, before anything is installed. */
import { parseArgs } from 'node:util';
import { isZone } from '../../src/model/dates.js';
import { declarationOf, isAllowed } from '../../src/model/settings.js';
import { plainText } from '../../src/view.js';
import { BadExport, type ChatExport } from '../replay/chat-export.js';
import { readExport } from '../replay/read-export.js';
import { type ReplayedNudge, replayExport } from '../replay/replay.js';
import { BAD_USAGE, BadUsage, reportBadUsage } from './usage.js';

const USAGE = `baton replay [options] <folder or file>

Shows every nudge that Baton would have sent, to whom and when, and how many a day. It reads the folder of a Slack export
or a file with one message a line ({"text":"…","author":"Ana","channel":"general","at":"2026-03-02T10:00:00Z"}).
Nothing is sent, and nothing is kept.
  --zone <zone>           time zone of people for whom the export has none, such as Europe/Berlin (UTC)
  --set <setting>=<value> a setting of the workspace, such as nudge-grace=5; can be given several times
  --summary               only the counts`;

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  zone: { type: 'string', default: 'UTC' },
  set: { type: 'string', multiple: true },
  summary: { type: 'boolean' },
} as const;

/** Runs the command. @returns the exit code: 2 if the command or the export is wrong */
export const replay = (args: string[]): Promise<number> => reportBadUsage(() => runReplay(args), BadExport);

async function runReplay(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [path, more] = positionals;
  if (values.help || path === undefined || more !== undefined) {
    console.log(USAGE);
    return values.help ? 0 : BAD_USAGE;
  }
  if (!isZone(values.zone)) throw new BadUsage(`${values.zone} is no zone that I know, such as Europe/Berlin.`);
  const chatExport = readExport(path, values.zone);
  const nudges = await replayExport(chatExport.messages, settingsFrom(values.set ?? []));
  if (!values.summary) for (const nudge of nudges) console.log(`${entry(nudge, chatExport.timed)}\n`);
  console.log(summary(chatExport, nudges));
  return 0;
}

/** `["nudge-grace=5"]` as `{ "nudge-grace": "5" }`. @throws BadUsage */
function settingsFrom(assignments: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    assignments.map((assignment) => {
      const [key = '', value = ''] = assignment.split(/=(.*)/s);
      const setting = declarationOf(key);
      if (!setting?.scopes.includes('workspace')) throw new BadUsage(`${key} is no setting of a workspace.`);
      if (!isAllowed(setting, value)) throw new BadUsage(`${key} does not take “${value}”.`);
      return [key, value];
    }),
  );
}

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
