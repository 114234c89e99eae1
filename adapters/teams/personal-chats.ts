/** People's own conversations with Baton. */
import type { Clock } from '../../src/ports/clock.js';
import { notSent } from '../platform/answer.js';
import type { Addresses } from '../store/addresses.js';
import type { Conversation } from '../store/records.js';
import { tenantOfWorkspace } from './activity.js';
import { type Connector, stringField, type TeamsAnswer } from './connector.js';
import type { TeamsPeople } from './people.js';

interface PersonalChatParts {
  connector: Connector;
  addresses: Addresses;
  people: TeamsPeople;
  clock: Clock;
}

/** The answer for a conversation Baton knows no address of. */
export const UNKNOWN_CONVERSATION = { ok: false, status: 404, code: 'a conversation that is not known' } as const;

/** Finds or opens the conversation Baton has with one person. */
export class PersonalChats {
  constructor(private readonly parts: PersonalChatParts) {}

  /** The conversation with a person, opened if there is none yet. */
  async with(workspace: string, person: string): Promise<TeamsAnswer<Conversation>> {
    const known = await this.parts.addresses.of(workspace, person);
    return known ? { ok: true, data: known } : this.open(workspace, person);
  }

  private async open(workspace: string, person: string): Promise<TeamsAnswer<Conversation>> {
    const { addresses, connector, clock } = this.parts;
    const near = await addresses.latest(workspace);
    if (!near) return UNKNOWN_CONVERSATION;
    const { service, bot } = near;
    const body = await this.request(workspace, person, bot);
    const path = 'v3/conversations';
    const answer = await connector.call({ service, workspace, method: 'POST', path, body }, conversationId);
    // Asking again is safe: Teams answers with the same conversation each time.
    if (!answer.ok) return 'afterMs' in answer ? notSent(answer.afterMs) : answer;
    if (!answer.data) return UNKNOWN_CONVERSATION;
    const where = { id: answer.data, kind: 'personal', person, team: null, name: '' } as const;
    const opened: Conversation = { ...where, service, bot, at: clock.now() };
    await addresses.keep(workspace, opened);
    return { ok: true, data: opened };
  }

  private async request(workspace: string, person: string, bot: string): Promise<object> {
    const tenant = { id: tenantOfWorkspace(workspace) };
    const members = [{ id: await this.parts.people.teamsId(workspace, person) }];
    return { isGroup: false, bot: { id: bot }, members, tenantId: tenant.id, channelData: { tenant } };
  }
}

const conversationId = (json: unknown): string | undefined => stringField(json, 'id');
