import { beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../src/model/dates/calendar.js';
import { plainText } from '../../src/view/as-text.js';
import { controlsOf } from '../../src/view/view.js';
import { type Kit, kit, type Where } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
});

test('an offer can be accepted after ten days', async () => {
  await k.say_('ana', 'own data @bo');
  k.clock.pass(10 * DAY);
  expect((await k.say_('bo', 'offers')).text).toContain('from Ana Silva · 10 days');
  expect((await k.say_('bo', 'accept', { direct: true })).text).toContain('You took Data');
});

test('accepting an offer of something that somebody owns takes it over, and its owner gets a message', async () => {
  await k.say_('chi', 'take data');
  await k.say_('ana', 'own data @bo');
  const { out } = await k.say_('bo', 'accept');
  expect(out.some((o) => o.to === 'direct' && o.person === 'U3')).toBe(true);
  expect((await k.say_('ana', 'status')).text).toContain('Data — Bo Berg');
});

test('an offer made in a channel is answered there; one made in private stays private', async () => {
  const answers = async (direct: boolean) => {
    await k.say_('ana', 'own data @bo', direct ? { direct: true } : {});
    const { out } = await k.say_('bo', 'accept', { direct: true });
    await k.say_('bo', 'release data', { direct: true });
    const told = out.filter((o) => o.to !== 'message' && JSON.stringify(o.view).includes('accepted'));
    return told.map((o) => o.to);
  };
  expect(await answers(false)).toEqual(['channel']);
  expect(await answers(true)).toEqual(['direct']);
});

test.each(['accept data', 'decline data no time', 'pass data to @chi'])(
  'nobody answers an offer for somebody else: %s',
  async (words) => {
    await k.say_('ana', 'own data @bo');
    expect((await k.say_('chi', words)).text).toContain('hasn’t been offered to you');
  },
);

test('an offer cannot be passed on to oneself', async () => {
  await k.say_('ana', 'own data @bo');
  expect((await k.say_('bo', 'pass data to me')).text).toContain('already offered to you');
});

test('an offer of a dropped task needs no answer any more', async () => {
  await k.say_('ana', 'task add label owner:@bo');
  await k.say_('ana', 'drop #1');
  expect((await k.say_('bo', 'offers')).text).toContain('You have no offers to answer');
  expect((await k.say_('bo', 'accept')).text).toContain('You have no offers to answer');
});

describe('answered in the channel where it was made', () => {
  const answer = async (text: string) => {
    await k.say_('ana', 'own data @bo');
    const { out } = await k.say_('bo', text, { spoken: true });
    const public_ = out.flatMap((o) => (o.to === 'channel' ? [plainText(o.view)] : []));
    const private_ = out.flatMap((o) => (o.to === 'whisper' ? [plainText(o.view)] : []));
    return { public_, private_: private_.join(' ') };
  };

  test.each(['accepted, thanks', 'yes', 'I accept data'])('all read one line: %s', async (text) => {
    const { public_, private_ } = await answer(text);
    expect(public_).toEqual(['Bo Berg accepted Data in Churn.']);
    expect(private_).toContain('You took Data in Churn. Thank you!');
  });

  test('what else is ordered is read by all, as one more line', async () => {
    const { public_, private_ } = await answer('yes and start it');
    expect(public_).toEqual(['Bo Berg accepted Data in Churn.', 'Bo Berg started Data in Churn.']);
    expect(private_).toBe('');
  });

  test('declined', async () => {
    const { public_, private_ } = await answer('decline data: no time');
    expect(public_).toEqual(['Bo Berg can’t take Data in Churn. It still needs an owner.']);
    expect(private_).toContain('You declined Data in Churn.');
  });

  test('passed on', async () => {
    const { public_, private_ } = await answer('pass data to @chi');
    expect(public_).toEqual(['Bo Berg passed Data in Churn on to Chi Rao, and I’ve asked them.']);
    expect(private_).toBe('');
  });

  test.each(['no thanks', 'no', 'nope'])('“%s” declines, and asks why', async (text) => {
    expect((await answer(text)).private_).toContain('Why');
    await k.say_('bo', 'too much on my plate', { spoken: true });
    const [offer] = await k.store.read('W1', (r) => r.find('offer', {}));
    expect(offer).toMatchObject({ state: 'declined', word: 'too much on my plate' });
  });

  test('“no” declines nothing that was offered elsewhere', async () => {
    await k.say_('ana', 'own data @bo', { direct: true });
    expect((await k.say_('bo', 'no thanks', { spoken: true })).text).toContain('nothing open');
  });
});

