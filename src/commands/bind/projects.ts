/** Projects by their name. */
import type { Draft } from './draft.js';

/** Words before which a project is looked for: each costs a few look-ups. */
const MOST_KEYS = 60;
/** Places at which a project without a key is looked for. */
const MOST_PLACES = 6;

/** `start data in churn model`: after a word such as "in", if a project of that name exists. */
export async function bindProjectAfterKey(draft: Draft): Promise<void> {
  const project = draft.firstUnbound('project');
  if (!project) return;
  const [name, { keys }] = project;
  for (let at = 0; at < Math.min(draft.left.length - 1, MOST_KEYS); at += 1) {
    const token = draft.left[at];
    if (token?.is !== 'word' || !keys.includes(token.fold)) continue;
    const found = await draft.names.projectAt(draft.left, at + 1);
    if (!found) continue;
    draft.args[name] = found.project.id;
    draft.remove(at, found.count + 1);
    return;
  }
}

/** `status churn model`, `describe churn who leaves, and why`: without a key. */
export async function bindProjectName(draft: Draft): Promise<void> {
  const project = draft.firstUnbound('project');
  if (!project) return;
  const text = draft.firstUnbound('text');
  // In front of a text only if it is declared there: `describe churn …`, but not `task add churn report`.
  if (text && draft.declaresBefore(text, project)) return;
  const most = text ? 1 : Math.min(draft.left.length, MOST_PLACES);
  for (let at = 0; at < most; at += 1) {
    const found = await draft.names.projectAt(draft.left, at);
    if (!found || (found.count === 1 && (await isStage(draft, at)))) continue;
    draft.args[project[0]] = found.project.id;
    draft.remove(at, found.count);
    return;
  }
}

/** `block data …` means the stage, also in a workspace with a project called "Data". */
async function isStage(draft: Draft, at: number): Promise<boolean> {
  const token = draft.left[at];
  if (!token || !draft.firstUnbound('stage', 'item')) return false;
  return (await draft.names.stageNamed(token.text)) !== undefined;
}
