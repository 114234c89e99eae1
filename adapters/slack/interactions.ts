/** What people do with Baton in Slack: commands, buttons and menus, forms, and the menu of a message. */
import { type CommandParts, SlackCommands } from './commands.js';
import { MessageMenu, type MessageMenuParts } from './message-menu.js';
import { Presses, type PressParts } from './presses.js';
import { Replies, type ReplyParts } from './replies.js';
import type { Routes } from './routes.js';
import { type SubmissionParts, Submissions } from './submissions.js';

type InteractionParts = CommandParts & PressParts & MessageMenuParts & SubmissionParts & ReplyParts;

/** Slack waits three seconds for an answer. */
const PATIENCE_MS = 1_800;

/** @param patienceMs how long work can take before people are told that it takes longer */
export function registerInteractions(routes: Routes, parts: InteractionParts, patienceMs = PATIENCE_MS): void {
  const replies = new Replies(parts, patienceMs);
  new SlackCommands(parts, replies).register(routes);
  new Presses(parts, replies).register(routes);
  new MessageMenu(parts, replies).register(routes);
  new Submissions(parts, replies).register(routes);
}
