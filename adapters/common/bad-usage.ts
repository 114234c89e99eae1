/** The command line is wrong; the message says what to write instead. It is printed without a stack. */
export class BadUsage extends Error {
  override name = 'BadUsage';
}
