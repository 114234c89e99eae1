/** A workspace with many channels whose digests are due in the same minute, written to the tables directly. */
import { Installations } from '../../adapters/store/installations.js';
import type { Opened } from '../../adapters/store/opened.js';
import { describedPerson } from '../../src/dispatch/meet.js';
import { privateChannel } from '../../src/model/channels.js';
import { dayAt, plusDays } from '../../src/model/dates/calendar.js';
import { settingId } from '../../src/model/read-setting.js';
import { sayClock } from '../../src/model/schedule.js';
import { insert } from '../bench/seed.js';
import { installationOf } from '../support/slack/fixtures.js';

const TEAM = 'T1';
/** The workspace that is filled. */
export const WORKSPACE = `slack:${TEAM}`;
/** The id of channel number `i`. */
export const channelId = (i: number) => `C${i}`;
const base = { workspace: WORKSPACE, version: 1 };
const DAY = 86_400_000;
const ALL_DAYS = 'mon,tue,wed,thu,fri,sat,sun';

/**
 * Fills a store; more channels can be added later.
 * @param due when the digests of all channels are due: a full minute
 * @param from the number of the first channel
 */
export async function seedDigests(opened: Opened, channels: number, due: number, from = 0): Promise<void> {
  const each = <T>(make: (i: number) => T): T[] => Array.from({ length: channels }, (_, i) => make(from + i));
  if (from === 0) {
    await new Installations(opened, 'slack').save(TEAM, WORKSPACE, installationOf(TEAM), due);
    const minute = Math.floor((due % DAY) / 60_000);
    const set = { digest: `${ALL_DAYS} ${sayClock(minute)}`, 'time-zone': 'UTC' };
    await insert(
      opened,
      'setting',
      Object.entries(set).map(([key, value]) => ({
        ...base,
        id: settingId('workspace', WORKSPACE, key),
        scope: 'workspace' as const,
        target: WORKSPACE,
        key,
        value,
      })),
    );
    await insert(opened, 'person', [
      {
        ...describedPerson(WORKSPACE, { id: 'U1', name: 'Ana Silva', zone: 'UTC', admin: true, standing: 'member' }),
        ...base,
      },
    ]);
  }
  await insert(
    opened,
    'project',
    each((i) => ({
      ...base,
      id: `p${i}`,
      name: `Project ${i}`,
      key: `project-${i}`,
      description: '',
      lead: 'U1',
      archived: false,
      sample: false,
      createdAt: due - 30 * DAY,
      audience: 'auto' as const,
      reach: 'everyone' as const,
    })),
  );
  await insert(
    opened,
    'stage',
    each((i) => ({
      ...base,
      id: `s${i}`,
      project: `p${i}`,
      name: 'Data',
      key: 'data',
      position: 1,
      state: 'in_progress' as const,
      since: due - 3 * DAY,
      reason: null,
      due: null,
      owner: null,
      deputies: [],
      pass: 1,
      dropped: false,
    })),
  );
  await insert(
    opened,
    'link',
    each((i) => ({
      ...base,
      id: `${channelId(i)}:p${i}`,
      channel: channelId(i),
      project: `p${i}`,
      main: true,
      at: due - 30 * DAY,
    })),
  );
  await insert(
    opened,
    'channel',
    each((i) => ({
      ...base,
      ...privateChannel(channelId(i), `channel-${i}`),
      access: 'public' as const,
      toldAt: null,
    })),
  );
  const subject = (i: number) => `channel:${channelId(i)}`;
  await insert(
    opened,
    'alarm',
    each((i) => ({ ...base, id: `digest:${subject(i)}`, at: due, what: 'digest' as const, subject: subject(i) })),
  );
  await insert(
    opened,
    'lastDigest',
    each((i) => ({
      ...base,
      id: subject(i),
      at: due - DAY,
      day: plusDays(dayAt(due, 'UTC'), -1),
      skipped: 0,
    })),
  );
}
