/** An exported conversation, whatever it was exported from. */
import type { z } from 'zod';
import type { Mention, Origin } from '../../src/ports/events.js';

/** The export cannot be read; the message says what was expected. */
export class BadExport extends Error {
  override name = 'BadExport';
}

type ExportedPerson = Origin['person'];

/** What one person wrote. */
export interface ExportedMessage {
  id: string;
  channel: string;
  /** Id of the message that began the thread; null outside threads. */
  thread: string | null;
  person: ExportedPerson;
  text: string;
  mentions: Mention[];
  /** Epoch milliseconds. */
  at: number;
  reactions: { emoji: string; by: ExportedPerson }[];
}

/** All messages of an export, the oldest first. */
export interface ChatExport {
  messages: ExportedMessage[];
  /** False if the file has no times: messages are then ten minutes apart, and days mean nothing. */
  timed: boolean;
}

/**
 * Checks a part of an export.
 * @param where what the error begins with, such as a file name
 * @throws BadExport naming the first field that is wrong
 */
export function checkPart<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new BadExport(`${where}: ${issue?.path.join('.')} ${issue?.message ?? ''}`.trim());
}
