/** Who can do what. */
import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/commands/args.js';
import type { Permission } from '../../src/commands/declaration.js';
import { Refusal } from '../../src/commands/outcome.js';
import { mayUse } from '../../src/commands/permission.js';
import { plainText } from '../../src/view/as-text.js';
import { inSituation, pressed } from '../support/context.js';
import { type Kit, kit } from '../support/kit.js';

/** Ana, an admin, has limited changes; Bo leads the project, Chi owns Data. */
async function limited(): Promise<Kit> {
  const k = await kit();
  await k.say_('bo', 'new Churn');
  await k.say_('bo', 'lead me');
  await k.say_('chi', 'take data');
  await k.say_('ana', 'set changes owners workspace');
  return k;
}

async function itemIn(k: Kit, kind: 'stage' | 'project'): Promise<Item> {
  const [project] = await k.store.read('W1', (r) => r.find('project', {}));
  const [stage] = await k.store.read('W1', (r) => r.find('stage', { where: { key: 'data' } }));
  if (!project || !stage) throw new Error('no project');
  return kind === 'project' ? { kind, row: project, project } : { kind, row: stage, project };
}

/** "yes", or what a person is told. */
async function may(k: Kit, who: string, permission: Permission, ...items: Item[]): Promise<string> {
  const call = { command: 'status', args: {} };
  return inSituation(k, pressed(who, call), async (situation) => {
    try {
      await mayUse({ ...situation, call }, permission, items);
      return 'yes';
    } catch (error) {
      if (error instanceof Refusal) return plainText(error.view);
      throw error;
    }
  });
}

describe('with limited changes', () => {
  test('a lead can change the project, and the owner the stage', async () => {
    const k = await limited();
    expect(await may(k, 'bo', 'project', await itemIn(k, 'project'))).toBe('yes');
    expect(await may(k, 'bo', 'work', await itemIn(k, 'stage'))).toBe('yes');
    expect(await may(k, 'chi', 'work', await itemIn(k, 'stage'))).toBe('yes');
  });
  test('others are told who can', async () => {
    const k = await limited();
    expect(await may(k, 'chi', 'project', await itemIn(k, 'project'))).toContain('Bo Berg');
    expect(await may(k, 'chi', 'project', await itemIn(k, 'stage'))).toContain('Bo Berg');
  });
  test('a deputy can do what the owner can', async () => {
    const k = await limited();
    await k.say_('ana', 'deputy data @ana');
    await k.say_('ana', 'lead me');
    await k.say_('chi', 'deputy data @bo');
    expect(await may(k, 'bo', 'work', await itemIn(k, 'stage'))).toBe('yes');
  });
  test('an admin can do everything, and everybody what changes nothing', async () => {
    const k = await limited();
    expect(await may(k, 'ana', 'project', await itemIn(k, 'project'))).toBe('yes');
    expect(await may(k, 'chi', 'anyone', await itemIn(k, 'project'))).toBe('yes');
    expect(await may(k, 'chi', 'work')).toBe('yes');
  });
});

test('without the setting everybody can change everything', async () => {
  const k = await kit();
  await k.say_('bo', 'new Churn');
  await k.say_('bo', 'lead me');
  expect(await may(k, 'chi', 'project', await itemIn(k, 'project'))).toBe('yes');
});

test('a project that nobody leads stays open', async () => {
  const k = await kit();
  await k.say_('bo', 'new Churn');
  await k.say_('ana', 'set changes owners workspace');
  expect(await may(k, 'chi', 'project', await itemIn(k, 'project'))).toBe('yes');
});

test('settings of the workspace are for its admins, if it has any', async () => {
  expect(await may(await kit(), 'bo', 'admin')).toContain('Ana Silva');
  expect(await may(await kit(), 'ana', 'admin')).toBe('yes');
});
