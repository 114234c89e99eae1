/** Connects the platforms that are set up. Each is loaded only then: Bolt takes 0.3 s to load, botbuilder 0.5 s. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { opensForm } from '../../src/features/index.js';
import type { Slack } from '../slack/index.js';
import type { Teams } from '../teams/index.js';
import type { Config } from './config.js';
import type { RuntimeParts } from './parts.js';

/** The platforms; undefined if not set up. */
export interface Platforms {
  slack: Slack | undefined;
  teams: Teams | undefined;
}

/** Loads and connects the platforms. @throws CannotConnect if Slack refuses the tokens */
export async function connectPlatforms({ slack, teams }: Config, parts: RuntimeParts): Promise<Platforms> {
  const connected = {
    slack: slack && (await (await import('../slack/index.js')).Slack.make({ ...parts, settings: slack })),
    teams:
      teams &&
      (await (await import('../teams/index.js')).Teams.make({ ...parts, ...teamsParts(parts), settings: teams })),
  };
  if (connected.slack) parts.places.add('slack', connected.slack.places);
  if (connected.teams) parts.places.add('teams', connected.teams.places);
  return connected;
}

const teamsParts = ({ metrics }: RuntimeParts) => ({
  opensForm,
  turnedAway: () => metrics.turnedAway(),
  feedback: (reaction: 'like' | 'dislike') => metrics.feedback(reaction),
});

/** Lets the platforms answer a request. @returns false if it is for none of them */
export const handledByPlatform = (
  { slack, teams }: Platforms,
  request: IncomingMessage,
  response: ServerResponse,
): boolean => slack?.handle(request, response) || teams?.handle(request, response) || false;