test('“yes it is” takes the button above, not an offer', async () => {
  await k.say_('ana', 'task add "Fix the ETL"');
  await k.say_('ana', 'own data @bo');
  await k.say_('bo', 'fix the etl is done i think', { spoken: true });
  expect((await k.say_('bo', 'yes it is', { spoken: true })).text).toContain('finished #1 Fix the ETL');
});

test('with two offers a bare "yes" asks which', async () => {
  await k.say_('ana', 'own data @bo');
  await k.say_('ana', 'own training @bo');
  const { text } = await k.say_('bo', 'yes');
  expect(text).toContain('Data in Churn');
  expect(text).toContain('Training in Churn');
  expect((await k.say_('ana', 'status')).text).not.toContain('Bo Berg · ');
});

/** Bo is offered tasks #1 to #14. */
async function withFourteenOffers(): Promise<void> {
  for (let n = 1; n <= 14; n += 1) await k.say_('ana', `task add "thing ${n}" owner:@bo`);
}

test('"More" shows the second page of offers', async () => {
  await withFourteenOffers();
  const first = await k.say_('bo', 'offers');
  const { text } = await k.press('bo', first.answer, 'More');
  expect(text).toContain('#14 thing 14');
  expect(text).not.toContain('#10 thing 10');
});

test('"accept" that could mean several offers lists them, and "More" shows the second page', async () => {
  await withFourteenOffers();
  const first = await k.say_('bo', 'accept');
  expect(first.text).toContain('#1 thing 1');
  const { text } = await k.press('bo', first.answer, 'More');
  expect(text).toContain('#14 thing 14');
});

describe('the card of an open offer shows the item as it is', () => {
  const cardAfter = async (lines: readonly string[], ends = false) => {
    const [first = ''] = lines;
    const offered = (await k.say_('ana', first)).out.find((o) => o.to === 'direct' && o.person === 'U2');
    let card: string | undefined;
    for (const line of lines.slice(1))
      for (const o of (await k.say_('ana', line)).out)
        if (o.to === 'message' && o.message === offered?.id) {
          card = plainText(o.view);
          const labels = controlsOf(o.view).map(({ label }) => label);
          if (!ends) expect(labels).toEqual(['Accept', 'Decline…', 'Pass on to…']);
          else expect(labels).toEqual([]);
        }
    return card;
  };
  test.each<[string, string[], string | undefined]>([
    ['a due date', ['own data @bo', 'due data 2026-04-01'], 'due Wed 1 Apr'],
    ['another due date', ['task add label owner:@bo by 2026-04-01', 'due #1 2026-04-08'], 'due Wed 8 Apr'],
    ['a name', ['own data @bo', 'rename data to Features'], 'will you take Features in Churn?'],
    ['a title', ['task add label owner:@bo', 'edit #1 title:"label more"'], 'will you take #1 label more'],
    ['an undone date', ['own data @bo', 'due data 2026-04-01', 'undo'], 'will you take Data in Churn?'],
    ['a state, which it doesn’t show', ['own data @bo', 'start data'], undefined],
  ])('%s', async (_, lines, says) => {
    const card = await cardAfter(lines);
    if (says === undefined) expect(card).toBeUndefined();
    else expect(card).toContain(says);
    if (lines.includes('undo')) expect(card).not.toContain('due');
  });

  test('one that has ended stays ended', async () => {
    const card = await cardAfter(['own data @bo', 'take data', 'due data 2026-04-01', 'rename data to Features'], true);
    expect(card).toBe('Data in Churn is no longer offered to you.');
  });
});

