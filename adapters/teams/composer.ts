/** Makes the message of a view: its card, with whatever of it depends on the workspace or the person. */
import type { Text } from '../../src/model/text.js';
import { type Button, controlsOf, type Option, type View } from '../../src/view.js';
import { type AdaptiveCard, attachmentOf, type CardAttachment } from './cards.js';
import type { TeamsPeople } from './people.js';
import { renderCard, summaryOf } from './render.js';
import type { CardWords, RenderOptions } from './render-options.js';

interface MessageComposerParts {
  people: TeamsPeople;
  words: CardWords;
  opensDialog(button: Button): boolean;
  /** Whether people are chosen from the directory. */
  directory: boolean;
  /** The line on when Baton last heard something, for start pages. */
  heard(workspace: string): Promise<Text>;
  /** People to choose from where the directory cannot be searched. */
  choices(workspace: string): Promise<Option[]>;
}

/** A message activity without its addresses. */
export interface MessageBody {
  type: 'message';
  /** What a notification shows. */
  summary?: string;
  attachments?: CardAttachment[];
  text?: string;
  textFormat?: 'plain';
  /** Set on a targeted message: the one person who sees it. */
  recipient?: { id: string };
}

/** A message ready to be sent. */
export interface OutgoingMessage {
  body: MessageBody;
  /** Sent instead if Teams rejects the card. */
  words: string;
}

/** Longest summary, in characters. */
const SUMMARY = 200;

/** Makes cards and messages. */
export class TeamsComposer {
  constructor(private readonly parts: MessageComposerParts) {}

  /** The message of a view. `person`: whose own conversation it is for. */
  async message(workspace: string, view: View, person?: string): Promise<OutgoingMessage> {
    return withCard(await this.card(workspace, view, person), summaryOf(view, SUMMARY), summaryOf(view));
  }

  /** The card of a view. `person`: whose own conversation it is for. */
  async card(workspace: string, view: View, person?: string): Promise<AdaptiveCard> {
    const { words, opensDialog, directory, choices } = this.parts;
    const people = asksForPeople(view) ? await choices(workspace) : [];
    const options: RenderOptions = { surface: 'message', words, opensDialog, people, directory };
    return view.page === 'home' ? this.startPage(workspace, view, options, person) : renderCard(view, options);
  }

  private async startPage(workspace: string, view: View, options: RenderOptions, person?: string) {
    const viewer = person === undefined ? undefined : await this.parts.people.teamsId(workspace, person);
    const note = { block: 'note' as const, text: await this.parts.heard(workspace) };
    return renderCard({ ...view, blocks: [...view.blocks, note] }, { ...options, viewer });
  }
}

/** A message that is a card. `words`: sent instead if Teams rejects the card. */
export function withCard(card: AdaptiveCard, summary: string, words: string): OutgoingMessage {
  return { body: { type: 'message', summary, attachments: [attachmentOf(card)] }, words };
}

/** A message of plain words. */
export const plainMessage = (words: string): OutgoingMessage => ({ body: { type: 'message', text: words }, words });

const asksForPeople = (view: View): boolean =>
  controlsOf(view).some((control) => control.control === 'picker' && control.of === 'people');
