/** Whoever is named the owner of questions by somebody else is told, once, and can decline. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Tell } from '../../commands/outcome.js';
import type { Audit } from '../../kit/audit.js';
import { privateMessage } from '../../kit/handover.js';
import { personSpan } from '../../kit/text.js';
import type { QuestionScore } from '../../model/audit/score.js';
import type { Person } from '../../model/people-rows.js';
import { areaName } from './words.js';

/** A question and who was named for it. */
interface Named {
  one: QuestionScore;
  person: Person;
}

/** One message for each person, whatever they were named for. */
export function tellOwners(ctx: Context, audit: Audit, named: readonly Named[]): Tell[] {
  const others = named.filter(({ person }) => person.id !== ctx.me.id);
  return [...new Set(others.map(({ person }) => person.id))].flatMap((id) => {
    const own = others.filter(({ person }) => person.id === id).map(({ one }) => one);
    const [only, more] = own;
    if (!only) return [];
    return [more ? severalTell(ctx, audit, own, id) : oneTell(ctx, audit, only, id)];
  });
}

function oneTell(ctx: Context, { project }: Audit, { question }: QuestionScore, person: string): Tell {
  const about = { project: project.id, question: question.key };
  const says = ctx.say('audit-you-named', { who: personSpan(ctx.me), title: question.title, project: project.name });
  return privateMessage(
    person,
    says,
    button(ctx.label('button-audit-question'), call('audit ask', about)),
    button(ctx.label('button-audit-decline'), call('audit disown', about)),
  );
}

/** They are all of one area: its page leads to each of them. */
function severalTell(ctx: Context, { project }: Audit, own: readonly QuestionScore[], person: string): Tell {
  const area = own[0]?.question.area ?? 'data';
  const titles = own.map(({ question }) => `“${question.title}”`).join(', ');
  const words = { who: personSpan(ctx.me), n: own.length, titles, area: areaName(ctx, area), project: project.name };
  return privateMessage(
    person,
    ctx.say('audit-you-named-several', words),
    button(ctx.label('button-open'), call('audit', { project: project.id, area })),
  );
}
