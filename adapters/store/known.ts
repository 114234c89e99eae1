/**
 * What this process knows of the rows of workspaces: answers of the store, which count as long as the edition is the one of
 * which they are. Each transaction reads the editions of its workspace first, so an answer from here is never older than that.
 */
import { hash } from 'node:crypto';
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

/** How much is remembered of all workspaces together, in rows: as much again as was asked for last, and half of it before that. */
const MOST = 30_000;
/** Characters of the question that an answer is named by; a longer one is named by its hash. */
const CHARACTERS = 250;
/** Questions longer than this are for a few, and not remembered. */
const LONGEST = 20_000;

/** An answer, and how much it counts. */
interface Answer {
  value: unknown;
  weight: number;
}

/** The answers of one edition. */
interface Shelf {
  token: string;
  /** Those that were asked for since the last time that room was made. */
  young: Map<string, Answer>;
  /** Those from before it: what nobody asks for again goes. */
  old: Map<string, Answer>;
  /** Of the young ones. */
  weight: number;
  /** A transaction may still use the shelf of an edition that others know to be an older one. */
  isCurrent: boolean;
}

/** What a process knows. */
export class Known {
  /** By workspace and edition. */
  private readonly shelves = new Map<string, Shelf>();
  private weight = 0;

  /** What is known for a transaction that has read these editions. */
  asOf(workspace: string, editions: Editions): KnownNow {
    const now = new KnownNow(
      (name, token) => this.shelf(`${workspace}/${name}`, token),
      (shelf, key, answer) => this.keep(shelf, key, answer),
    );
    now.begin(editions);
    return now;
  }

  private shelf(name: string, token: string): Shelf {
    const known = this.shelves.get(name);
    if (known?.token === token) return known;
    if (known) this.drop(name, known);
    const shelf = { token, young: new Map(), old: new Map(), weight: 0, isCurrent: true };
    this.shelves.set(name, shelf);
    return shelf;
  }

  private drop(name: string, shelf: Shelf): void {
    this.shelves.delete(name);
    shelf.isCurrent = false;
    this.weight -= shelf.weight;
  }

  private keep(shelf: Shelf, key: string, answer: Answer): void {
    if (answer.weight > MOST / 2) return;
    shelf.young.set(key, answer);
    shelf.weight += answer.weight;
    if (!shelf.isCurrent) return;
    this.weight += answer.weight;
    if (this.weight > MOST / 2) this.makeRoom();
  }

  /** What was asked for since the last time stays, and what was not goes. */
  private makeRoom(): void {
    for (const [name, shelf] of this.shelves) {
      shelf.old = shelf.young;
      shelf.young = new Map();
      shelf.weight = 0;
      if (shelf.old.size === 0) this.drop(name, shelf);
    }
    this.weight = 0;
  }
}

type Keep = (shelf: Shelf, key: string, answer: Answer) => void;

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
   * @param question everything on which the answer depends, besides the workspace and `any`
   * @param any conditions of which one must hold
   */
  async answer<T extends object | undefined>(
    kind: Kind,
    question: object,
    ask: () => Promise<T>,
    any?: readonly object[],
  ): Promise<T> {
    const shelf = this.shelves.get(EDITION_OF[kind] ?? '');
    const asked = shelf ? `${JSON.stringify([kind, question])}${named(any)}` : '';
    if (!shelf || asked.length > LONGEST) return ask();
    const key = asked.length > CHARACTERS ? hash('sha256', asked, 'base64url') : asked;
    const known = this.recalled(shelf, key);
    if (known) return (known.value === NOTHING ? undefined : known.value) as T;
    const value = frozen(await ask());
    const rows = Array.isArray(value) ? value.length : 1;
    // It may have written meanwhile.
    if (this.shelves.has(EDITION_OF[kind] ?? '')) this.keep(shelf, key, { value: value ?? NOTHING, weight: 2 + rows });
    return value;
  }

  /** Whatever is asked for again stays for longer. */
  private recalled(shelf: Shelf, key: string): Answer | undefined {
    const young = shelf.young.get(key);
    if (young) return young;
    const old = shelf.old.get(key);
    if (old) this.keep(shelf, key, old);
    return old;
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

/** Lists longer than this are named by their hash. */
const LONG = 8;
const hashes = new WeakMap<readonly unknown[], string>();

/** A value as text. What somebody doesn't see is the same long list in all that they ask in one transaction, and hashed once. */
function named(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (!Array.isArray(value)) return `{${Object.entries(value).map(([field, part]) => `${field}:${named(part)}`)}}`;
  if (value.length <= LONG) return `[${value.map(named)}]`;
  const known = hashes.get(value) ?? hash('sha256', JSON.stringify(value), 'base64url');
  hashes.set(value, known);
  return known;
}

function frozen<T>(value: T): T {
  // What is no object counts as frozen.
  if (Object.isFrozen(value)) return value;
  for (const part of Object.values(value ?? {})) if (typeof part === 'object') frozen(part);
  return Object.freeze(value);
}
