/** Which platform delivers a message. */
import type { Chat } from '../../src/ports/chat.js';

/** Messages of a platform that is not set up here wait, in ms: another start may have it. */
const NOT_CONNECTED_MS = 600_000;

/**
 * A chat that hands each message to the platform that its workspace's id begins with ("slack:T1").
 * @param platforms by the beginning of the id; undefined if not set up
 * @param playground for workspaces whose id names no platform
 */
export function byPlatform(platforms: Record<string, Chat | undefined>, playground: Chat): Chat {
  return {
    deliver: async (workspace, message, doubtSince, mayCall) => {
      const [platform = '', rest] = workspace.split(':', 2);
      const chat = rest === undefined ? playground : platforms[platform];
      if (chat) return chat.deliver(workspace, message, doubtSince, mayCall);
      return { result: 'later', afterMs: NOT_CONNECTED_MS, why: 'not connected', unused: true };
    },
  };
}
