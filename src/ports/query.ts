/** What is asked of rows. */

/**
 * Conditions on a row's fields: a value, one of several, none of several, bounds, for a list the value that it has, or for a
 * text all that it contains. `above` includes the bound, `below` does not.
 */
export type Where<R> = {
  [F in keyof R]?:
    | R[F]
    | readonly R[F][]
    | { below: R[F]; above?: R[F] }
    | { above: R[F]; below?: R[F] }
    | { except: readonly R[F][] }
    | (R[F] extends readonly (infer V)[] ? { has: V } : never)
    | (R[F] extends string ? { contains: readonly string[] } : never);
};

/** The fields of a row that hold a text or null. */
export type TextField<R> = { [F in keyof R]: R[F] extends string | null ? F : never }[keyof R] & string;

/** Which rows, in which order, and how many. */
export interface Query<R> {
  where?: Where<R>;
  /** Besides `where`, at least one of these holds. */
  any?: readonly Where<R>[];
  /** Field names; a leading `-` sorts in descending order. */
  order?: readonly ((keyof R & string) | `-${keyof R & string}`)[];
  limit?: number;
  offset?: number;
}
