/** The values of `baton check --format`. */
export const FORMATS = ['pretty', 'github', 'sarif', 'json'] as const;
/** One of `FORMATS`. */
export type Format = (typeof FORMATS)[number];
