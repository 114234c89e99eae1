/** The environment is not usable; the message names the variable and says what it takes. */
export class BadConfig extends Error {
  override name = 'BadConfig';
}
