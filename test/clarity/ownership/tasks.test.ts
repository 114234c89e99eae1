/** Tasks that share a table of weights. */
import { expect, test } from 'vitest';
import { forTask, taskId } from '../../../src/clarity/ownership/tasks.js';

test('each task sees the features in rows of its own', () => {
  const [work, nudge] = [taskId('work'), taskId('nudge')];
  expect(forTask(work, [1, 2])).toHaveLength(2);
  expect(forTask(work, [1, 2])).toEqual(forTask(work, [1, 2]));
  expect(forTask(work, [1, 2])).not.toEqual(forTask(nudge, [1, 2]));
});
