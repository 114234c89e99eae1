/**
 * `node dist/test/draw/audit-timed.js`: an audit of an imagined churn model, played in the playground from `/baton audit` to the
 * first task. Prints what it takes: clicks (two for each choice in a list), keystrokes, and how long Baton keeps one waiting.
 */
import type { Locator, Page } from 'playwright-core';
import { browser } from '../support/browser.js';
import { focus, say, Windows } from '../support/windows.js';

/** An area's answers, what shows them, and why one does not apply. */
const AREAS = [
  ['Data', 'hand hand no no hand na', 'wiki/churn/data', 'it trains in minutes, without accelerators'],
  ['Training', 'auto hand hand hand hand no', 'wiki/churn/training'],
  ['Evaluation', 'hand no hand no hand hand', 'wiki/churn/evaluation'],
  ['Deployment', 'hand hand no no hand hand', 'wiki/churn/runbook'],
  ['Monitoring', 'no no no hand hand no', 'wiki/churn/alerts'],
] as const;

/** Somebody at a browser, and what they do. */
class User {
  private done = { clicks: 0, keystrokes: 0, waited: 0 };

  constructor(private readonly page: Page) {}

  /** Clicks, and waits for what follows. */
  async press(control: Locator, next: Locator): Promise<void> {
    await focus(this.page, control);
    const at = performance.now();
    await control.click();
    await next.waitFor();
    this.done.clicks += 1;
    this.done.waited += performance.now() - at;
  }

  async choose(field: string, label: string | { label: string }): Promise<void> {
    await this.page.selectOption(`#field-${field}`, label);
    this.done.clicks += 2;
  }

  async type(field: string, text: string): Promise<void> {
    await this.page.locator(field).click();
    await this.page.keyboard.type(text);
    this.done.clicks += 1;
    this.done.keystrokes += text.length;
  }

  /** Sends the line, and waits for the answer. */
  async enter(answer: Locator): Promise<void> {
    const at = performance.now();
    await this.page.keyboard.press('Enter');
    await answer.waitFor();
    this.done.keystrokes += 1;
    this.done.waited += performance.now() - at;
  }

  /** Prints what was done since the last time. */
  tell(what: string): void {
    const { clicks, keystrokes, waited } = this.done;
    console.log(`${what}: ${clicks} clicks, ${keystrokes} keystrokes, ${(waited / 1_000).toFixed(1)} s of waiting`);
    this.done = { clicks: 0, keystrokes: 0, waited: 0 };
  }
}

const windows = await Windows.start();
const page = await windows.open('/chat/general?as=ana');
const shown = (text: string) => page.locator('article', { hasText: text }).last();
await say(page, '@Baton new "Churn"');
await shown('created Churn').waitFor();
const user = new User(page);
await user.type('#say', '/baton audit');
await user.enter(shown('Audit of Churn'));
user.tell('audit');
for (const [area, answers, evidence, reason] of AREAS) {
  const row = shown('Audit of Churn').locator('li', { hasText: area });
  const card = shown(`${area} · audit of Churn`);
  await user.press(row.getByRole('button', { name: 'Begin' }), card);
  await user.press(card.getByRole('button', { name: 'Answer all at once…' }), page.locator('dialog[open] #field-a1'));
  for (const [i, answer] of answers.split(' ').entries()) await user.choose(`a${i + 1}`, answer);
  await user.choose('owner', { label: 'Ana Silva' });
  await user.type('#field-evidence', evidence);
  if (reason) await user.type('#field-reason', reason);
  await user.press(page.locator('dialog button[type=submit]'), shown(`questions of ${area}`));
  user.tell(area);
}
await user.press(shown('Next best move').getByRole('button', { name: 'Make it a task' }), shown('You added #1'));
user.tell('the first task');
await windows.stop();
await (await browser()).close();
