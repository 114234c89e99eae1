/** Makes the message of a view: its card, with whatever of it depends on the workspace or the person. */
import type { Text } from '../../src/model/text.js';
import { type Button, controlsOf, type Option, type View } from '../../src/view/view.js';
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
  /** What people can ask next from their start page. */
  suggestions: readonly string[];
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
  /** Buttons below the message that write for the person. */
  suggestedActions?: { to: string[]; actions: { type: 'imBack'; title: string; value: string }[] };
  entities?: readonly object[];
  channelData?: object;
}

/** A message ready to be sent. */
export interface OutgoingMessage {
  body: MessageBody;
  /** Sent instead if Teams rejects the card. */
  words: string;
}

/** Teams shows three. */
const MOST_SUGGESTED = 3;
/**
 * Marks a message in which a language model worded something, and has Teams ask what people think of it
 * (learn.microsoft.com: "Enhance AI-generated bot messages").
 */
const REWORDED = {
  entities: [
    {
      ...{ type: 'https://schema.org/Message', '@type': 'Message', '@context': 'https://schema.org' },
      additionalType: ['AIGeneratedContent'],
    },
  ],
  channelData: { feedbackLoop: { type: 'default' } },
};

/** Longest summary, in characters. */
const SUMMARY = 200;

/** Makes cards and messages. */
export class TeamsComposer {
  constructor(private readonly parts: MessageComposerParts) {}

  /** The message of a view. `person`: whose own conversation it is for. */
  async message(workspace: string, view: View, person?: string): Promise<OutgoingMessage> {
    const card = await this.card(workspace, view, person);
    const { body, words } = withCard(card, summaryOf(view, SUMMARY), summaryOf(view));
    const suggested = view.page === 'home' && person !== undefined ? await this.suggested(workspace, person) : {};
    return { body: { ...body, ...suggested, ...(view.reworded && REWORDED) }, words };
  }

  /** Questions that people can ask next, in their own conversation: a tap asks them. */
  private async suggested(workspace: string, person: string): Promise<Pick<MessageBody, 'suggestedActions'>> {
    const to = [await this.parts.people.teamsId(workspace, person)];
    const actions = this.parts.suggestions.slice(0, MOST_SUGGESTED).map((words) => {
      return { type: 'imBack' as const, title: words, value: words };
    });
    return { suggestedActions: { to, actions } };
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
