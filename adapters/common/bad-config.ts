import { OperatorError } from './operator-error.js';

/** The environment is not usable; the message names the variable and says what it takes. */
export class BadConfig extends OperatorError {
  override name = 'BadConfig';
}
