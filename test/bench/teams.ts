/**
 * Teams' activities under load, beside a botbuilder app that does nothing: messages of channels of which two in a hundred are
 * unclear work, and commands. Requests are not checked on either side: the check is botbuilder's own on both.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Place } from '../support/places.js';
import { child, compare, request, type Share } from './load.js';

export const CHANNELS = 50;
export const PEOPLE = 100;
/** Teams allows thirty requests a second for each tenant. */
export const TENANTS = 25;
const PACE = 300;
/** The least share of the trivial app's throughput. */
const SHARE = 0.7;

export const tenantOf = (channel: number): string => `tenant-${channel % TENANTS}`;
export const channelOf = (channel: number): string => `19:channel${channel}@thread.tacv2`;
export const personOf = (i: number): string => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;

const IDLE = [
  'lol',
  'thanks, that works now',
  'has anybody seen the error in the log? it says connection reset by peer',
  'the build is red again, looks like the mirror is down',
  'see https://example.org/issues/12 for the details',
  'you need a GPU to run it, and the drivers have to match',
];

let n = 0;

/** An activity of about 1,200 bytes, as Teams sends it. */
function activity(service: string, said: (n: number) => { text: string; entities?: object[] }): string {
  n += 1;
  const channel = n % CHANNELS;
  const id = String(Date.now() * 1_000 + (n % 1_000));
  const tenant = { id: tenantOf(channel) };
  const now = new Date().toISOString();
  const { text, entities = [] } = said(n);
  const body = JSON.stringify({
    ...{
      type: 'message',
      id,
      text,
      textFormat: 'plain',
      timestamp: now,
      localTimestamp: now,
      localTimezone: 'Europe/Lisbon',
    },
    ...{ channelId: 'msteams', serviceUrl: service, locale: 'en-US' },
    attachments: [{ contentType: 'text/html', content: `<div><div>${text}</div></div>` }],
    from: { id: `29:${personOf(n % PEOPLE)}`, name: `Person ${n % PEOPLE}`, aadObjectId: personOf(n % PEOPLE) },
    recipient: { id: '28:baton', name: 'Baton' },
    conversation: {
      ...{
        isGroup: true,
        conversationType: 'channel',
        tenantId: tenant.id,
        id: `${channelOf(channel)};messageid=${id}`,
      },
    },
    channelData: {
      ...{ teamsChannelId: channelOf(channel), teamsTeamId: '19:team', tenant },
      ...{ channel: { id: channelOf(channel), name: `channel-${channel}` }, team: { id: '19:team' } },
    },
    entities: [
      ...entities,
      { type: 'clientInfo', locale: 'en-US', country: 'PT', platform: 'Mac', timezone: 'Europe/Lisbon' },
    ],
  });
  return request('/api/messages', { 'content-type': 'application/json; charset=utf-8' }, body);
}

const idle = (i: number) => ({
  text: i % 50 === 0 ? `Someone should fix the ETL job number ${i} by Friday.` : (IDLE[i % IDLE.length] ?? ''),
});
const command = () => ({
  text: '<at>Baton</at> task list mine',
  entities: [{ type: 'mention', text: '<at>Baton</at>', mentioned: { id: '28:baton', name: 'Baton' } }],
});

/** Both kinds of load on both programs, alternating. */
export async function teamsLoad(place: Place): Promise<Share[]> {
  let sent = 0;
  const connector = createServer((message, response) => {
    message.resume();
    message.on('end', () => {
      sent += 1;
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ id: String(sent) }));
    });
  });
  await new Promise<void>((resolve) => connector.listen(0, '127.0.0.1', resolve));
  const service = `http://127.0.0.1:${(connector.address() as AddressInfo).port}/`;
  const trivial = await child('teams-trivial.js', [], {});
  const baton = await child('teams-baton.js', [], place.env);
  try {
    return await compare(trivial, baton, [
      { what: 'messages, 2 % unclear', make: () => activity(service, idle), rate: PACE, bound: SHARE },
      { what: 'commands (task list mine)', make: () => activity(service, command), rate: 50 },
    ]);
  } finally {
    trivial.process.kill();
    baton.process.kill();
    connector.closeAllConnections();
    connector.close();
  }
}