describe('the card of an offer has nothing to press once the offer has ended', () => {
  /** The card's id, and what takes its place. */
  const cardAfter = async (who: string, line: string, where: Where = {}) => {
    const offered = (await k.say_('ana', 'own data @bo')).out.find((o) => o.to === 'direct' && o.person === 'U2');
    const { out } = await k.say_(who, line, where);
    const change = out.find((o) => o.to === 'message' && o.message === offered?.id);
    return change && { text: plainText(change.view), controls: controlsOf(change.view) };
  };
  test.each<[who: string, line: string, says: string]>([
    ['bo', 'accept', 'You accepted Data in Churn.'],
    ['bo', 'decline data no time', 'You declined Data in Churn.'],
    ['bo', 'pass data to @chi', 'You passed Data in Churn on.'],
    ['bo', 'take data', 'You accepted Data in Churn.'],
    ['chi', 'take data', 'Data in Churn is no longer offered to you.'],
    ['ana', 'own data @chi', 'Data in Churn is no longer offered to you.'],
    ['ana', 'done data', 'Data in Churn is no longer offered to you.'],
    ['ana', 'undo', 'Data in Churn is no longer offered to you.'],
  ])('%s says “%s”: %s', async (who, line, text) => {
    expect(await cardAfter(who, line, who === 'bo' ? { direct: true } : {})).toEqual({ text, controls: [] });
  });
  test('what does not end it leaves it as it is', async () => {
    expect(await cardAfter('ana', 'task add label the data')).toBeUndefined();
  });
});

describe('an offer that would show somebody the name of a project they don’t see', () => {
  const secret = { channel: 'secret', access: 'private' } as const;
  const offers = () => k.store.read('W1', (r) => r.find('offer', {}));
  beforeEach(async () => {
    await k.say_('ana', 'new Falcon', secret);
  });

  test.each(['own data @bo', 'task add label owner:@bo'])('is asked about first: %s', async (text) => {
    const { out, answer } = await k.say_('ana', text, secret);
    expect(out).toMatchObject([{ to: 'whisper', person: 'U1' }]);
    expect(plainText(answer ?? { blocks: [] })).toContain(
      'Bo Berg can’t see Falcon. This offer would show them its name.',
    );
    expect(await offers()).toEqual([]);
    const { out: then } = await k.press('ana', answer, 'Offer it anyway', { ...secret, shared: false });
    expect(then.some((o) => o.to === 'direct' && o.person === 'U2')).toBe(true);
    expect(await offers()).toMatchObject([{ asked: 'U2', state: 'waiting' }]);
  });

  test('a task that is not made leaves its number to the next', async () => {
    await k.say_('ana', 'task add label owner:@bo', secret);
    expect((await k.say_('ana', 'task add tune', secret)).text).toContain('#1 tune');
  });

  test('and “yes” makes it', async () => {
    await k.say_('ana', 'own data @bo', secret);
    await k.say_('ana', 'yes', { ...secret, spoken: true });
    expect(await offers()).toMatchObject([{ asked: 'U2' }]);
  });

  test('the other orders of the message are carried out', async () => {
    const { text, answer } = await k.say_('ana', 'start data, give training to @bo', { ...secret, spoken: true });
    expect(text).toContain('started Data');
    expect(await offers()).toEqual([]);
    const asked = await k.press('ana', answer, 'Offer Training to Bo', { ...secret, shared: false });
    expect(asked.text).toContain('Bo Berg can’t see Falcon');
    expect(await offers()).toEqual([]);
  });
});
