/** Where a stage is to stand among the others, in words: "after evaluation", "right before deployment". Pure. */

const NAME_AND_PLACE =
  /^(.*?\S)(?:\s+(?:right|directly|just|straight))?\s+((?:after|behind|before|in front of|ahead of)\s.+)$/i;
const WORD = /^(?:(?:right|directly|just|straight) )?(?:after|behind|before|in front of|ahead of)\s+/i;
const NAME_IN_WORDS = /^(?:the\s+)?(.+?)(?:\s+stage)?$/i;

/** "Dry run before deployment": the name of a stage, and its place; undefined if the words tell no place. */
export function nameAndPlace(words: string): { name: string; place: string } | undefined {
  const [, name, place] = NAME_AND_PLACE.exec(words) ?? [];
  return name === undefined || place === undefined ? undefined : { name, place };
}

/** Whether a place is in front of the stage that it names. */
export const isBefore = (place: string): boolean =>
  /^(?:(?:right|directly|just|straight) )?(?:before|in front of|ahead of)\s/i.test(place);

/** What the stage can be called that a place names: for "after the data stage", "the data stage" and "data". */
export function namesInPlace(place: string): readonly string[] {
  const words = place.replace(WORD, '');
  const [, name = ''] = NAME_IN_WORDS.exec(words) ?? [];
  return [words, name];
}
