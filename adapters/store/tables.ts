/** The tables as Kysely sees them. */
import type { Generated } from 'kysely';
import type { Conversation, Front } from './records.js';

/** A value as the database has it. */
export type Stored = string | number | null;

/** Tables whose names and columns only the program knows, not the compiler: those of the product's rows, see `schema/`. */
export type LooseTables = Record<string, Record<string, Stored>>;

/** The tables that the compiler knows: those around the product's rows. */
export interface Database {
  /** Keys of the events handled: an event that comes again with the same key is dropped. */
  handled: { workspace: string; key: string; at: number };
  /** A token that is another after each change of certain tables in a workspace: see `known.ts`. */
  edition: { workspace: string; what: string; token: string };
  /** The last number given out, by sequence. */
  sequence: { workspace: string; name: string; last: number };
  /** Messages to be sent, in order within a lane: a channel or a person. Sent ones are deleted, or kept while they hold up their lane. */
  outbox: {
    seq: Generated<number>;
    id: string;
    workspace: string;
    lane: string;
    message: string;
    state: 'waiting' | 'sent' | 'failed';
    attempts: number;
    dueAt: number;
    leasedUntil: number;
    why: string;
    /** 0 or 1. */
    unconfirmed: Generated<number>;
    /** Grows with each lease. */
    fence: Generated<number>;
    createdAt: number;
  };
  /** The columns of alarms that the store itself uses; the others are the product's. */
  alarm: { workspace: string; id: string; version: number; at: number; what: string; leasedUntil: number };
  installation: {
    platform: string;
    id: string;
    workspace: string;
    data: string | null;
    installedAt: number;
    endedAt: number | null;
    heardAt: number;
    /** Where the list of its people goes on; null if none has broken off. */
    listCursor: Generated<string | null>;
    /** When that list last went on; 0 if nobody is at it. */
    listedAt: Generated<number>;
  };
  sent: { workspace: string; id: string; place: string; message: string; at: number; belongs: string | null };
  front: { workspace: string; person: string; place: string; at: number; shows: Front['shows']; hash: string };
  conversation: {
    workspace: string;
    id: string;
    kind: Conversation['kind'];
    person: string | null;
    team: string | null;
    name: string;
    service: string;
    bot: string;
    at: number;
  };
  alias: { workspace: string; id: string; person: string };
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
  room_reaction: { workspace: string; message: string; channel: string; person: string; emoji: string };
  room_channel: { workspace: string; id: string; name: string; access: Generated<'public' | 'private'> };
  room_person: { workspace: string; id: string; name: string; zone: string; standing: string };
  room_member: { workspace: string; channel: string; person: string };
}
