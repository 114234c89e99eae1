import type { Span, Text } from '../model/text.js';

/** The wording for an id from `prompts/`. @throws Error if the wording or one of its arguments is missing */
export type Say = (id: string, args?: Record<string, string | number | Span | Text>) => Text;
