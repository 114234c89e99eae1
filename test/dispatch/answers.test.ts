/** What the person who acted sees. */
import { describe, expect, test } from 'vitest';
import { call } from '../../src/commands/calls.js';
import { Missing, Refusal } from '../../src/commands/outcome.js';
import { answerMissing, answerOutcome, answerRefusal, formForMissing } from '../../src/dispatch/answers.js';
import { add } from '../../src/model/changes.js';
import { plain } from '../../src/model/text.js';
import type { Inbound } from '../../src/ports/events.js';
import { plainText } from '../../src/view/as-text.js';
import { type Call, paragraph, view } from '../../src/view/view.js';
import { inContext, pressed, sent, typed } from '../support/context.js';
import { kit } from '../support/kit.js';

const shown = view(paragraph([plain('The list.')]));
const setting = { id: 'x', workspace: 'W1', scope: 'person', target: 'U1', key: 'answers', value: 'public' } as const;
const changes = [add('setting', setting)];

describe('an outcome', () => {
  const answer = async (inbound: Inbound, outcome: object, made: Call = call('home'), corrected?: string) => {
    const k = await kit();
    await k.say_('ana', 'new Churn');
    const given = await inContext(k, made, (ctx, unit) => answerOutcome(unit, ctx, inbound, outcome, corrected));
    if (given.kind !== 'view') throw new Error(`${given.kind} in place of a view`);
    return { ...given, text: plainText(given.view) };
  };
  const press = (shared: boolean) => pressed('ana', call('home'), { id: 'M1', shared });

  test('has its notice above its view, and the name that a mistyped command was read as', async () => {
    const { text } = await answer(typed('ana', 'hom'), { notice: [plain('Done.')], view: shown }, call('home'), 'home');
    expect(text).toMatch(/^Done\.\n.*home.*\nThe list\.$/);
  });
  test('of a typed command is for all unless it or the settings say otherwise', async () => {
    expect(await answer(typed('ana', 'home'), { view: shown })).toMatchObject({ private: false, inPlace: false });
    expect(await answer(typed('ana', 'home'), { view: shown, private: true })).toMatchObject({ private: true });
  });
  test('that changed something redraws the message that was pressed', async () => {
    expect(await answer(press(true), { view: shown, changes })).toMatchObject({ inPlace: true, private: false });
    const after = call('home', {}, { after: call('status') });
    expect((await answer(press(true), { view: shown, changes }, after)).text).toContain('Churn');
  });
  test('that changed nothing is for the person alone, below a message that others see too', async () => {
    expect(await answer(press(true), { view: shown })).toMatchObject({ private: true, inPlace: false });
    expect(await answer(press(false), { view: shown })).toMatchObject({ private: true, inPlace: true });
  });
  test('that found the message out of date redraws it', async () => {
    expect(await answer(press(true), { view: shown, stale: true })).toMatchObject({ inPlace: true });
  });
});

describe('a refusal', () => {
  const answer = async (inbound: Inbound, refusal: Refusal) =>
    inContext(await kit(), call('home'), (ctx, unit) => answerRefusal(unit, ctx, inbound, refusal));

  test('stands at its field in a form that was sent', async () => {
    const refusal = new Refusal(shown, { field: 'name' });
    expect(await answer(sent('ana', call('new')), refusal)).toEqual({ kind: 'errors', errors: { name: 'The list.' } });
  });
  test('is for the person alone elsewhere, and takes the place of a message that is out of date', async () => {
    const refusal = new Refusal(shown, { field: 'name' });
    expect(await answer(typed('ana', 'new'), refusal)).toMatchObject({ private: true, inPlace: false });
    const stale = new Refusal(shown, { stale: true });
    expect(await answer(pressed('ana', call('undo')), stale)).toMatchObject({ private: true, inPlace: true });
  });
});

describe('missing arguments', () => {
  const answer = async (inbound: Inbound, made: Call, missing: Missing) =>
    inContext(await kit(), made, (ctx) => answerMissing(ctx, inbound, missing));

  test('are asked for in a form after a press', async () => {
    const given = await answer(pressed('ana', call('new')), call('new'), new Missing(['name']));
    expect(given).toMatchObject({
      kind: 'form',
      form: { call: call('new'), fields: [{ name: 'name' }, { name: 'stages' }] },
    });
  });
  test('are asked for in a message after a typed command', async () => {
    const given = await answer(typed('ana', 'new'), call('new'), new Missing(['name']));
    expect(given.kind === 'view' && plainText(given.view)).toContain('What should it be called?');
  });
  test('are errors in a form that was sent', async () => {
    const given = await answer(sent('ana', call('new')), call('new'), new Missing(['name']));
    expect(given).toMatchObject({ kind: 'errors', errors: { name: expect.stringContaining('name') } });
  });
  test('begin with the project, in a message: the other fields depend on it', async () => {
    const given = await answer(pressed('ana', call('start')), call('start'), new Missing(['project']));
    expect(given.kind).toBe('view');
  });
  test('can belong to another call, and start with what is known', async () => {
    const keep = call('new', { stages: 'a, b' });
    const missing = new Missing(['name'], { call: keep, initial: { name: 'Churn' } });
    const form = await inContext(await kit(), call('home'), (ctx) => formForMissing(ctx, missing));
    expect(form).toMatchObject({ call: keep, fields: [{ name: 'name', value: 'Churn' }] });
  });
});
