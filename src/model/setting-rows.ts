/** What people have set. */
import type { Row } from './row.js';

/** What a setting applies to. */
export type Scope = 'workspace' | 'channel' | 'person';

/** A value that somebody set. The id is "scope:target:key". */
export interface Setting extends Row {
  scope: Scope;
  target: string;
  key: string;
  value: string;
}
