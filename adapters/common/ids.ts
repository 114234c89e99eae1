/** Ids that sort by the time they were made. */
import { v7 } from 'uuid';

export const newId = () => v7();
