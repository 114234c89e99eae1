/** Links into Teams. */
import { type Activity, tenantOfWorkspace, threadRootOf } from './activity.js';
import { withoutThread } from './conversation-ids.js';

/** The address of a message (learn.microsoft.com: "deep link to a chat message"); null if the message has no id. */
export function messageLink(workspace: string, activity: Activity): string | null {
  const { id, conversation, channelData } = activity;
  if (id === undefined) return null;
  const where = encodeURIComponent(withoutThread(conversation.id));
  const address = `https://teams.microsoft.com/l/message/${where}/${encodeURIComponent(id)}`;
  const team = channelData?.team;
  if (!team) return `${address}?${new URLSearchParams({ context: JSON.stringify({ contextType: 'chat' }) })}`;
  const query = new URLSearchParams({
    tenantId: tenantOfWorkspace(workspace),
    ...(team.aadGroupId && { groupId: team.aadGroupId }),
    parentMessageId: threadRootOf(activity) ?? id,
    createdTime: id,
  });
  return `${address}?${query}`;
}
