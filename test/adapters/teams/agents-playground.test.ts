/**
 * The main journeys in Microsoft's Agents Playground: a real client with a real connector, driven in Chromium. Skipped if
 * there is no Chromium. With PICTURES=<folder> each step leaves a screenshot.
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

  /** The latest card with these words, once it is visible. */
  const card = async (words: string | RegExp) => {
    const found = play.card(words).last();
    await found.waitFor({ timeout: 20_000 }).catch(async (error: unknown) => {
      await play.picture(`missing ${String(words).replace(/\W+/g, '-')}`);
      throw error;
    });
    return found;
  };
  const press = async (words: string | RegExp, name: string) => {
    await (await card(words)).getByRole('button', { name }).first().click();
  };
  const mentionOf = (id: string, name: string) => ({
    type: 'mention',
    text: `<at>${name}</at>`,
    mentioned: { id, name },
  });

  test('a personal chat shows the start page at once', async () => {
    await play.chat('Personal Chat');
    await card('You’re all caught up');
    await play.picture('home');
  });
  test('a channel is greeted, a project is created by a form, and its status is shown', async () => {
    await play.chat('General');
    await card('I keep track of where each project stands');
    await play.picture('welcome');
    await press('I keep track of where each project stands', 'New project');
    const form = await card('Stages');
    await form.getByRole('textbox').first().fill('Churn model');
    await play.picture('form');
    await form
      .getByRole('button', { name: /^(Create|Add|Set|Mark|Block|Offer|Update|Re-open|Decline|Rename)/ })
      .click();
    // What is typed at once may arrive before the form does.
    await card('Churn model');
    await play.say('status', 'channel');
    const status = await card('Monitoring');
    await play.picture('status');
    expect(await status.innerText()).toContain('Churn model');
  });
  test('a stage is started on the status card, which is updated in place', async () => {
    await press('Monitoring', 'Data: Start');
    await card(/in progress/i);
    await play.picture('started');
  });
  test('an offered task is accepted in a personal chat', async () => {
    const { bot, currentUser } = play.config;
    await play.happens('Megan', {
      text: '<at>Test Bot</at> task add retrain the model <at>Alex Wilber</at>',
      entities: [mentionOf(bot.id, 'Test Bot'), mentionOf(currentUser.id, 'Alex Wilber')],
    });
    await play.chat('Personal Chat');
    await card('retrain the model');
    await play.picture('offer');
    await press('retrain the model', 'Accept');
    await card(/accepted|is yours|you took/i);
    await play.picture('accepted');
  });
  test('a message without a mention is no command; work without an owner is asked about in private', async () => {
    await play.chat('Personal Chat');
    await play.say('set nudge-grace 0 workspace');
    await card('Wait before a nudge: now');
    // Whatever time and day it is when this runs.
    await play.say('set quiet-hours off');
    await card('Quiet hours: now');
    await play.say('set weekends open');
    await card('Weekends: now');
    await play.happens('Alex', { text: 'status' });
    await play.happens('Alex', { text: 'Someone should fix the nightly ETL by Friday.' });
    await card('nightly ETL');
    await play.picture('nudge');
    await press('nightly ETL', 'I’ll take it');
    await card(/added #\d+/);
    await play.picture('nudge-taken');
  });
  test('a stage is offered to a person from the list', async () => {
    await play.say('stage Training');
    const stage = await card(/Training · /);
    await stage.getByRole('button', { name: 'Give to' }).click();
    await play.picture('offer to whom');
    await stage.getByRole('combobox').pressSequentially('Adele');
    await play.picture('somebody');
    await play.page.getByRole('option', { name: 'Adele Vance' }).click({ timeout: 10_000 });
    await stage.getByRole('button', { name: 'OK' }).click();
    await card('offered to Adele Vance, no answer yet');
    await play.picture('offered');
  });
  test('a project is created in a group chat', async () => {
    await play.chat('Group Chat');
    await play.say('new Fraud model', 'group');
    await card('created Fraud model');
    await play.picture('group');
  });
  test('a digest is redrawn when somebody acts on it', async () => {
    // The project belongs to the team: an answer about it would not be shown to everybody in the group chat.
    await play.chat('Personal Chat');
    await play.say('project rename "Churn model" "Churn one"');
    await card('renamed');
    await play.chat('Group Chat');
    await play.say('sample', 'group');
    await card('loaded the sample');
    await play.say('digest', 'group');
    const digest = await card('Stages done, week by week');
    await play.picture('digest');
    expect(await digest.innerText()).toMatch(/Needs a decision[\s\S]*No owner \(3 of 4\)[\s\S]*Due/);
    await digest.getByRole('button', { name: 'Take Data' }).first().click();
    await expect.poll(() => digest.innerText()).not.toContain('(3 of 4)');
    await play.picture('digest-after');
  });
});
