/** The page that makes a secret and shows it once. The secret itself never comes near a message. */
import type { Context } from '../../commands/context.js';
import type { SecretPage, SignalSource } from '../../model/signals/rows.js';
import { PAGE_MS } from '../../model/signals/secret-page.js';
import type { Span } from '../../model/text.js';
import { type Block, note, paragraph } from '../../view/view.js';

/** Addresses that only this machine knows itself by. */
const LOCAL = /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1?\])/;

/** A page that can be opened from now on. */
export const newPage = (ctx: Context, why: SecretPage['why']): SecretPage => ({
  token: ctx.newId(),
  until: ctx.now + PAGE_MS,
  why,
});

/** The address that a system sends to. */
export const sourceAddress = (ctx: Pick<Context, 'address'>, { kind, id }: Pick<SignalSource, 'kind' | 'id'>): string =>
  `${ctx.address}/signals/${kind}/${id}`;

/** Where to go for the secret, and what is to be seen there. */
export function pageBlocks(ctx: Context, source: SignalSource, page: SecretPage): Block[] {
  const url = `${ctx.address}/signals/secret/${source.id}/${page.token}`;
  const link: Span = { is: 'link', url, text: ctx.label('signal-open-page') };
  return [
    paragraph(ctx.say(`signal-page-${page.why}`, { link, n: PAGE_MS / 60_000 })),
    note(ctx.say('signal-page-once')),
    ...(LOCAL.test(ctx.address) ? [note(ctx.say('signal-local', { address: ctx.address }))] : []),
  ];
}
