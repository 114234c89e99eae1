/** `baton replay`: what Baton would have said in an exported channel, on this machine, before anything is installed. */
import { parseArgs } from 'node:util';
import { isZone } from '../../src/model/dates.js';
import { allowed, declared } from '../../src/model/settings.js';
import { plainText } from '../../src/view.js';
import { type Nudged, play } from '../replay/play.js';
import { BadExport, type Export, readExport } from '../replay/read.js';

const USAGE = `baton replay [options] <folder or file>

Shows every nudge that Baton would have sent, to whom and when, and how many a day. It reads the folder of a Slack export
or a file with one message a line ({"text":"…","author":"Ana","channel":"general","at":"2026-03-02T10:00:00Z"}).
Nothing is sent, and nothing is kept.
  --zone <zone>           of people whose export does not tell theirs, such as Europe/Berlin (UTC)
  --set <setting>=<value> a setting of the workspace, such as nudge-grace=5; may be given several times
  --summary               the counts only`;

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  zone: { type: 'string', default: 'UTC' },
  set: { type: 'string', multiple: true },
  summary: { type: 'boolean' },
} as const;

/** Runs the command; returns its exit code: 0, or 2 where the command or the export is wrong. */
export async function replay(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const [path, more] = positionals;
    if (values.help || path === undefined || more !== undefined) {
      console.log(USAGE);
      return values.help ? 0 : 2;
    }
    if (!isZone(values.zone)) throw new BadExport(`${values.zone} is no zone that I know, such as Europe/Berlin.`);
    const read = readExport(path, values.zone);
    const nudged = await play(read.messages, settingsOf(values.set ?? []));
    if (!values.summary) for (const one of nudged) console.log(`${entry(one, read.timed)}\n`);
    console.log(summary(read, nudged));
    return 0;
  } catch (error) {
    const wrong = error instanceof BadExport || String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS');
    if (!wrong) throw error;
    console.error((error as Error).message);
    return 2;
  }
}

function settingsOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((one) => {
      const [key = '', value = ''] = one.split(/=(.*)/s);
      const setting = declared(key);
      if (!setting?.scopes.includes('workspace')) throw new BadExport(`${key} is no setting of a workspace.`);
      if (!allowed(setting, value)) throw new BadExport(`${key} does not take “${value}”.`);
      return [key, value];
    }),
  );
}

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

function entry({ at, channel, to, view }: Nudged, timed: boolean): string {
  const when = timed ? `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC  ` : '';
  const indented = plainText(view).replace(/^/gm, '    ');
  return `${when}#${channel}  to ${to} alone\n${indented}`;
}

function summary({ messages, timed }: Export, nudged: readonly Nudged[]): string {
  const people = new Set(nudged.map((n) => n.to)).size;
  const of = `${messages.length} messages, ${nudged.length} nudges to ${people} ${people === 1 ? 'person' : 'people'}`;
  if (!timed) return `${of}. The file has no times, so a day cannot be told.`;
  const days = new Set(messages.map((m) => day(m.at))).size;
  const byDay = new Map<string, number>();
  for (const { at } of nudged) byDay.set(day(at), (byDay.get(day(at)) ?? 0) + 1);
  const most = Math.max(0, ...byDay.values());
  const mean = (nudged.length / Math.max(1, days)).toFixed(1);
  return `${of}; ${mean} on a day with messages (${days}), ${most} at the most.`;
}
