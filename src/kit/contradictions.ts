/** Asking, in private, which side is right: what chat says of the deployment, or what another system says of the version. */
import { button, call, personPicker } from '../commands/calls.js';
import type { Showing } from '../commands/context.js';
import type { Project, Stage } from '../model/project-rows.js';
import type { Contradiction } from '../model/promotion-rows.js';
import type { VersionMove } from '../model/promotions.js';
import {
  type Button,
  type Call,
  controls,
  heading,
  note,
  type Picker,
  paragraph,
  type View,
  view,
} from '../view/view.js';
import { stateName } from './text.js';
import { registrySays, type VersionTelling, versionEvidence } from './version-text.js';

/** A contradiction with both of its sides. */
interface BothSides {
  contradiction: Pick<Contradiction, 'id' | 'is'>;
  project: Pick<Project, 'id' | 'name'>;
  stage: Stage;
  move: VersionMove;
}

/** The question: both sides, and a button for each. */
export function questionView(telling: VersionTelling, sides: BothSides): View {
  const { say } = telling;
  const { contradiction, project, stage, move } = sides;
  const isLive = contradiction.is === 'live';
  const words = { stage: stage.name, project: project.name, state: stateName(telling, stage.state) };
  const evidence = versionEvidence(telling, move.entry);
  return view(
    heading(say(isLive ? 'contradiction-ask-live' : 'contradiction-ask-gone', words)),
    paragraph(registrySays(telling, move)),
    paragraph(say('contradiction-chat', words)),
    evidence && note(evidence),
    controls(...sideControls(telling, sides)),
    note(say(isLive ? 'contradiction-why-live' : 'contradiction-why-gone')),
  );
}

/** A button for each side, and for a live version who put it there. @param after what the message shows after a press */
export function sideControls(
  { label }: Pick<Showing, 'label'>,
  { contradiction, project, stage, move }: BothSides,
  after?: Call,
): (Button | Picker)[] {
  const isLive = contradiction.is === 'live';
  // A press on a question about an older version is noticed.
  const more = { seen: move.entry.id, ...(after && { after }) };
  const about = { about: contradiction.id, stage: stage.id, project: project.id };
  const registry = call('promotion settle', { ...about, side: 'registry' }, more);
  const chat = call('promotion settle', { ...about, side: 'chat' }, more);
  // Who moved it is asked only if the sender does not say.
  const isUnknown = isLive && !move.entry.actor && move.by === null;
  return [
    button(label(isLive ? 'button-it-is-live' : 'button-reopen-stage'), registry, { style: 'primary' }),
    button(label(isLive ? 'button-not-yet' : 'button-still-done'), chat),
    ...(isUnknown && !after ? [personPicker(label('pick-mover-live'), registry, 'person')] : []),
  ];
}
