/** Words and turns around what is said: data of `prompts/`, compiled here. */
import { type Classes, parsePattern, type TurnPattern } from './pattern.js';

/** Words and turns around what is said. */
export interface Frames {
  greetings: readonly string[];
  /** In front of an order: "could you please". */
  polite: readonly string[];
  /** In front of what makes an order of a report: "please note that". */
  record: readonly string[];
  /** After what makes an order of a report: "please update". */
  recordAfter: readonly string[];
  /** After what takes an order back, or puts it to the room: "or not", "i guess", "who needs it". */
  takenBack: readonly string[];
  /** By when something is to be done, besides what is done with it: "by friday". */
  riders: readonly string[];
  /** Who is to have what is made, behind its title: "chi owns it". */
  ownership: readonly string[];
  /** Says yes to what follows a colon: "and I like it: …". */
  endorsing: readonly string[];
  /** In front of a question: "do you know". */
  asking: readonly string[];
  /** What makes a question of what stands in front: "yet", "or what". */
  askingAfter: readonly string[];
  /** How a question begins that asks for no single fact: "which …", "do we have …", "show …". */
  questions: readonly string[];
  /** In front of a question whether something could happen: "should I". */
  wishing: readonly string[];
  /** In front of an opinion or what others said: "I think", "bo said". */
  hedged: readonly string[];
  /** Words that make anything unsure: "maybe", "almost". */
  unsure: readonly string[];
  /** Words that deny: "not", "never". */
  denied: readonly string[];
  /** Words that begin a condition: "if", "as soon as". */
  conditions: readonly string[];
  /** Words without weight: "please", "now". */
  noise: readonly string[];
  /** Words that can end anything and say nothing: "for now", "from now on". */
  tails: readonly string[];
  /** In front of a reason or another text: "because", "the reason is that". */
  leads: readonly string[];
  /** When something has happened: a telegram that says so is news. */
  news: readonly string[];
  /** What stands for a text that is still to come: "something". */
  placeholders: readonly string[];
  /** In front of a list of tasks: "add these two:". */
  lists: readonly string[];
  /** Over a list of tasks that nobody asks to be made: "two todos for today:". */
  headings: readonly string[];
  /** Between what is listed there: "the other one is". */
  between: readonly string[];
  /** What may follow the number of a task, and not the number of many things: "move 1 to friday", "3 gpus". */
  behindNumber: readonly string[];
  /** In front of everything else, and which project it is about: "in the fraud model,". */
  topics: readonly string[];
  /** Which of several offers is taken: "both", "the first one". */
  allOffered: readonly string[];
  firstOffered: readonly string[];
  secondOffered: readonly string[];
  thirdOffered: readonly string[];
  lastOffered: readonly string[];
  /** How a text leans on what was said before it: "same for", "and", "not bo,", "I meant". */
  sameFor: readonly string[];
  alsoFor: readonly string[];
  notThis: readonly string[];
  meant: readonly string[];
  /** What asks since when something is so. */
  howLong: readonly string[];
  thanks: readonly string[];
  smalltalk: readonly string[];
  /** Begins a sentence again: "give #2 to… no wait, give it to Bo". */
  restarts: readonly string[];
  /** In front of what others say, or of what is written somewhere: "the runbook says:". */
  citing: readonly string[];
  /** In front of a plan: "monday:". */
  agendas: readonly string[];
  /** In front of a thing that takes the place of another one: "no wait, chi". */
  swaps: readonly string[];
  /** Takes back all that stands in front of it, several sentences too: "just kidding", "no, forget it". */
  retractions: readonly string[];
  /** Takes a whole sentence back, whatever texts stand in it: "sorry, wrong channel". */
  voided: readonly string[];
  /** Puts an answer off: "let me check with bo first". */
  puttingOff: readonly string[];
  /** What cancels what was begun: "never mind". */
  cancel: readonly string[];
  /** Around a correction of what was said or done last: "no, make it", "then". */
  corrections: readonly string[];
  yes: readonly string[];
  no: readonly string[];
  /** What Baton can't do, and questions about what it did: "deploy", "did you remind bo". */
  foreign: readonly string[];
}

/** The frames, compiled. */
export type CompiledFrames = { readonly [F in keyof Frames]: readonly TurnPattern[] };

/** Compiles turns. @throws BadPattern */
export const patternsOf = (turns: readonly string[], classes: Classes): TurnPattern[] =>
  turns.map((source) => parsePattern(source, classes));

/** Compiles the frames. @throws BadPattern */
export function compiledFrames(frames: Frames, classes: Classes): CompiledFrames {
  const patterns = (turns: readonly string[]) => patternsOf(turns, classes);
  return {
    greetings: patterns(frames.greetings),
    polite: patterns(frames.polite),
    record: patterns(frames.record),
    recordAfter: patterns(frames.recordAfter),
    takenBack: patterns(frames.takenBack),
    riders: patterns(frames.riders),
    ownership: patterns(frames.ownership),
    endorsing: patterns(frames.endorsing),
    asking: patterns(frames.asking),
    askingAfter: patterns(frames.askingAfter),
    questions: patterns(frames.questions),
    wishing: patterns(frames.wishing),
    hedged: patterns(frames.hedged),
    unsure: patterns(frames.unsure),
    denied: patterns(frames.denied),
    conditions: patterns(frames.conditions),
    noise: patterns(frames.noise),
    tails: patterns(frames.tails),
    leads: patterns(frames.leads),
    news: patterns(frames.news),
    placeholders: patterns(frames.placeholders),
    lists: patterns(frames.lists),
    headings: patterns(frames.headings),
    between: patterns(frames.between),
    behindNumber: patterns(frames.behindNumber),
    topics: patterns(frames.topics),
    allOffered: patterns(frames.allOffered),
    firstOffered: patterns(frames.firstOffered),
    secondOffered: patterns(frames.secondOffered),
    thirdOffered: patterns(frames.thirdOffered),
    lastOffered: patterns(frames.lastOffered),
    sameFor: patterns(frames.sameFor),
    alsoFor: patterns(frames.alsoFor),
    notThis: patterns(frames.notThis),
    meant: patterns(frames.meant),
    howLong: patterns(frames.howLong),
    thanks: patterns(frames.thanks),
    smalltalk: patterns(frames.smalltalk),
    restarts: patterns(frames.restarts),
    citing: patterns(frames.citing),
    agendas: patterns(frames.agendas),
    swaps: patterns(frames.swaps),
    retractions: patterns(frames.retractions),
    voided: patterns(frames.voided),
    puttingOff: patterns(frames.puttingOff),
    cancel: patterns(frames.cancel),
    corrections: patterns(frames.corrections),
    yes: patterns(frames.yes),
    no: patterns(frames.no),
    foreign: patterns(frames.foreign),
  };
}
