/** Stages that need a decision: blocked, at risk, or with all their work done. */
import type { Past } from '../../kit/past.js';
import type { Stage } from '../../model/project-rows.js';

/** A stage about which somebody has to decide. */
export interface Decision {
  stage: Stage;
  /** `gate`: all its tasks are done, and somebody has to say whether it passes. */
  why: 'blocked' | 'at_risk' | 'gate';
}

const RANK: Record<Decision['why'], number> = { blocked: 0, at_risk: 1, gate: 2 };

/** The decisions that open stages need, the most urgent first, then the oldest. */
export async function decisionsIn(past: Past, open: readonly Stage[]): Promise<Decision[]> {
  const gates = await gatesIn(past, open);
  return open
    .flatMap((stage): Decision[] => {
      if (stage.state === 'blocked' || stage.state === 'at_risk') return [{ stage, why: stage.state }];
      return gates.has(stage.id) ? [{ stage, why: 'gate' }] : [];
    })
    .sort((a, b) => RANK[a.why] - RANK[b.why] || a.stage.since - b.stage.since);
}

/** Ids of the stages in progress that have tasks, all of them done. */
async function gatesIn(past: Past, open: readonly Stage[]): Promise<Set<string>> {
  const left = await past.byStage({ state: 'open' });
  const gates = new Set<string>();
  for (const { id, state } of open) {
    if (state !== 'in_progress' || left.get(id)) continue;
    if (await past.some({ stage: id, state: 'done' })) gates.add(id);
  }
  return gates;
}
