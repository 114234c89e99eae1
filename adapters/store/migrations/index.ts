/**
 * The migrations, one file each, in the order in which they are applied. One that has been released never changes. A new one
 * only adds, so that an older instance can work with the same database.
 */
import { type Kysely, type Migration, sql } from 'kysely';
import { PRODUCT } from './001-product.js';
import { PLAYGROUND } from './002-playground.js';
import { NUDGES } from './003-nudges.js';
import { PLATFORMS } from './004-platforms.js';
import { CONVERSATIONS } from './005-conversations.js';
import { DIGESTS } from './006-digests.js';
import { UNCONFIRMED } from './007-unconfirmed.js';
import { ACCESS } from './008-access.js';
import { COMPANY } from './009-company.js';
import { TALK } from './009-talk.js';
import { TOLD } from './010-told.js';
import { FENCE } from './011-fence.js';
import { AUDIT } from './012-audit.js';
import { CHRONICLES } from './013-chronicles.js';
import { SIGNALS } from './014-signals.js';
import { INCIDENTS } from './015-incidents.js';
import { PROMOTIONS } from './016-promotions.js';
import { THREADS } from './017-threads.js';
import { edition } from './018-edition.js';
import { PAUSES } from './019-pause.js';

type Dialect = 'sqlite' | 'postgres';

/** What the statements write as SERIAL: a number that the database counts up. */
const SERIAL: Record<Dialect, string> = {
  sqlite: 'integer primary key autoincrement',
  postgres: 'bigserial primary key',
};

const migration = (statements: readonly string[], dialect: Dialect): Migration => ({
  up: async (db: Kysely<unknown>) => {
    // PostgreSQL alters no table of which triggers are still to come, as those of `edition` are after an update.
    if (dialect === 'postgres') await sql.raw('set constraints all immediate').execute(db);
    for (const statement of statements) await sql.raw(statement.replace('SERIAL', SERIAL[dialect])).execute(db);
  },
});

/** All migrations by name, for one kind of database. */
export const migrations = (dialect: Dialect): Record<string, Migration> => ({
  '001-product': migration(PRODUCT, dialect),
  '002-playground': migration(PLAYGROUND, dialect),
  '003-nudges': migration(NUDGES, dialect),
  '004-platforms': migration(PLATFORMS, dialect),
  '005-conversations': migration(CONVERSATIONS, dialect),
  '006-digests': migration(DIGESTS, dialect),
  '007-unconfirmed': migration(UNCONFIRMED, dialect),
  '008-access': migration(ACCESS, dialect),
  '009-company': migration(COMPANY, dialect),
  '009-talk': migration(TALK, dialect),
  '010-told': migration(TOLD, dialect),
  '011-fence': migration(FENCE, dialect),
  '012-audit': migration(AUDIT, dialect),
  '013-chronicles': migration(CHRONICLES, dialect),
  '014-signals': migration(SIGNALS, dialect),
  '015-incidents': migration(INCIDENTS, dialect),
  '016-promotions': migration(PROMOTIONS, dialect),
  '017-threads': migration(THREADS, dialect),
  '018-edition': migration(edition(dialect), dialect),
  '019-pause': migration(PAUSES, dialect),
});
