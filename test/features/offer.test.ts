/** Offers: more of them than fit on a page. */
import { expect, test } from 'vitest';
import { type Kit, kit } from '../support/kit.js';

/** Bo is offered tasks #1 to #14. */
async function withFourteenOffers(): Promise<Kit> {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  for (let n = 1; n <= 14; n += 1) await k.say_('ana', `task add "thing ${n}" owner:@bo`);
  return k;
}

test('"More" shows the second page of offers', async () => {
  const k = await withFourteenOffers();
  const first = await k.say_('bo', 'offers');
  const { text } = await k.press('bo', first.answer, 'More');
  expect(text).toContain('#14 thing 14');
  expect(text).not.toContain('#10 thing 10');
});

test('"accept" that could mean several offers lists them, and "More" shows the second page', async () => {
  const k = await withFourteenOffers();
  const first = await k.say_('bo', 'accept');
  expect(first.text).toContain('#1 thing 1');
  const { text } = await k.press('bo', first.answer, 'More');
  expect(text).toContain('#14 thing 14');
});
