/** Dialogs that are opened and sent, and the menu of a message, which opens one. */
import { z } from 'zod';
import { flat } from '../../src/model/text.js';
import type { Handled } from '../../src/ports/events.js';
import type { Say } from '../../src/ports/say.js';
import { beforeDeadline } from '../platform/deadline.js';
import type { Activity } from './activity.js';
import { wordsOfCards } from './card-words.js';
import type { TeamsConversations } from './conversations.js';
import { dialogAnswer, lineDialog, viewDialog } from './dialogs.js';
import { htmlToText } from './html.js';
import type { InvokeAnswer } from './invoke-answers.js';
import { MESSAGE_MENU, type MenuId } from './menus.js';
import type { PressForms } from './press-forms.js';
import { lineFor, type PressHandler, type TroubleWording } from './press-handler.js';
import { PATIENCE_MS, type Press, type PressReader, type PressVia } from './presses.js';
import type { CardWords } from './render-options.js';

/** What dialogs need. */
export interface DialogPressParts {
  reader: PressReader;
  handler: PressHandler;
  forms: PressForms;
  conversations: TeamsConversations;
  /** Makes people known, so that they can be chosen. */
  introduce(workspace: string, people: readonly { id: string; name?: string | undefined }[]): Promise<void>;
  say: Say;
  /** Says that something has failed in the conversation in which somebody acted. */
  sorry(workspace: string, activity: Activity, id: TroubleWording): Promise<void>;
  words: CardWords;
  /** Whether people are chosen from the directory. */
  directory: boolean;
}

/** The value of a `task/fetch` or `task/submit`. */
const taskSchema = z.object({ data: z.unknown().optional() });

/** Somebody mentioned in the message, by the directory's id. */
const menuMention = z.object({
  mentioned: z.object({
    user: z.object({ id: z.string().min(1).max(200), displayName: z.string().max(200).optional() }),
  }),
});

/** The value of a `composeExtension/fetchTask` from the menu of a message. */
const menuSchema = z.object({
  commandId: z.string().max(100),
  messagePayload: z.object({
    id: z.string().max(600).optional().catch(undefined),
    /** The first message of its thread. */
    replyToId: z.string().max(600).nullish().catch(undefined),
    body: z.object({ content: z.string().max(400_000), contentType: z.string().optional() }),
    linkToMessage: z.string().max(2_000).optional().catch(undefined),
    attachments: z
      .array(z.object({ contentType: z.string(), content: z.unknown() }))
      .optional()
      .catch(undefined),
    mentions: z.array(menuMention).optional().catch(undefined),
  }),
});

/** Longest message that is read, in characters. */
const LONGEST_MENU_TEXT = 12_000;

/** People mentioned in a message who are made known, so that a task of it can be offered to them. */
const MOST_MENTIONED = 10;

/** Answers in dialogs. */
export class DialogPresses {
  constructor(private readonly parts: DialogPressParts) {}

  /** Answers a dialog that opens or is sent. */
  async answer(workspace: string, key: string, activity: Activity): Promise<InvokeAnswer> {
    const data = taskSchema.safeParse(activity.value).data?.data;
    const press = await this.parts.reader.read(workspace, key, activity, data, 'dialog');
    if (!press) return this.line('teams-choose-first');
    return this.carriedOut(activity, press, press.data.isForm ? 'form' : 'button');
  }

  /** Answers a choice from the menu of a message. */
  async menu(workspace: string, key: string, activity: Activity): Promise<InvokeAnswer> {
    const { data: menu } = menuSchema.safeParse(activity.value);
    const command = menu && menuCommand(menu.commandId);
    if (!command) return this.line('teams-not-read');
    const { linkToMessage: link, mentions = [] } = menu.messagePayload;
    const text = menuText(menu.messagePayload).slice(0, LONGEST_MENU_TEXT);
    const named = mentions.map(({ mentioned }) => ({
      id: mentioned.user.id.toLowerCase(),
      name: mentioned.user.displayName,
    }));
    await beforeDeadline(this.parts.introduce(workspace, named.slice(0, MOST_MENTIONED)), PATIENCE_MS);
    const finding = this.parts.conversations.origin(workspace, key, activity, 'dialog');
    const origin = await beforeDeadline(finding, PATIENCE_MS);
    const thread = origin?.thread ?? menu.messagePayload.replyToId ?? menu.messagePayload.id;
    const call = { command, args: { text, ...(link && { link }), ...(thread && { thread }) } };
    const data = { call, at: undefined, people: [], filled: [], isForm: false };
    return this.carriedOut(activity, { workspace, key, origin, data, message: null, belonging: undefined }, 'button');
  }

  /** A dialog with one line. */
  line(id: string): InvokeAnswer {
    return this.textLine(this.word(id));
  }

  private carriedOut(activity: Activity, press: Press, via: PressVia): Promise<InvokeAnswer> {
    return this.parts.handler.answer(press, via, {
      done: (handled) => this.done(press, via, handled),
      line: (id) => this.line(id),
      sorry: (id) => this.parts.sorry(press.workspace, activity, id),
    });
  }

  /** What comes of it, in the dialog. A form with nothing more to say closes it. */
  private async done(press: Press, via: PressVia, handled: Handled): Promise<InvokeAnswer> {
    const { form, errors, answer } = handled;
    const { forms, words, directory } = this.parts;
    if (form) return dialogAnswer(form.title, await forms.card(press, form, 'dialog'));
    if (errors) return this.refused(press, Object.values(errors));
    if (answer?.to === 'whisper')
      return viewDialog(this.word('teams-baton'), answer.view, { words, directory, at: forms.sealedPlace(press) });
    return via === 'form' ? { status: 200 } : this.line(lineFor(handled));
  }

  /** The form again, with what is wrong with it. */
  private async refused(press: Press, errors: readonly string[]): Promise<InvokeAnswer> {
    const form = await this.parts.forms.again(press);
    if (!form) return this.textLine(errors.join(' '));
    return dialogAnswer(form.title, await this.parts.forms.card(press, form, 'dialog', errors));
  }

  private textLine(text: string): InvokeAnswer {
    return lineDialog(this.word('teams-baton'), text, this.parts.words);
  }

  private word(id: string): string {
    return flat(this.parts.say(id));
  }
}

/** The words of a message; those of its cards if it has no others, as an alert. */
function menuText({ body, attachments = [] }: z.infer<typeof menuSchema>['messagePayload']): string {
  const words = body.contentType === 'text' ? body.content : htmlToText(body.content);
  return words.trim() === '' ? wordsOfCards(attachments) : words;
}

const menuCommand = (id: string): string | undefined => (isMenu(id) ? MESSAGE_MENU[id] : undefined);

const isMenu = (id: string): id is MenuId => Object.hasOwn(MESSAGE_MENU, id);
