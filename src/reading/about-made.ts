/** What follows the name of something new: more of the name, or an order about what was made. */
import { hasAllNeeded, unbound } from './draft.js';
import { isAbout, isComplete, isWhole, type Reading } from './reading.js';
import type { Thing } from './things.js';

/** Whether words behind a text are an order of their own. @param strong they stand behind "then" or the like */
export function isBehindText(text: Reading, reading: Reading | undefined, strong: boolean): boolean {
  if (!reading || !isWhole({ reading })) return false;
  // "chi needs to check it, please add that as a task": it is the text itself that is to be made.
  if (reading.entry.command.makes === 'task' && reading.entry.args.title !== undefined) return false;
  const { makes } = text.entry.command;
  if (namesAnew(text)) return strong || isOfNamed(text, reading) || isElse(text, reading);
  // "stage add Bias audit after evaluation and rename monitoring to Checks"
  const isOther = makes === 'stage' && reading.entry.mood === 'order' && isComplete(reading) && isOfItsStage(reading);
  const isOfProject = isOther || (makes === 'project' && (isOfItsProject(reading) || isOfItsStage(reading)));
  if (!makes || !(isOfIt(reading) || isOfProject)) return strong;
  if (!strong && !(isTelling(reading, makes) && isComplete(reading))) return false;
  // "export the rows, then delete it" is all one title, "export the rows and give it to Emi" is not.
  return makes !== 'task' || namesMore(reading);
}

/** "new project Search, bo leads it": who leads a project that is made can be told like a fact. */
const isTelling = ({ entry }: Reading, makes: string): boolean =>
  entry.mood === 'order' || (makes === 'project' && entry.mood === 'terse');

/** Whether a text is the new name of something. */
export const namesAnew = ({ entry, draft: { values } }: Reading): boolean =>
  !entry.command.makes && ('name' in values || 'title' in values);

/** "rename evaluation to Canary, push it a week": an order about what has the new name. A task can be called "open it and close it". */
function isOfNamed({ draft: { values } }: Reading, reading: Reading): boolean {
  const { item } = values;
  const isTask = item !== undefined && 'thing' in item && item.thing.is === 'task';
  const isMeant = reading.entry.mood !== 'question' && isOfIt(reading) && isComplete(reading);
  // "…, it should be due friday" is as little a name.
  return isMeant && ((!isTask && reading.entry.mood === 'order') || namesMore(reading));
}

/** "rename monitoring to Live checks and start evaluation": an order about something else. The new title of a task can say so, too. */
export function isElse({ draft: { values }, from: start }: Reading, { entry, draft, from }: Reading): boolean {
  if (from <= start || entry.mood !== 'order' || entry.isName || !hasAllNeeded(draft)) return false;
  const things = Object.values(draft.values).flatMap((value) => ('thing' in value ? [value.thing] : []));
  const isStage = values.item !== undefined && 'thing' in values.item && values.item.thing.is === 'stage';
  return entry.command.makes === 'stage' || (isStage && things.some(({ is }) => is === 'stage' || is === 'task'));
}

const isOfIt = ({ draft }: Reading): boolean =>
  Object.values(draft.values).some((value) => ('thing' in value ? value.thing.is === 'pronoun' : value.words === 'it'));

/** "and make bo the lead": of the project that is made, because no other is named. */
const isOfItsProject = (reading: Reading): boolean =>
  unbound(reading.draft).some(([name]) => name === 'project') && !isAbout(reading) && namesMore(reading);

/** "and start data": of stages that come with it, unless another project is named; no part of a name either way. */
const isOfItsStage = ({ draft: { values } }: Reading): boolean =>
  Object.values(values).some((value) => 'thing' in value && isStages(value.thing));

const isStages = (thing: Thing): boolean => (thing.is === 'list' ? thing.of.every(isStages) : thing.is === 'stage');

/** Whether an order names somebody, a day or a thing besides "it". */
const namesMore = ({ draft }: Reading): boolean =>
  draft.rider !== undefined ||
  Object.values(draft.values).some(
    (value) => 'thing' in value && value.thing.is !== 'pronoun' && value.thing.is !== 'unknown',
  );
