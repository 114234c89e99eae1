/** Whom to ask when something does not work, and where to say what should be better. */
import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import type { Outcome } from '../commands/outcome.js';
import { personSpan } from '../kit/text.js';
import { code, join, type Span, type Text } from '../model/text.js';
import { controls, note, paragraph, view } from '../view/view.js';

/** Admins that are named if nobody has set a contact. */
const MOST_ADMINS = 3;

/** An address of the web is a link; any other, such as one of e-mail, is shown as it is. */
const contactSpan = (contact: string): Span =>
  contact.startsWith('https://') ? { is: 'link', url: contact, text: contact } : code(contact);

/** Whom people can turn to: the contact that is set, or the admins of the workspace. */
async function whom(ctx: Context): Promise<Text> {
  const contact = await ctx.setting('contact');
  if (contact !== '') return ctx.say('contact-is', { contact: contactSpan(contact) });
  const where = { admin: true, gone: false };
  const admins = await ctx.read.find('person', { where, order: ['name', 'id'], limit: MOST_ADMINS });
  if (admins.length === 0) return ctx.say('contact-unknown');
  const who = join(
    admins.map((admin) => [personSpan(admin)]),
    ', ',
  );
  return ctx.say('contact-admins', { who });
}

/** @param about what the page is for */
const page =
  (about: 'support' | 'feedback') =>
  async (ctx: Context): Promise<Outcome> => ({
    private: true,
    view: view(
      paragraph(ctx.say(`contact-about-${about}`)),
      paragraph(await whom(ctx)),
      note(ctx.say(`contact-tell-${about}`)),
      controls(button(ctx.label('button-help'), call('help'))),
    ),
  });

const ARGS = {
  support: {},
  feedback: {},
};
type SupportArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends SupportArgs {}
}

const forAnybody = { permission: 'anyone', shows: true } as const;

/** The commands of this feature. */
export const supportCommands: Command[] = [
  command({
    ...forAnybody,
    name: 'support',
    aliases: ['contact'],
    args: ARGS.support,
    examples: ['support'],
    run: page('support'),
  }),
  command({
    ...forAnybody,
    name: 'feedback',
    aliases: ['suggest', 'give feedback'],
    args: ARGS.feedback,
    examples: ['feedback'],
    run: page('feedback'),
  }),
];
