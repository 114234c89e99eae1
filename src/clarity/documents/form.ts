/** Forms that were copied to be filled in: their boxes are conditions, and work only once names stand behind some. */
import type { Outline } from './outline.js';
import type { OwnerReader } from './owner.js';
import type { Statement } from './statement.js';

/** Open boxes with names, and one in so many of all that are open, at least. */
const LEAST = { names: 3, oneIn: 4 } as const;

/** The document with its form filled in: one that nobody has put names into has no open boxes. */
export function readForm(outline: Outline, owners: OwnerReader): Outline {
  const { form, statements } = outline;
  const open = form === undefined ? [] : statements.filter(({ ticked, kind }) => ticked === false && kind === 'item');
  const named = open.filter((one) => isNamed(one, owners)).length;
  if (named >= LEAST.names && named * LEAST.oneIn >= open.length) return { ...outline, form: 'used' };
  for (const one of open) one.ticked = undefined;
  return outline;
}

const isNamed = ({ text }: Statement, owners: OwnerReader) => owners.endsWithName(text) || owners.isDashedTo(text);
