/**
 * What a process remembers of a workspace's rows counts as long as nothing was written to their tables since. Triggers note
 * that, so that it is noticed whoever writes: an older version, another instance, or a program beside Baton.
 */
type Dialect = 'sqlite' | 'postgres';

/** Who and what there is, which changes now and then. */
const FRAME = ['person', 'forgotten', 'channel', 'member', 'place', 'setting', 'project', 'link'];
/** The work itself. PostgreSQL is asked for it each time: all instances would have to wait for one another to write it. */
const WORK = ['stage', 'task', 'offer', 'incident'];

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

/** Once for each transaction and workspace, at its very end: until then nobody else waits for the row. */
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
    if tg_op = 'DELETE' then
      update edition set token = next where workspace = own and what = tg_argv[0];
    else
      insert into edition (workspace, what, token) values (own, tg_argv[0], next)
        on conflict (workspace, what) do update set token = excluded.token;
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
export const edition = (dialect: Dialect): string[] =>
  dialect === 'sqlite'
    ? [
        TABLE,
        ...FRAME.flatMap((table) => sqliteTriggers(table, 'frame')),
        ...WORK.flatMap((table) => sqliteTriggers(table, 'work')),
        first('frame', 'hex(randomblob(12))'),
        first('work', 'hex(randomblob(12))'),
      ]
    : [
        TABLE,
        FUNCTION,
        ...FRAME.map((table) => postgresTrigger(table, 'frame')),
        first('frame', 'md5(random()::text)'),
      ];
