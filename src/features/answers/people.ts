/** Who owns it, who leads it, who are the deputies. */
import type { Context } from '../../commands/context.js';
import { ownerOf } from '../../kit/handover.js';
import { knownPerson, listed } from '../../kit/text.js';
import { seesProject } from '../../model/sight.js';
import type { Text } from '../../model/text.js';
import { type Asked, isItemOpen, nameIn, personIn, sentences, stateIn } from './asked.js';

/** "Bo Berg owns Training.", "Nobody owns Evaluation yet. It’s offered to Ana Silva." */
export function ownerSentence(ctx: Context, asked: Asked): Text {
  const { item, known, you } = asked;
  if (item.kind === 'project') return leadSentence(ctx, asked);
  const [owner, name] = [item.row.owner, { item: nameIn(item) }];
  const offered = offeredSentence(ctx, asked);
  if (owner && owner === you) return sentences(ctx.say('about-owner-you', name), offered);
  if (owner) return sentences(ctx.say('about-owner', { ...name, who: knownPerson(known, owner) }), offered);
  if (!isItemOpen(item)) return ctx.say('about-owner-closed', { ...name, state: stateIn(ctx, item) });
  return sentences(ctx.say('about-owner-none', name), offered);
}

/** "Ana Silva leads Churn model." Whoever sees only a part of a project is not told who leads it. */
export function leadSentence(ctx: Context, asked: Asked): Text {
  const { item, known, you } = asked;
  const name = { item: nameIn(item) };
  if (!seesProject(ctx.sight, item.project.id)) return ctx.say('about-lead-hidden', name);
  const lead = ownerOf(item);
  const offered = offeredSentence(ctx, asked);
  if (lead && lead === you) return sentences(ctx.say('about-lead-you', name), offered);
  if (lead) return sentences(ctx.say('about-lead', { ...name, who: knownPerson(known, lead) }), offered);
  return sentences(ctx.say('about-lead-none', name), offered);
}

const offeredSentence = (ctx: Context, asked: Pick<Asked, 'offer' | 'known' | 'you'>): Text | undefined =>
  asked.offer && ctx.say('about-offered', { who: personIn(ctx, asked, asked.offer.asked) });

/** "The deputies for Data are Bo Berg and Chi Rao." */
export function deputiesSentence(ctx: Context, asked: Asked): Text {
  const { item, you } = asked;
  if (item.kind === 'project') return sentences(ctx.say('about-deputies-project'), leadSentence(ctx, asked));
  const { deputies } = item.row;
  const name = { item: nameIn(item) };
  if (deputies.length === 0) return sentences(ctx.say('about-deputies-none', name), ownerSentence(ctx, asked));
  if (deputies.length === 1 && deputies[0] === you) return ctx.say('about-deputies-you', name);
  const names = deputies.map((id) => personIn(ctx, asked, id));
  return ctx.say('about-deputies', { ...name, n: names.length, who: listed(ctx, names) });
}

/** Who has what was just named: "Bo Berg owns it.", "Nobody owns it yet. It’s offered to you." */
export function holderSentence(ctx: Context, owner: string | null, of: Pick<Asked, 'offer' | 'known' | 'you'>): Text {
  const { known, you } = of;
  const offered = offeredSentence(ctx, of);
  if (owner && owner === you) return sentences(ctx.say('next-owner-you'), offered);
  if (owner) return sentences(ctx.say('next-owner', { who: knownPerson(known, owner) }), offered);
  return sentences(ctx.say('next-owner-none'), offered);
}
