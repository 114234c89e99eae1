/** Something that whoever runs Baton can correct. The message says what and how: it is printed without a stack. */
export class OperatorError extends Error {
  override name = 'OperatorError';
}
