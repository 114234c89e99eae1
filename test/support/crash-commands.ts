/** The crash test's stream of commands, the same in parent and child: number 1 makes the project, every other one a task. */
import type { Inbound } from '../../src/ports/events.js';

export const command = (i: number): Inbound => ({
  workspace: 'W1',
  key: `event-${i}`,
  channel: { id: 'C1', name: 'churn', direct: false, access: 'public' as const, place: 'C1' },
  thread: null,
  person: { id: 'U1', name: 'Ana', zone: 'UTC', admin: true, standing: 'member' as const },
  type: 'command',
  text: i === 1 ? 'new Churn' : `task add t${i} in data due:friday`,
  mentions: [],
});
