/** Identifiers of rows, messages and events. */
import { v7 } from 'uuid';

/** A UUID version 7: such ids sort by the time they were made. */
export const newId = (): string => v7();
