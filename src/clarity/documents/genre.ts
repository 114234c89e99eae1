/** What a document is: minutes, a plan, instructions … by its title, its headings and its shape. */
import type { Outline } from './outline.js';
import type { GENRES, Genre, Vocabulary } from './vocabulary.js';

/** What is known of a document besides its tree. */
interface DocumentFacts {
  text: string;
  /** Its file's name, in words. */
  name: string;
}

type Scores = Record<(typeof GENRES)[number], number>;

/** Weights of the signs. Chosen on documents of each genre. */
const WEIGHT = {
  title: 3,
  name: 2,
  opening: 0.7,
  opens: 2,
  heading: 1,
  mostHeadings: 6,
  least: 2,
  used: 4,
  ticked: 1.2,
} as const;
/** Headings of one kind that count. */
const MOST_OF_A_KIND = 3;
/** UTF-16 units at the beginning that say what a document is. */
const OPENING = 400;
/** A comment that says what a document is: `<!-- baton-genre: minutes -->`. */
const COMMENT = /<!--\s{0,5}baton-genre:\s{0,5}([a-z-]{3,20})\s{0,5}-->/;

/** The genre that a comment in the text names; undefined without such a comment. */
export const namedGenre = (text: string): string | undefined => COMMENT.exec(text)?.[1];

/** Whether its beginning says that it is kept for the record, and all in it is over. */
export const isArchived = (text: string, { signs }: Vocabulary): boolean => signs.archived.test(text.slice(0, OPENING));

/** The likeliest genre; `other` if nothing speaks for any. The name of the file counts only if the text says nothing. */
export function guessGenre(outline: Outline, facts: DocumentFacts, vocabulary: Vocabulary): Genre {
  const byText = likeliest(scoresOf(outline, { ...facts, name: '' }, vocabulary), vocabulary);
  return byText === 'other' ? likeliest(scoresOf(outline, facts, vocabulary), vocabulary) : byText;
}

function likeliest(scores: Scores, vocabulary: Vocabulary): Genre {
  let best: Genre = 'other';
  let most: number = WEIGHT.least;
  for (const { genre } of vocabulary.genres)
    if (scores[genre] > most) {
      best = genre;
      most = scores[genre];
    }
  return best;
}

/** How much speaks for each genre. */
function scoresOf(outline: Outline, { text, name }: DocumentFacts, words: Vocabulary): Scores {
  const { title, titled, headings } = outline;
  const opening = text.slice(0, OPENING);
  const scores = shapeScores(outline, text, words);
  if (words.signs.opensProposal.test(opening)) scores.proposal += WEIGHT.opens;
  for (const { genre, title: inTitle, heading } of words.genres) {
    // What was copied from a template has been filled in.
    if (genre === 'template' && outline.form !== undefined) continue;
    // A checklist that is in use tracks work.
    const named = genre === 'instructions' && isTickedOff(outline) ? 'tracking' : genre;
    if (titled && inTitle(title)) scores[named] += WEIGHT.title;
    if (inTitle(opening)) scores[genre] += WEIGHT.opening;
    if (inTitle(name)) scores[genre] += WEIGHT.name;
    const known = signsAmong(headings.filter((one) => heading(one)));
    scores[genre] += Math.min(WEIGHT.mostHeadings, known * WEIGHT.heading);
  }
  return scores;
}

/** How many signs headings are: of those that differ by a number alone ("Phase 1", "Phase 2"), a few count. */
function signsAmong(headings: readonly string[]): number {
  const kinds = new Map<string, Set<string>>();
  for (const one of headings) {
    const kind = one.toLowerCase().replace(/\d.*/s, '');
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(one.toLowerCase()));
  }
  return [...kinds.values()].reduce((sum, all) => sum + Math.min(MOST_OF_A_KIND, all.size), 0);
}

