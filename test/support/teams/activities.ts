/** Pieces of activities as Teams writes them. */
import { CAST } from '../kit.js';
import { BOT, channelIdOf, objectIdOf, personalChatId, teamIdOf, teamsIdOf } from './ids.js';

/** The mention of Baton. */
export const BATON_MENTION = { type: 'mention', text: '<at>Baton</at>', mentioned: { id: BOT, name: 'Baton' } };

/** A text with people of the cast mentioned as "@bo", in Teams' markup. */
export function markMentions(text: string): { text: string; entities: object[] } {
  const entities: object[] = [];
  const marked = text.replace(/@([a-z]+)/g, (word, who: string) => {
    const { name } = CAST[who] ?? {};
    if (!name) return word;
    entities.push({ type: 'mention', text: `<at>${name}</at>`, mentioned: { id: teamsIdOf(who), name } });
    return `<at>${name}</at>`;
  });
  return { text: marked, entities };
}

/** The account of somebody. */
export const accountOf = (who: string) => ({
  id: teamsIdOf(who),
  name: CAST[who]?.name ?? who,
  aadObjectId: objectIdOf(who),
});

/** A channel or one of its threads; `direct` is somebody's own conversation with Baton. */
export function conversationOf(tenantId: string, who: string, channel: string, root?: string): object {
  if (channel === 'direct')
    return { id: personalChatId(tenantId, teamsIdOf(who)), conversationType: 'personal', tenantId };
  const id = `${channelIdOf(tenantId, channel)}${root ? `;messageid=${root}` : ''}`;
  return { id, conversationType: 'channel', tenantId, isGroup: true };
}

/** What Teams says about the place of an activity. */
export const channelDataOf = (tenant: string, channel: string, more: object = {}) => ({
  tenant: { id: tenant },
  ...(channel !== 'direct' && {
    team: { id: teamIdOf(tenant) },
    channel: { id: channelIdOf(tenant, channel), name: channel, type: 'standard' },
  }),
  ...more,
});
