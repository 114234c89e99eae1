/** Texts made to take long: the processor time that each takes, through the whole app. */
import type { App } from '../../src/dispatch/on-command.js';
import { LONGEST_COMMAND } from '../../src/dispatch/read-command.js';
import type { Inbound, Mention } from '../../src/ports/events.js';
import { typed } from './commands.js';

/** How often each is said; the quickest counts, because other work on the machine only ever adds. */
const ROUNDS = 5;

const again = (piece: string, length = LONGEST_COMMAND - 1): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** A text, and how it is said. */
interface Hostile {
  what: string;
  text: string;
  mentions?: readonly Mention[];
}

const TEXTS: readonly Hostile[] = [
  ...[
    ...['mark data as done and ', 'data, training, evaluation, ', 'who owns data? ', 'please ', 'assign #2 to bo, '],
    ...['no wait, ', 'sorry, i mean bo, ', '(', 'give it a rest. ', 'swap #3 over to chi, '],
  ].map((piece) => ({ what: `“${piece.trim()}” as long as a command may be`, text: again(piece) })),
  { what: 'a million characters', text: again('block data because ', 1_000_000) },
  { what: '10,000 mentions', text: again('@bo ', 40_000), mentions: mentionsIn(10_000) },
  { what: '100,000 digits', text: `due #1 ${again('1', 100_000)}` },
];

function mentionsIn(count: number): Mention[] {
  return Array.from({ length: count }, (_, i) => ({
    is: 'person',
    id: 'U2',
    name: 'Person 2',
    start: i * 4,
    end: i * 4 + 3,
  }));
}

/** A text with the milliseconds of the processor that it takes; `first`, the first time it is said. */
interface HostileTime {
  what: string;
  ms: number;
  first: number;
}

/** What each text takes, said in a channel. */
export async function hostileTimes(app: App): Promise<HostileTime[]> {
  await app.handle(typed('new Alpha'));
  await app.handle(typed('task add write the model card in data'));
  const times: HostileTime[] = [];
  for (const { what, text, mentions = [] } of TEXTS) {
    const taken: number[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      const inbound: Inbound = { ...typed(text), type: 'command', text, mentions: [...mentions], spoken: true };
      const begun = process.cpuUsage();
      await app.handle(inbound);
      const { user, system } = process.cpuUsage(begun);
      taken.push((user + system) / 1_000);
    }
    times.push({ what, ms: Math.min(...taken), first: taken[0] ?? 0 });
  }
  return times;
}
