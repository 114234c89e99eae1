/** Phrases as data: what somebody says to Baton, and what should happen. */
import { z } from 'zod';

/** An argument of an outcome: a name, a day, words. */
const args = z.record(z.string(), z.string());

/** What should happen, or one of several things, or several together. */
export type Wanted =
  | { any: Wanted[] }
  | { all: Wanted[] }
  | { do: string; args?: Args | undefined }
  | { offer: string; args?: Args | undefined }
  | { ask: string; for?: string | undefined; args?: Args | undefined }
  | { show: string; of?: string | undefined }
  | { none: string };

const wanted: z.ZodType<Wanted> = z.lazy(() =>
  z.union([
    z.object({ any: z.array(wanted).min(1) }),
    z.object({ all: z.array(wanted).min(1) }),
    z.object({ do: z.string(), args: args.optional() }),
    z.object({ offer: z.string(), args: args.optional() }),
    z.object({ ask: z.string(), for: z.string().optional(), args: args.optional() }),
    z.object({ show: z.string(), of: z.string().optional() }),
    z.object({ none: z.string() }),
  ]),
);

const phrase = z.strictObject({
  id: z.string(),
  /** `/baton TEXT`, `@Baton TEXT` in the channel, or in the direct conversation. */
  how: z.enum(['slash', 'mention', 'direct']),
  /** Lines said there before, as `Name: text`. */
  before: z.array(z.string()).optional(),
  text: z.string(),
  /** Where the speaker writes the month first; otherwise the day comes first. */
  dates: z.literal('month-first').optional(),
  expect: wanted,
  /** Commands that must on no account be carried out; `*`: any but those expected. */
  never: z.array(z.string()).default([]),
  why: z.string(),
});

/** What somebody says, how, and what should happen. */
export type Phrase = z.infer<typeof phrase>;

/** How a phrase reaches Baton. */
export type How = Phrase['how'];

/** Arguments by name. */
export type Args = Record<string, string>;

/** A command with its arguments. */
export interface Made {
  command: string;
  args: Args;
}

/** One thing that happened. */
export type Single =
  | { do: string; args: Args }
  | { show: string; of?: string; which?: string; kind?: string; until?: string; week?: string; project?: string }
  | { offer: Made[] }
  | { ask: string; for?: string; args?: Args }
  | { none: string }
  /** Baton itself failed. */
  | { fault: string };

/** What happened, as the scorer reads it. */
export type Happened = Single | { all: Single[] };

/** One line of the runner's output. */
export interface Played {
  id: string;
  /** Commands that changed something, or confirmed that it is so already. */
  changed: string[];
  outcome: Happened;
  /** What the person reads. */
  text: string;
}

/** The phrases of a file, one a line. @throws ZodError, SyntaxError */
export const readPhrases = (file: string): Phrase[] =>
  file
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => phrase.parse(JSON.parse(line)));

/** One outcome that is wanted. */
export type SingleWanted = Exclude<Wanted, { any: Wanted[] } | { all: Wanted[] }>;

/** Every single outcome that is wanted, in order. */
export const singles = (want: Wanted): SingleWanted[] => {
  if ('any' in want) return want.any.flatMap(singles);
  return 'all' in want ? want.all.flatMap(singles) : [want];
};
