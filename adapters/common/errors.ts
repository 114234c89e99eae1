/** Reading what was thrown: that can be anything, not only an Error. */

/** The message of an Error; anything else as a string. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The code of a system, database or Node.js error, such as "ENOENT" or "28P01"; undefined if it has none. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
