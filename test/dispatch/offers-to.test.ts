/** Which offer a bare "yes" answers, and which only one that names it. */
import { describe, expect, test } from 'vitest';
import { type Kit, kit } from '../support/kit.js';

const HOUR = 3_600_000;
const aloud = (channel: string) => ({ channel, spoken: true });
const direct = { direct: true, spoken: true };

/** Chi is asked to take Data in a project of another channel, by default an open one. */
async function offered(): Promise<Kit> {
  const k = await kit();
  for (const who of ['bo', 'chi']) await k.say_(who, 'help', { direct: true });
  k.clock.pass(HOUR);
  await k.say_('ana', 'new Churn model');
  await k.say_('bo', 'new Falcon pricing', { channel: 'falcon' });
  await k.say_('bo', 'own data @chi', { channel: 'falcon' });
  k.clock.pass(24 * HOUR);
  return k;
}

const isTaken = (k: Kit): Promise<boolean> =>
  k.store.read('W1', async (read) => (await read.find('offer', { where: { state: 'accepted' } })).length > 0);

describe('in a channel', () => {
  test.each(['yes', 'ok, I’ll take it', 'sure, happy to'])(
    '“%s” accepts nothing that was offered elsewhere',
    async (text) => {
      const k = await offered();
      for (const channel of ['hall', 'churn']) {
        await k.say_('chi', 'is training done in churn model?', aloud(channel));
        const { text: said } = await k.say_('chi', text, aloud(channel));
        expect(said).not.toContain('Falcon');
      }
      expect(await isTaken(k)).toBe(false);
    },
  );

  test('a “yes” accepts what was offered there', async () => {
    const k = await offered();
    await k.say_('chi', 'yes', aloud('falcon'));
    expect(await isTaken(k)).toBe(true);
  });

  test('a project of another channel stays out of it, even if its work was offered here', async () => {
    const k = await offered();
    await k.say_('bo', 'own falcon pricing/data @chi', { channel: 'hall' });
    await k.say_('chi', 'yes', aloud('hall'));
    expect(await isTaken(k)).toBe(false);
  });
});

describe('in a direct message', () => {
  test('a “yes” answers the offer if nothing was said since', async () => {
    const k = await offered();
    await k.say_('chi', 'yes', direct);
    expect(await isTaken(k)).toBe(true);
  });

  test('after something else it answers nothing', async () => {
    const k = await offered();
    await k.say_('chi', 'is training done in churn model?', direct);
    await k.say_('chi', 'yes', direct);
    expect(await isTaken(k)).toBe(false);
  });

  test.each(['what is offered to me?', 'who owns data in falcon pricing?'])('after “%s” it does', async (text) => {
    const k = await offered();
    await k.say_('chi', 'help', direct);
    await k.say_('chi', text, direct);
    await k.say_('chi', 'yes', direct);
    expect(await isTaken(k)).toBe(true);
  });
});

describe('named in a direct message', () => {
  test.each(['decline data, I’m full', 'pass data to @bo', 'accept data'])(
    '“%s” means the one that is offered',
    async (text) => {
      const k = await offered();
      await k.say_('ana', 'new Old model', { channel: 'old' });
      await k.say_('ana', 'archive', { channel: 'old' });
      await k.say_('chi', text, direct);
      const states = await k.store.read('W1', (read) => read.find('offer', { where: { asked: 'U3' } }));
      expect(states.map(({ state }) => state)).toEqual([
        text.startsWith('pass') ? 'passed' : `${text.split(' ')[0]}ed`.replace('ee', 'e'),
      ]);
    },
  );

  test('one that nobody else may see', async () => {
    const k = await offered();
    await k.say_('bo', 'lead me', { channel: 'falcon' });
    await k.say_('bo', 'audience owners', { channel: 'falcon' });
    await k.say_('chi', 'accept data', direct);
    expect(await isTaken(k)).toBe(true);
  });
});
