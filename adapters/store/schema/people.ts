/** People, where they are, what they have set, and what they last did or spoke of. */
import type { Channel, Forgotten, Person, Place, PlaceMember } from '../../../src/model/people-rows.js';
import type { Link } from '../../../src/model/project-rows.js';
import type { Setting } from '../../../src/model/setting-rows.js';
import type { Talk } from '../../../src/model/talk-rows.js';
import type { Undo } from '../../../src/model/undo-row.js';
import { flag, json, plainCodec, sealed, sealedList } from '../codecs.js';
import { type Tables, table } from './table.js';

/** Each kind of rows about people and channels as a table. */
export const PEOPLE_TABLES = {
  person: table<Person>('person', {
    name: plainCodec,
    key: plainCodec,
    firstKey: plainCodec,
    standing: plainCodec,
    zone: plainCodec,
    admin: flag,
    gone: flag,
  }),
  forgotten: table<Forgotten>('forgotten', { at: plainCodec, standing: plainCodec, name: plainCodec }),
  channel: table<Channel>('channel', {
    name: plainCodec,
    direct: flag,
    access: plainCodec,
    place: plainCodec,
    toldAt: plainCodec,
  }),
  place: table<Place>('place', { listedAt: plainCodec }),
  member: table<PlaceMember>('member', { place: plainCodec, person: plainCodec, at: plainCodec }),
  link: table<Link>('link', { channel: plainCodec, project: plainCodec, main: flag, at: plainCodec }),
  setting: table<Setting>('setting', { scope: plainCodec, target: plainCodec, key: plainCodec, value: plainCodec }),
  undo: table<Undo>('undo', { at: plainCodec, what: plainCodec, changes: plainCodec, private: flag }),
  talk: table<Talk>('talk', {
    person: plainCodec,
    channel: plainCodec,
    at: plainCodec,
    items: json,
    call: sealed,
    asked: sealed,
    offered: sealedList,
  }),
} satisfies Tables;
