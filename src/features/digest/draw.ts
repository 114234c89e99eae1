/** One digest, drawn. */
import { call } from '../../commands/calls.js';
import type { Sight } from '../../commands/context.js';
import { dayAt } from '../../model/dates.js';
import type { Call, View } from '../../view.js';
import { gather, type Span } from './gather.js';
import { projectsOfTarget, type Target } from './targets.js';
import { type DigestKind, digestView, type Shape } from './view.js';

/** What is pressed in a digest draws it anew: from the same beginning, as it stands then. */
export const showCall = (kind: DigestKind, since: number): Call =>
  call('digest show', { which: kind, since: String(since) });

/** Undefined where there is no project to tell of. @throws TooLongAgo */
export async function drawDigest(
  job: Omit<Sight, 'today'>,
  target: Target,
  span: Span,
  shape: Omit<Shape, 'kind' | 'span'>,
): Promise<View | undefined> {
  const projects = await projectsOfTarget(job.read, target, span.until);
  if (projects.length === 0) return undefined;
  const found = await gather(job.read, projects, span);
  const { read, say, label } = job;
  const sight: Sight = { read, say, label, now: span.until, today: dayAt(span.until, span.zone) };
  return digestView(sight, found, { ...shape, kind: target.kind, span });
}
