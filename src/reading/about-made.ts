/** What follows the name of something new: more of the name, or an order about what was made. */
import { unbound } from './draft.js';
import { isAbout, isComplete, isWhole, type Reading } from './reading.js';

/** Whether words behind a text are an order of their own. @param strong they stand behind "then" or the like */
export function isBehindText(text: Reading, reading: Reading | undefined, strong: boolean): boolean {
  if (!reading || !isWhole({ reading })) return false;
  const { makes } = text.entry.command;
  if (!makes || !(isOfIt(reading) || (makes === 'project' && isOfItsProject(reading)))) return strong;
  if (!strong && (reading.entry.mood !== 'order' || !isComplete(reading))) return false;
  // "export the rows, then delete it" is all one title, "export the rows and give it to Emi" is not.
  return makes !== 'task' || namesMore(reading);
}

const isOfIt = ({ draft }: Reading): boolean =>
  Object.values(draft.values).some((value) => ('thing' in value ? value.thing.is === 'pronoun' : value.words === 'it'));

/** "and make bo the lead": of the project that is made, because no other is named. */
const isOfItsProject = (reading: Reading): boolean =>
  unbound(reading.draft).some(([name]) => name === 'project') && !isAbout(reading) && namesMore(reading);

/** Whether an order names somebody, a day or a thing besides "it". */
const namesMore = ({ draft }: Reading): boolean =>
  draft.rider !== undefined ||
  Object.values(draft.values).some(
    (value) => 'thing' in value && value.thing.is !== 'pronoun' && value.thing.is !== 'unknown',
  );
