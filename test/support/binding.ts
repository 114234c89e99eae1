/** A workspace whose names the tests of the grammar use, and passes of the grammar run one by one. */
import { type BindProblem, Draft } from '../../src/commands/bind/draft.js';
import { type Bound, bind } from '../../src/commands/bind.js';
import type { Declaration } from '../../src/commands/declaration.js';
import { tokenize } from '../../src/commands/tokenize.js';
import { typedCommands } from '../../src/features/index.js';
import type { Mention, Reader } from '../../src/ports.js';
import { engine } from './engine.js';
import { CAST, type Kit, kit, mentioned, START } from './kit.js';

/** What one pass makes of some words: arguments with names in place of ids, the words left, the problem found. */
export interface Passed {
  args: Record<string, string>;
  left: string;
  problem: BindProblem | undefined;
}

/** The grammar in a channel with the project "Churn model", its five stages and task #1; "Data" is a project elsewhere. */
export class Grammar {
  private readonly names = new Map<string, string>();
  private constructor(private readonly k: Kit) {}

  static async make(): Promise<Grammar> {
    const k = await kit();
    await k.say_('ana', 'new "Churn model"');
    await k.say_('ana', 'new Data', { channel: 'elsewhere' });
    await k.say_('ana', 'task add "label the set"');
    const grammar = new Grammar(k);
    await grammar.learn();
    return grammar;
  }

  private async learn(): Promise<void> {
    const rows = await this.k.store.read('W1', async (read) => [
      ...(await read.find('project', {})),
      ...(await read.find('stage', {})),
      ...(await read.find('person', {})),
    ]);
    const tasks = await this.k.store.read('W1', (read) => read.find('task', {}));
    for (const { id, name } of rows) this.names.set(id, name);
    for (const { id, number } of tasks) this.names.set(id, `#${number}`);
  }

  private named = (args: Record<string, string>) =>
    Object.fromEntries(Object.entries(args).map(([name, value]) => [name, this.names.get(value) ?? value]));

  private utterance = (read: Reader, text: string) => ({
    ...{ read, text, now: START, zone: 'Europe/Lisbon', order: 'day-first' as const, clarity: engine },
    me: CAST.ana?.id ?? '',
    channel: 'C-churn',
  });

  /** Runs one pass over the words after a command's name. "@ana" is a mention; `group` makes mentions name groups. */
  pass(command: string, typed: string, pass: (draft: Draft) => void | Promise<void>, group = false): Promise<Passed> {
    const { text, mentions } = marked(typed, group);
    return this.k.store.read('W1', async (read) => {
      const draft = new Draft(declaration(command), tokenize(text, mentions), this.utterance(read, text));
      await pass(draft);
      return { args: this.named(draft.args), left: draft.typed(draft.left), problem: draft.problem };
    });
  }

  /** Runs all passes. */
  bind(command: string, typed: string): Promise<Bound> {
    const { text, mentions } = marked(typed, false);
    return this.k.store.read('W1', async (read) => {
      const bound = await bind(declaration(command), tokenize(text, mentions), this.utterance(read, text));
      return { ...bound, args: this.named(bound.args) };
    });
  }
}

function marked(typed: string, group: boolean): { text: string; mentions: Mention[] } {
  const { text, mentions } = mentioned(typed);
  return { text, mentions: group ? mentions.map((one) => ({ ...one, is: 'group' })) : mentions };
}

function declaration(name: string): Declaration {
  const found = typedCommands.find((command) => command.name === name);
  if (!found) throw new Error(`there is no command ${name}`);
  return found;
}
