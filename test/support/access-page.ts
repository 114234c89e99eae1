/** docs/access.md: who sees and does what, found out by trying each command. */
import type { Command } from '../../src/commands/command.js';
import { Missing, Refusal } from '../../src/commands/outcome.js';
import { runCall } from '../../src/dispatch/run-call.js';
import { commands } from '../../src/features/index.js';
import { set } from '../../src/model/changes.js';
import type { Inbound } from '../../src/ports/events.js';
import { plainText } from '../../src/view/as-text.js';
import type { Call } from '../../src/view/view.js';
import { HIDDEN_IDS, type PlaceName, speaking, VIEWERS, type ViewerName } from './canary.js';
import { eventsOf, insideCases, outsideCases, plainValue } from './canary-events.js';
import { canaryKit } from './canary-kit.js';
import { inSituation } from './context.js';
import type { Kit } from './kit.js';

/** One column: who tries a command, from where, on which stage of which project. */
interface Column {
  head: string;
  who: ViewerName;
  place: PlaceName;
  project: string;
  item: string;
}

const COLUMNS: readonly Column[] = [
  { head: 'member', who: 'member', place: 'churn', project: 'open', item: 'open-s1' },
  { head: 'guest', who: 'guest', place: 'churn', project: 'open', item: 'open-s1' },
  { head: 'guest, own work', who: 'guest', place: 'churn', project: 'open', item: 'open-s2' },
  { head: 'other company', who: 'external', place: 'joint', project: 'joint', item: 'joint-s1' },
  { head: 'member, hidden project', who: 'member', place: 'churn', project: 'hidden', item: HIDDEN_IDS.stage },
];

/** The command on what the column is about. */
function callOn({ name, args }: Command, { project, item }: Column): Call {
  const values = Object.entries(args).flatMap(([arg, spec]) => {
    if (spec.type === 'project') return [[arg, project]];
    if (spec.type === 'stage' || spec.type === 'item')
      return [[arg, spec.items.includes('stage') ? item : taskOf(item)]];
    return spec.required ? [[arg, plainValue(spec)]] : [];
  });
  return { command: name, args: Object.fromEntries(values) };
}

const TASKS: Record<string, string> = {
  'open-s1': 'open-t801',
  'open-s2': 'open-t802',
  'joint-s1': 'joint-t811',
  [HIDDEN_IDS.stage]: HIDDEN_IDS.task,
};
const taskOf = (stage: string): string => TASKS[stage] ?? '';

/** Gives the guest work of their own. */
const givenWork = (k: Kit) =>
  k.store.transact('W1', 'own work', async (unit) => {
    const stage = await unit.get('stage', 'open-s2');
    const task = await unit.get('task', 'open-t802');
    const owner = VIEWERS.guest.id;
    if (stage && task) await unit.apply([set('stage', stage, { owner }), set('task', task, { owner })]);
    return {};
  });

/** Whether a command names anything at all that could be hidden. */
const isAimed = ({ args }: Command): boolean =>
  Object.values(args).some(({ type }) => type === 'project' || type === 'stage' || type === 'item');

/** What becomes of a command: `yes`, `no` if the person may not, `–` if what it is about does not exist for them. */
async function tried(k: Kit, command: Command, column: Column): Promise<string> {
  if (column.project === 'hidden' && !isAimed(command)) return '';
  const call = callOn(command, column);
  const inbound: Inbound = { ...speaking(column.who, column.place), type: 'call', via: 'button', call, message: null };
  const words = { may: [k.say('refused-guests'), k.say('refused-guests-own')], gone: [k.say('refused-gone')] };
  const answer = await inSituation(k, inbound, async (situation) => {
    try {
      return await runCall({ ...situation, call });
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  });
  if (answer instanceof Missing || !(answer instanceof Refusal)) return 'yes';
  const said = plainText(answer.view);
  const isOneOf = (texts: typeof words.may) =>
    texts.some((text) => said.includes(plainText({ blocks: [{ block: 'text', text }] })));
  if (isOneOf(words.may) || said.startsWith('Only the lead')) return 'no';
  return column.project === 'hidden' && isOneOf(words.gone) ? '–' : 'yes';
}

/** How many events the law plays. */
const played = (full: boolean): string =>
  [...outsideCases(full), ...insideCases(full)]
    .reduce((sum, [who, place]) => sum + eventsOf(who, place, full).length, 0)
    .toLocaleString('en-US');

/** The page. */
export async function accessPage(): Promise<string> {
  const k = await canaryKit();
  await givenWork(k);
  const rows: string[] = [];
  for (const command of commands) {
    const cells: string[] = [];
    for (const column of COLUMNS) cells.push(await tried(k, command, column));
    rows.push(`| \`${command.name}\` | ${cells.join(' | ')} |`);
  }
  return `# Who sees and does what

Made from the program by \`node dist/test/draw/access.js > docs/access.md\`; a test fails when it is out of date.

A project is seen by whoever its channels allow: everyone in the workspace if one of them is public, otherwise the people in its
channels. Its lead can change that (\`audience\`). Whoever owns part of a project, is a deputy or is asked to take something sees
that part, and in a direct message calls it and its project by their names. To everyone else it does not exist: every command,
list, count and button answers as if there were no such project, names are taken only among the projects one can see, and task
numbers can therefore have gaps.

Guests and people of other companies see what is linked to the channel in which they speak, and their own work. What they may
change is the setting \`guest-changes\`: their own work (\`own\`, the default, shown below), everything linked to the channel
(\`linked\`), or nothing (\`none\`).

An answer about a project that not everyone in a channel may see goes to whoever asked, alone, and says so. Before an offer
shows somebody the name of a project that they can’t see, Baton asks whoever makes it.

**yes**: they can use it. **no**: they are told, kindly, that they cannot. **–**: it does not exist for them. The first four
columns are about a project linked to the channel they speak in; the second about a stage or task of somebody else, the third
about their own. Empty: the command is about no project.

| command | ${COLUMNS.map(({ head }) => head).join(' | ')} |
|---|${COLUMNS.map(() => '---').join('|')}|
${rows.join('\n')}

## How it is checked

\`test/laws/access.test.ts\` fills a workspace with projects whose every word carries a mark, and plays each command, typed,
pressed and as a form, about what is hidden: by members, by somebody who owns one task, by guests, by people of another company
and by people nobody knows, in public, shared and private places. No mark may turn up in anything that is sent to anybody, and
nothing hidden may change. \`npm test\` plays ${played(false)} such events, \`npm run soak\` ${played(true)}. All conversations
of \`test/dialogs\` are played beside a hidden project as well.
`;
}
