/** The playground as two people use it, in two windows of a real browser; skipped if there is no Chromium. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../../support/browser.js';
import { barriers, focus, say, Windows } from '../../support/windows.js';

describe.skipIf(!chromiumPath)('two people', { timeout: 60_000 }, () => {
  let windows: Windows;
  beforeAll(async () => {
    windows = await Windows.start();
  });
  afterAll(() => windows.stop());

  test('see at once what the other does; an open menu stays open', async () => {
    const ana = await windows.open('/chat/general?as=ana');
    const bo = await windows.open('/chat/general?as=bo');
    await say(ana, '@Baton new "Browser model"');
    await bo.locator('text=linked it to this channel').waitFor();
    await bo.locator('button', { hasText: 'Start Data' }).click();
    await ana.locator('text=started Data in Browser model').waitFor();
    await say(ana, '@Baton status');
    await bo.locator('h3', { hasText: 'Browser model' }).waitFor();

    const picker = ana.locator('article:has(h3) details.picker').first();
    await picker.locator('summary').click();
    await say(bo, 'only talk');
    await ana.locator('text=only talk').waitFor();
    expect(await picker.evaluate((node: HTMLDetailsElement) => node.open)).toBe(true);
    await ana.keyboard.press('Escape');
    expect(windows.problems).toEqual([]);
    await Promise.all([ana.close(), bo.close()]);
  });

  test('fill in a form, and accept an offer in the conversation with Baton', async () => {
    const ana = await windows.open('/chat/general?as=ana');
    const bo = await windows.open('/chat/general?as=bo');
    await bo.locator('button', { hasText: 'Data: Block…' }).click();
    await bo.locator('dialog[open]').waitFor();
    expect(await bo.evaluate(() => document.activeElement?.id)).toBe('field-reason');
    await bo.fill('#field-reason', 'no labels yet');
    await bo.locator('dialog button[type=submit]').click();
    await ana.locator('text=“no labels yet”').first().waitFor();
    expect(await bo.locator('dialog[open]').count()).toBe(0);

    await say(ana, '/baton own data @bo');
    await bo.locator('nav .unread', { hasText: 'Baton' }).waitFor();
    await bo.goto(windows.url('/chat/dm-bo?as=bo'));
    await bo.locator('button', { hasText: 'Accept' }).click();
    await ana.locator('text=accepted').waitFor();
    expect(windows.problems).toEqual([]);
    await Promise.all([ana.close(), bo.close()]);
  });

  test('settle a nudge: only its author sees it, and a hand claims the work', async () => {
    const dana = await windows.open('/chat/search-ranking?as=dana');
    const chi = await windows.open('/chat/search-ranking?as=chi', { colorScheme: 'dark' });
    await say(dana, '@Baton new "Nudge model"');
    await chi.locator('text=linked it to this channel').waitFor();
    await say(dana, 'Someone should fix the ETL by Friday.');
    await dana.locator('article.whisper', { hasText: 'Who will do it?' }).waitFor();
    expect(await chi.locator('article.whisper').count()).toBe(0);
    expect(await barriers(dana)).toEqual([]);

    const message = chi.locator('article:not(.whisper)', { hasText: 'fix the ETL' });
    await message.locator('button', { hasText: 'I’ll take it' }).click();
    await chi.locator('article.whisper', { hasText: 'Sounds like you’ve got this' }).waitFor();
    await dana.locator('text=has it. Nothing more for you to do.').waitFor();
    expect(await barriers(chi)).toEqual([]);
    await chi.locator('button', { hasText: 'Track it' }).click();
    await chi.locator('text=added #').waitFor();
    await say(chi, '/baton task #1');
    await chi.locator('a', { hasText: 'the message' }).last().click();
    await chi.waitForURL(/as=chi/);
    expect(windows.problems).toEqual([]);
    await Promise.all([dana.close(), chi.close()]);
  });

  test('edit and delete their own messages, which settles the nudge, and not those of others', async () => {
    const dana = await windows.open('/chat/search-ranking?as=dana');
    const chi = await windows.open('/chat/search-ranking?as=chi');
    await say(dana, 'Someone should test the rollback script.');
    await dana.locator('article.whisper', { hasText: 'test the rollback' }).waitFor();
    const own = dana.locator('article:not(.whisper)', { hasText: 'test the rollback' });
    await own.locator('button', { hasText: 'Edit' }).click();
    await dana.fill('#edit-text', '@Chi can you test the rollback script?');
    await dana.locator('dialog button[type=submit]').click();
    await dana.locator('text=Clear now. Thank you!').waitFor();
    expect(await dana.locator('dialog[open]').count()).toBe(0);
    const seenByChi = chi.locator('article', { hasText: 'rollback' });
    expect(await seenByChi.locator('button', { hasText: 'Delete' }).count()).toBe(0);

    dana.on('dialog', (asked) => void asked.accept());
    const edited = dana.locator('article', { hasText: 'test the rollback' });
    await edited.locator('button', { hasText: 'Delete' }).click();
    await edited.waitFor({ state: 'detached' });
    expect(windows.problems).toEqual([]);
    await Promise.all([dana.close(), chi.close()]);
  });

  test('lose no words while an answer is slow: the line is emptied at once, and each is sent, in order', async () => {
    const emi = await windows.open('/chat/search-ranking?as=emi');
    const release = await holdLines(emi);
    const lines = ['line one', 'line two', 'line three', 'line four', 'line five'];
    for (const line of lines) {
      await emi.locator('#say').pressSequentially(line);
      await emi.keyboard.press('Enter');
      expect(await emi.inputValue('#say')).toBe('');
    }
    await emi.locator('#say').pressSequentially('begun');
    release();
    await emi.locator('.said', { hasText: 'line five' }).waitFor();
    expect(await emi.locator('.said').filter({ hasText: /^line/ }).allTextContents()).toEqual(lines);
    expect(await emi.inputValue('#say')).toBe('begun');
    expect(windows.problems).toEqual([]);
    await emi.close();
  });

  test('get back what could not be sent, with the reason, and send it again as the lines that it was', async () => {
    const emi = await windows.open('/chat/search-ranking?as=emi');
    const release = await holdLines(emi, true);
    for (const line of ['lost one', 'lost two']) await say(emi, line);
    await emi.locator('#say').pressSequentially('lost three');
    release();
    await expect.poll(() => emi.inputValue('#say')).toBe('lost one\nlost two\nlost three');
    expect(await emi.locator('#toast').innerText()).toContain('isn’t answering');
    await emi.unroute('**/say');
    await emi.focus('#say');
    await emi.keyboard.press('Enter');
    await emi.locator('.said', { hasText: 'lost three' }).waitFor();
    const lost = emi.locator('.said').filter({ hasText: /^lost/ });
    expect(await lost.allTextContents()).toEqual(['lost one', 'lost two', 'lost three']);
    windows.problems.length = 0;
    await emi.close();
  });

  test('say what they sent even if they leave the page before it is answered', async () => {
    const emi = await windows.open('/chat/search-ranking?as=emi');
    await holdLines(emi);
    for (const line of ['leaving one', 'leaving two']) await say(emi, line);
    const sent = emi.waitForRequest((request) => request.postData()?.includes('leaving+two') ?? false);
    await emi.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    expect((await sent).postData()).toContain('channel=search-ranking');
    await emi.close();
  });

  test('stay on the page if a form is sent in the very moment it opens', async () => {
    const emi = await windows.open('/chat/search-ranking?as=emi');
    await say(emi, '@Baton new "Quick model"');
    await emi.locator('text=linked it to this channel').last().waitFor();
    await say(emi, '/baton stage data in Quick model');
    await emi.locator('h3', { hasText: 'Data · Quick model' }).waitFor();
    const address = emi.url();
    await emi.evaluate(() => {
      document.addEventListener('htmx:afterSwap', () => {
        const field = document.querySelector<HTMLInputElement>('#dialog-content #field-day');
        if (field?.value !== '') return;
        field.value = 'blue';
        field.form?.requestSubmit();
      });
    });
    await focus(emi, emi.locator('summary[aria-label=More]').last());
    await emi.keyboard.press('ArrowDown');
    await emi.keyboard.press('Enter');
    await emi.locator('dialog [role=alert]').waitFor();
    expect(emi.url()).toBe(address);
    await emi.close();
  });
});

/** Holds the lines that are sent until the function that is returned is called; @param fail whether they get lost then */
async function holdLines(page: Page, fail = false): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/say', async (route) => {
    await held;
    await (fail ? route.abort() : route.continue());
  });
  return release;
}
