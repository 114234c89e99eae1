/**
 * What a process remembers of a workspace's rows counts as long as nothing was written to their tables since. Triggers note
 * that, so that it is noticed whoever writes: an older version, another instance, or a program beside Baton.
 */
type Dialect = 'sqlite' | 'postgres';

/** Who and what there is, which changes now and then. */
const FRAME = ['person', 'forgotten', 'channel', 'setting', 'project', 'link'];
/** Who is where, which is learnt whenever somebody speaks somewhere for the first time. */
const PLACES = ['member', 'place'];
/** The work itself: what is written to one table says nothing of the others. */
const WORK = ['stage', 'task', 'offer', 'incident'];

/** The tables of each edition. */
const EDITIONS: readonly (readonly [what: string, tables: readonly string[]])[] = [
  ['frame', FRAME],
  ['places', PLACES],
  ...WORK.map((table) => [table, [table]] as const),
];

const TABLE = `create table edition (workspace text not null, what text not null, token text not null, primary key (workspace, what))`;

const EVENTS = ['insert', 'update', 'delete'] as const;

/** What is deleted makes no first edition: a workspace that was erased leaves nothing behind. */
const sqliteChange = (event: (typeof EVENTS)[number], what: string): string =>
  event === 'delete'
    ? `update edition set token = hex(randomblob(12)) where workspace = old.workspace and what = '${what}'`
    : `insert into edition (workspace, what, token) values (new.workspace, '${what}', hex(randomblob(12)))
        on conflict (workspace, what) do update set token = excluded.token`;

/** SQLite has one writer at a time, so each row that is written may write this one too. */
const sqliteTriggers = (table: string, what: string): string[] =>
  EVENTS.map(
    (event) =>
      `create trigger ${table}_edition_${event} after ${event} on ${table} begin ${sqliteChange(event, what)}; end`,
  );

/** Whoever comes first brings all editions along: what nobody has written to yet is known, too. */
const SQLITE_BEGIN = `create trigger edition_begin after insert on person
  when not exists (select 1 from edition where workspace = new.workspace and what = '${WORK.at(-1)}')
  begin ${EDITIONS.map(
    ([what]) => `insert into edition (workspace, what, token) values (new.workspace, '${what}', hex(randomblob(12)))
      on conflict (workspace, what) do nothing`,
  ).join(';')}; end`;

/**
 * Once for each transaction, workspace and edition, at the very end of the transaction: until then nobody waits for it. The lock
 * keeps two that make the same editions in another order from waiting for each other.
 */
const FUNCTION = `create function new_edition() returns trigger language plpgsql as $$
  declare
    own text := case when tg_op = 'DELETE' then old.workspace else new.workspace end;
    done text := tg_argv[0] || ':' || own;
    next text := md5(random()::text || clock_timestamp()::text);
  begin
    if current_setting('baton.edition', true) is not distinct from done then
      return null;
    end if;
    perform set_config('baton.edition', done, true);
    perform pg_advisory_xact_lock(hashtext('edition of ' || own));
    if tg_op = 'DELETE' then
      update edition set token = next where workspace = own and what = tg_argv[0];
    else
      insert into edition (workspace, what, token) values (own, tg_argv[0], next)
        on conflict (workspace, what) do update set token = excluded.token;
    end if;
    if tg_argv[0] = 'frame' and tg_op <> 'DELETE' then
      insert into edition (workspace, what, token)
        select own, one, next from unnest(array[${EDITIONS.map(([what]) => `'${what}'`).join(', ')}]) as one
        on conflict (workspace, what) do nothing;
    end if;
    return null;
  end $$`;

const postgresTrigger = (table: string, what: string): string =>
  `create constraint trigger ${table}_edition after insert or update or delete on ${table}
    deferrable initially deferred for each row execute function new_edition('${what}')`;

/** Workspaces that are there already begin with a first edition. */
const first = (what: string, token: string): string =>
  `insert into edition (workspace, what, token) select workspace, '${what}', ${token} from (select distinct workspace from person) as known`;

/** Editions, and the triggers that make new ones. */
export const edition = (dialect: Dialect): string[] => [
  TABLE,
  dialect === 'postgres' ? FUNCTION : SQLITE_BEGIN,
  ...EDITIONS.flatMap(([what, tables]) => [
    ...tables.flatMap((table) => (dialect === 'sqlite' ? sqliteTriggers(table, what) : [postgresTrigger(table, what)])),
    first(what, dialect === 'sqlite' ? 'hex(randomblob(12))' : 'md5(random()::text)'),
  ]),
];