const FENCE = /^\s{0,8}(?:```|~~~)/gm;
const COMMENTS = /<!--/g;
const SPEAKER = /^\s*([A-Z]{1,3}|\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*\.?)?|@[\w-]+)\s?:\s/u;
/** Statements among which a line says who was there. */
const FIRST = 6;
/** Words of the past among a thousand of a specification, at most. */
const MOST_PAST = 5;
/** Words of a text that a rate says something of; a shorter one counts as that long. */
const SHORTEST = 250;
/** Share of ticked boxes among the statements of a list that is in use. */
const LEAST_TICKED = 0.1;
/** Share of the statements of such a list that have boxes; a shorter one counts as that long. */
const LEAST_BOXED = 0.3;
const SHORTEST_LIST = 8;

/** "Bo: …", but not "May: …". */
function isSaid(text: string, { days }: Vocabulary): boolean {
  const speaker = SPEAKER.exec(text)?.[1]?.toLowerCase();
  return speaker !== undefined && !days.has(speaker);
}

/** Whether it is a list of boxes, or of rows with such icons, of which some are ticked. */
function isTickedOff({ statements }: Pick<Outline, 'statements'>): boolean {
  const boxed = statements.filter(({ ticked }) => ticked !== undefined);
  const done = boxed.filter(({ ticked }) => ticked === true).length;
  const isList = boxed.length > LEAST_BOXED * Math.max(SHORTEST_LIST, statements.length);
  return isList && Math.min(done, boxed.length - done) > LEAST_TICKED * boxed.length;
}

/** What the shape alone says. */
function shapeScores({ title, headings, statements, form }: Outline, text: string, words: Vocabulary): Scores {
  const { signs } = words;
  const scores: Scores = {
    minutes: 0,
    plan: 0,
    proposal: 0,
    instructions: 0,
    specification: 0,
    template: 0,
    tracking: 0,
    'post-mortem': 0,
  };
  const length = Math.max(SHORTEST, text.split(/\s+/).length);
  const rate = (pattern: RegExp) => (1000 * (text.match(pattern)?.length ?? 0)) / length;
  const share = (test: (statement: Outline['statements'][number]) => boolean) =>
    statements.filter(test).length / Math.max(SHORTEST_LIST, statements.length);
  if (signs.date.test(title)) scores.minutes += 1.5;
  if (headings.filter((one) => signs.date.test(one)).length > 1) scores.minutes += 1.5;
  if (statements.slice(0, FIRST).some(({ text }) => words.presentLine.exec(text)?.[1]?.includes(',') === true))
    scores.minutes += 1;
  scores.minutes += Math.min(3, 12 * share(({ text }) => isSaid(text, words)));
  scores.instructions += Math.min(3, rate(FENCE) / 4) + Math.min(3, rate(signs.readers) / 6);
  // Steps have no owners.
  scores.instructions += Math.min(3, 5 * share(({ ordered, text }) => ordered && !words.ownerLabel.test(text)));
  const boxes = (done: boolean) => share(({ ticked, kind }) => ticked === done && kind === 'item');
  // A list that somebody ticks off as the work goes on. A form that was copied is in use once some boxes are ticked.
  if (Math.min(boxes(true), form === undefined ? boxes(false) : 1) > LEAST_TICKED)
    scores.tracking += Math.min(4, 16 * boxes(true));
  else if (isTickedOff({ statements })) scores.tracking += WEIGHT.ticked;
  else if (form === undefined) scores.instructions += Math.min(2, 4 * boxes(false));
  if (form === 'used') scores.tracking += WEIGHT.used;
  // What tells of the past specifies nothing, however much "must" be done.
  if (rate(signs.past) < MOST_PAST) scores.specification += Math.min(4, rate(signs.demands) / 4);
  scores.template +=
    (signs.form.test(text) ? 5 : 0) +
    Math.min(3, rate(signs.gap) / 4) +
    Math.min(0.5, rate(signs.open) / 8) +
    Math.min(1, rate(COMMENTS) / 4);
  scores.plan += Math.min(1.5, rate(signs.writers) / 12);
  scores.proposal += Math.min(1, rate(signs.writers) / 16);
  scores['post-mortem'] += Math.min(1, rate(signs.past) / 12);
  return scores;
}
