/** The tables as Kysely sees them. The product's rows go through `schema.ts` and are untyped here. */
import type { Generated } from 'kysely';

export interface Database {
  [product: string]: Record<string, unknown>;
  /** Events handled: what comes again under one key is dropped. */
  handled: { workspace: string; key: string; at: number };
  sequence: { workspace: string; name: string; last: number };
  /** Messages to be sent, in order within a lane (a channel or a person). Sent ones are deleted. */
  outbox: {
    seq: Generated<number>;
    id: string;
    workspace: string;
    lane: string;
    message: string;
    state: string;
    attempts: number;
    dueAt: number;
    leasedUntil: number;
    why: string;
    createdAt: number;
  };
  room_message: {
    seq: Generated<number>;
    id: string;
    workspace: string;
    channel: string;
    thread: string | null;
    author: string;
    onlyFor: string | null;
    content: string;
    at: number;
    edited: number;
  };
  room_channel: { workspace: string; id: string; name: string };
}
