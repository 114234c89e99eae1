/** Ids of the cast, of channels and of Baton, as the fake Teams has them. */
import { CAST } from '../kit.js';

/** Baton's account. */
export const BOT = '28:baton';
/** The address of the connector. */
export const SERVICE = 'http://connector.test/teams/';

/** A person's id in the directory: "u1" for Ana. */
export const objectIdOf = (who: string): string => (CAST[who]?.id ?? who).toLowerCase();

/** Teams' own id of a person: "29:u1" for Ana. */
export const teamsIdOf = (who: string): string => `29:${objectIdOf(who)}`;

/** The id of a channel by its name. */
export const channelIdOf = (tenant: string, name: string): string =>
  `19:${tenant}:${name.replace(/\W/g, '')}@thread.tacv2`;

/** The id of the team that the channels belong to: that of its first channel. */
export const teamIdOf = (tenant: string): string => channelIdOf(tenant, 'general');

/** The id of somebody's own conversation with Baton, by Teams' id of the person. */
export const personalChatId = (tenant: string, teamsId: string): string => `a:${tenant}:${teamsId}`;

/** Whether a conversation is somebody's own with Baton. */
export const isPersonalChat = (conversation: string): boolean => conversation.startsWith('a:');
