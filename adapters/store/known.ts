/**
 * What this process knows of the rows of workspaces: answers of the store, which count as long as the edition is the one of
 * which they are. Each transaction reads the editions of its workspace first, so an answer from here is never older than that.
 */
import type { Kind } from '../../src/model/rows.js';

/** The kinds of rows of which answers are remembered, with the name of their edition. */
const EDITION_OF: { readonly [K in Kind]?: string } = {
  person: 'frame',
  forgotten: 'frame',
  channel: 'frame',
  member: 'places',
  place: 'places',
  setting: 'frame',
  project: 'frame',
  link: 'frame',
  stage: 'stage',
  task: 'task',
  offer: 'offer',
  incident: 'incident',
};

/** The tokens of a workspace's editions, by name. */
export type Editions = Readonly<Record<string, string>>;

/** How much is remembered of all workspaces together: rows, answers and names of answers, in rows. */
const MOST = 30_000;
/** Characters of the name of an answer that count as a row. Longer names than `LONGEST` are for a few, and not remembered. */
const CHARACTERS = 250;
const LONGEST = 2_000;

/** The answers of one edition. */
interface Shelf {
  token: string;
  answers: Map<string, unknown>;
  weight: number;
  /** A transaction may still use the shelf of an edition that others know to be an older one. */
  isCurrent: boolean;
}

/** What a process knows. */
export class Known {
  /** By workspace and edition, the one that was asked for longest ago first. */
  private readonly shelves = new Map<string, Shelf>();
  private weight = 0;

  /** What is known for a transaction that has read these editions. */
  asOf(workspace: string, editions: Editions): KnownNow {
    const now = new KnownNow(
      (name, token) => this.shelf(`${workspace}/${name}`, token),
      (shelf, key, answer, rows) => this.keep(shelf, key, answer, rows),
    );
    now.begin(editions);
    return now;
  }

  private shelf(name: string, token: string): Shelf {
    const known = this.shelves.get(name);
    if (known) this.drop(name, known);
    const shelf = known?.token === token ? known : { token, answers: new Map(), weight: 0, isCurrent: true };
    this.shelves.set(name, shelf);
    shelf.isCurrent = true;
    this.weight += shelf.weight;
    return shelf;
  }

  private drop(name: string, shelf: Shelf): void {
    this.shelves.delete(name);
    shelf.isCurrent = false;
    this.weight -= shelf.weight;
  }

  private keep(shelf: Shelf, key: string, answer: unknown, rows: number): void {
    const weight = 1 + rows + key.length / CHARACTERS;
    if (weight > MOST / 2) return;
    shelf.answers.set(key, answer);
    shelf.weight += weight;
    if (shelf.isCurrent) this.weight += weight;
    for (const [name, oldest] of this.shelves) {
      if (this.weight <= MOST) return;
      this.drop(name, oldest);
    }
  }
}

type Keep = (shelf: Shelf, key: string, answer: unknown, rows: number) => void;

/** What is known for one transaction. What it writes itself, it asks the store for from then on. */
export class KnownNow {
  private readonly shelves = new Map<string, Shelf>();

  constructor(
    private readonly shelfOf: (name: string, token: string) => Shelf,
    private readonly keep: Keep,
  ) {}

  /** The transaction begins. */
  begin(editions: Editions): void {
    for (const [name, token] of Object.entries(editions)) this.shelves.set(name, this.shelfOf(name, token));
  }

  /** The editions have been read again. What the transaction has written itself is still not known to others. */
  renew(editions: Editions): void {
    for (const name of [...this.shelves.keys()]) {
      const token = editions[name];
      if (token === undefined) this.shelves.delete(name);
      else this.shelves.set(name, this.shelfOf(name, token));
    }
  }

  /**
   * The answer to a question, asked or known. What comes back is shared: it is frozen, and lists are to be copied.
   * @param question everything on which the answer depends, besides the workspace
   */
  async answer<T extends object | undefined>(kind: Kind, question: object, ask: () => Promise<T>): Promise<T> {
    const shelf = this.shelves.get(EDITION_OF[kind] ?? '');
    const key = shelf ? JSON.stringify([kind, question]) : '';
    if (!shelf || key.length > LONGEST) return ask();
    const known = shelf.answers.get(key);
    if (known !== undefined) return (known === NOTHING ? undefined : known) as T;
    const answer = frozen(await ask());
    // It may have written meanwhile.
    if (this.shelves.has(EDITION_OF[kind] ?? ''))
      this.keep(shelf, key, answer ?? NOTHING, Array.isArray(answer) ? answer.length : 1);
    return answer;
  }

  /** Rows of a kind have been written. */
  wrote(kind: Kind): void {
    this.shelves.delete(EDITION_OF[kind] ?? '');
  }

  /** Others may have written since the editions were read, and what comes now has to know of it. */
  outdated(): void {
    this.shelves.clear();
  }
}

/** Stands for an answer that there is nothing. */
const NOTHING = Object.freeze({});

function frozen<T>(value: T): T {
  // What is no object counts as frozen.
  if (Object.isFrozen(value)) return value;
  for (const part of Object.values(value ?? {})) if (typeof part === 'object') frozen(part);
  return Object.freeze(value);
}
