/**
 * The main journeys in Microsoft's Agents Playground, a real client with a real connector, driven in Chromium. Left out, and
 * said to be, where there is no Chromium. With PICTURES=<folder> each step leaves a picture to look at.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../../support/browser.js';
import { AgentsPlayground } from '../../support/teams/agents-playground.js';

describe.skipIf(!chromiumPath)('the Agents Playground', () => {
  let play: AgentsPlayground;
  beforeAll(async () => {
    play = await AgentsPlayground.open();
  });
  afterAll(() => play?.close());
  const seen = async (words: string | RegExp) => {
    const found = play.card(words).last();
    await found.waitFor({ timeout: Number(process.env.T ?? 20_000) }).catch(async (error: unknown) => {
      await play.picture(`missing ${String(words).replace(/\W+/g, '-')}`);
      throw error;
    });
    return found;
  };
  const mention = () => ({
    type: 'mention',
    text: '<at>Test Bot</at>',
    mentioned: { id: play.config.bot.id, name: 'Test Bot' },
  });

  test('home: what Baton shows in a chat of one’s own, at once', async () => {
    await play.chat('Personal Chat');
    await seen('Nothing waits for you');
    await play.picture('home');
  });
  test('welcome, a project by a form, and its status', async () => {
    await play.chat('General');
    const welcome = await seen('I keep where each project stands');
    await play.picture('welcome');
    await welcome.getByRole('button', { name: 'New project' }).click();
    const form = await seen('Stages');
    await form.getByRole('textbox').first().fill('Churn model');
    await play.picture('form');
    await form.getByRole('button', { name: 'Save' }).click();
    await play.say('status', 'channel');
    const status = await seen('Monitoring');
    await play.picture('status');
    expect(await status.innerText()).toContain('Churn model');
  });
  test('a stage is started on its card, which takes the place of the one before', async () => {
    const status = await seen('Monitoring');
    await status.getByRole('button', { name: 'Data: Start' }).click();
    await seen(/in progress/i);
    await play.picture('started');
  });
  test('a task that somebody offers is accepted in one’s own chat', async () => {
    const entities = [
      mention(),
      {
        type: 'mention',
        text: '<at>Alex Wilber</at>',
        mentioned: { id: play.config.currentUser.id, name: 'Alex Wilber' },
      },
    ];
    await play.happens('Megan', {
      text: '<at>Test Bot</at> task add retrain the model <at>Alex Wilber</at>',
      entities,
    });
    await play.chat('Personal Chat');
    const offer = await seen('retrain the model');
    await play.picture('offer');
    await offer.getByRole('button', { name: 'Accept' }).click();
    await seen(/accepted|is yours|you took/i);
    await play.picture('accepted');
  });
  test('what is said without a mention is no command; where nobody is named, its author is asked alone', async () => {
    await play.chat('Personal Chat');
    await play.say('set nudge-grace 0 workspace');
    await seen('nudge-grace is now 0');
    // Whatever the hour is at which this runs.
    await play.say('set quiet-hours off');
    await seen('quiet-hours is now');
    await play.happens('Alex', { text: 'status' });
    await play.happens('Alex', { text: 'Someone should fix the nightly ETL by Friday.' });
    const nudge = await seen('nightly ETL');
    await play.picture('nudge');
    await nudge.getByRole('button', { name: 'I’ll take it' }).click();
    await seen(/added #\d+/);
    await play.picture('nudge-taken');
  });
  test('a person is chosen for a stage', async () => {
    await play.say('stage Training');
    const stage = await seen('Add a task');
    await stage.getByRole('button', { name: 'Offer to' }).click();
    await play.picture('offer to whom');
    await stage.getByRole('combobox').pressSequentially('Adele');
    await play.picture('somebody');
    await play.page.getByRole('option', { name: 'Adele Vance' }).click({ timeout: 10_000 });
    await stage.getByRole('button', { name: 'OK' }).click();
    await seen('offered to Adele Vance, waiting');
    await play.picture('offered');
  });
  test('a group chat: a project of its own, by mention', async () => {
    await play.chat('Group Chat');
    await play.say('new Fraud model', 'group');
    await seen('created Fraud model');
    await play.picture('group');
  });
  test('a digest is drawn anew where somebody acts on it', async () => {
    for (const [command, answer] of [
      ['project rename "Churn model" "Churn one"', 'renamed'],
      ['sample', 'loaded the sample'],
    ] as const) {
      await play.say(command, 'group');
      await seen(answer);
    }
    await play.say('digest', 'group');
    const digest = await seen('Stages done, week by week');
    await play.picture('digest');
    expect(await digest.innerText()).toMatch(/Needs a decision[\s\S]*Nobody’s \(3 of 4\)[\s\S]*Due/);
    await digest.getByRole('button', { name: 'I’ll take it' }).first().click();
    await expect.poll(() => digest.innerText()).not.toContain('(3 of 4)');
    await play.picture('digest-after');
  });
});
