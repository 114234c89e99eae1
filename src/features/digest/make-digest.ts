/** One digest, from its target and the time it covers. */
import { call } from '../../commands/calls.js';
import type { Showing } from '../../commands/context.js';
import type { JobContext } from '../../kit/job.js';
import { dayAt } from '../../model/dates/calendar.js';
import type { Call, View } from '../../view/view.js';
import { digestContents } from './contents.js';
import { digestPage, type Shape } from './page.js';
import type { DigestSpan } from './spans.js';
import { type DigestKind, type DigestTarget, digestProjects } from './target.js';

/** Redraws a digest after a press in it: from the same beginning, up to then. */
export const redrawCall = (kind: DigestKind, since: number): Call =>
  call('digest show', { which: kind, since: String(since) });

/** The digest; undefined if there is no project to report on. @throws TooLongAgo */
export async function makeDigest(
  { read, say, label, auditBook }: Pick<JobContext, 'read' | 'say' | 'label' | 'auditBook'>,
  target: DigestTarget,
  span: DigestSpan,
  shape: Omit<Shape, 'kind' | 'span'>,
): Promise<View | undefined> {
  const projects = await digestProjects(read, target, span.until);
  if (projects.length === 0) return undefined;
  const contents = await digestContents(read, auditBook, projects, span);
  const showing: Showing = { read, say, label, now: span.until, today: dayAt(span.until, span.zone) };
  return digestPage(showing, contents, { ...shape, kind: target.kind, span });
}
