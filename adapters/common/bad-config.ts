/** The environment is not usable; the message says which variable, and what it takes. */
export class BadConfig extends Error {
  override name = 'BadConfig';
}
