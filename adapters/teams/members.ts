/** Members of conversations, as Teams lists them. */
import { isObject } from '../platform/json.js';
import type { Conversation } from '../store/records.js';
import { isBot } from './activity.js';
import { type Connector, stringField } from './connector.js';

/** A person in a conversation. */
export interface Member {
  /** Teams' own id, "29:…". */
  id: string;
  /** The person's id in the directory. */
  objectId: string | undefined;
  name: string | undefined;
  /** In lower case: "user", "owner", "guest", "anonymous". */
  role: string | undefined;
  /** The name by which they sign in. */
  principal: string | undefined;
  /** The tenant of their account, in lower case. */
  tenant: string | undefined;
}

/** A conversation that can be asked about its members. A team goes by the id of its first channel. */
export type ConversationAddress = Pick<Conversation, 'id' | 'service'>;

/** Members a page. */
const MEMBERS_A_PAGE = 500;
/** No conversation has more pages: Teams has a limit of 25,000 members a team, and gives at least 50 a page. */
const MOST_MEMBER_PAGES = 500;

/** Asks Teams who is in a conversation. */
export class Members {
  constructor(private readonly connector: Connector) {}

  /** A member by Teams' own id or that of the directory; undefined if Teams does not say. */
  async find(workspace: string, conversation: ConversationAddress, person: string): Promise<Member | undefined> {
    const path = `${pathOf(conversation)}/members/${encodeURIComponent(person)}`;
    const request = { service: conversation.service, workspace, method: 'GET', path } as const;
    const answer = await this.connector.call(request, parseMember);
    return answer.ok ? answer.data : undefined;
  }

  /**
   * All people in a conversation, page by page.
   * @returns whether that were all; false if Teams has stopped answering
   */
  async list(
    workspace: string,
    conversation: ConversationAddress,
    onPage: (people: Member[]) => Promise<void>,
  ): Promise<boolean> {
    const { service } = conversation;
    let token = '';
    for (let page = 0; page < MOST_MEMBER_PAGES; page += 1) {
      const query = `pageSize=${MEMBERS_A_PAGE}${token && `&continuationToken=${encodeURIComponent(token)}`}`;
      const path = `${pathOf(conversation)}/pagedmembers?${query}`;
      const answer = await this.connector.call({ service, workspace, method: 'GET', path }, parsePage);
      if (!answer.ok) return false;
      await onPage(answer.data.members.filter(({ id }) => !isBot(id)));
      token = answer.data.continuationToken;
      if (token === '') return true;
    }
    return false;
  }
}

const pathOf = ({ id }: ConversationAddress): string => `v3/conversations/${encodeURIComponent(id)}`;

function parseMember(json: unknown): Member | undefined {
  const id = stringField(json, 'id');
  if (!id) return undefined;
  const given = [stringField(json, 'givenName'), stringField(json, 'surname')].filter(Boolean).join(' ');
  const objectId = stringField(json, 'aadObjectId') ?? stringField(json, 'objectId');
  return {
    ...{ id, objectId, name: stringField(json, 'name') || given || undefined },
    role: stringField(json, 'userRole')?.toLowerCase(),
    principal: stringField(json, 'userPrincipalName'),
    tenant: stringField(json, 'tenantId')?.toLowerCase() || undefined,
  };
}

function parsePage(json: unknown): { members: Member[]; continuationToken: string } {
  const members = isObject(json) && Array.isArray(json.members) ? json.members : [];
  return {
    members: members.flatMap((one) => parseMember(one) ?? []),
    continuationToken: stringField(json, 'continuationToken') ?? '',
  };
}
