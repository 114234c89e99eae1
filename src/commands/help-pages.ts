/** Pages of the help that explain no command. */

/** What is kept of what people say, and for how long. */
export const PRIVACY = 'privacy';
