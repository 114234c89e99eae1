/** Who may connect systems, what comes of it, and that no secret is where people or logs could read it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { set } from '../../../src/model/changes.js';
import type { SignalSource } from '../../../src/model/signals/rows.js';
import type { Signal } from '../../../src/model/signals/signal.js';
import type { Unit } from '../../../src/ports/store.js';
import { plainText } from '../../../src/view/as-text.js';
import { controlsOf } from '../../../src/view/view.js';
import { type Kit, kit } from '../../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
});

const sources = () => k.store.read('W1', (read) => read.find('signalSource', { order: ['at', 'id'] }));
const change = (work: (unit: Unit) => Promise<void>) =>
  k.store.transact('W1', newId(), async (unit) => {
    await work(unit);
    return {};
  });
async function connected(): Promise<SignalSource> {
  await k.say_('ana', 'signal connect alertmanager');
  const [source] = await sources();
  if (!source) throw new Error('nothing was connected');
  const secrets = { now: 'the-secret', former: null, formerUntil: 0 };
  await change((unit) => unit.apply([set('signalSource', source, { secrets, page: null })]));
  await k.take();
  return { ...source, secrets };
}
const signal = (id: string, more: Partial<Signal> = {}): Signal => ({
  ...{ id, kind: 'alert', state: 'firing', subject: id, startedAt: 1, at: 1, title: `Alert ${id}` },
  ...{ text: null, link: null, severity: null, labels: {}, model: null, actor: null },
  ...more,
});
const send = (source: string, key: string, ...signals: Signal[]) =>
  k.signals.handle({ workspace: 'W1', source, key, signals, body: '{}' });
const told = async () => (await k.take()).map((one) => `${one.to}: ${plainText(one.view)}`);

describe('connecting', () => {
  test('makes an address and a page for the secret, and no secret yet', async () => {
    const { text, out } = await k.say_('ana', 'signal connect alertmanager');
    const [source] = await sources();
    expect(source).toMatchObject({ kind: 'alertmanager', name: 'alertmanager', secrets: null });
    expect(text).toContain(`/signals/alertmanager/${source?.id}`);
    expect(source?.page?.why).toBe('new');
    expect(JSON.stringify(out)).toContain(`/signals/secret/${source?.id}/${source?.page?.token}`);
  });

  test('is answered to one person alone, wherever it is said', async () => {
    const { out } = await k.say_('ana', 'signal connect alertmanager');
    expect(out.map(({ to }) => to)).toEqual(['whisper']);
  });

  test('cannot be undone, and leaves nothing of it where changes wait to be undone', async () => {
    const source = await connected();
    await k.say_('ana', 'signal rotate');
    await k.say_('ana', 'signal pause');
    const undos = await k.store.read('W1', (read) => read.find('undo', {}));
    expect(JSON.stringify(undos)).not.toContain('the-secret');
    expect((await k.say_('ana', 'undo')).text).not.toContain('Undone');
    expect(await sources()).toMatchObject([{ id: source.id, paused: true }]);
  });
});

test('leads and admins connect systems, and look after what is theirs', async () => {
  for (const text of ['signal connect grafana', 'signals', 'signal test'])
    expect((await k.say_('bo', text)).text).toContain('Only project leads and workspace admins');
  expect(await sources()).toEqual([]);
  await k.say_('bo', 'new Churn model');
  const [project] = await k.store.read('W1', (read) => read.find('project', {}));
  if (project) await change((unit) => unit.apply([set('project', project, { lead: 'U2' })]));
  expect((await k.say_('bo', 'signal connect grafana')).text).toContain('Grafana is ready to connect');
  await k.say_('ana', 'signal connect mlflow');
  expect((await k.say_('bo', 'signals')).text).not.toContain('mlflow');
  expect((await k.say_('bo', 'signal remove mlflow')).text).toContain('don’t know a connection');
  expect((await k.say_('ana', 'signals')).text).toMatch(/grafana[\s\S]*mlflow/);
  expect((await k.say_('gus', 'signal connect grafana')).text).not.toContain('ready to connect');
});

describe('a test', () => {
  test('is announced, and told when it arrives', async () => {
    const source = await connected();
    expect((await k.say_('ana', 'signal test')).text).toContain('alert add BatonTest');
    await send(source.id, 'd1', signal('t1', { kind: 'test', title: 'BatonTest' }));
    expect(await told()).toEqual(['direct: The test from alertmanager arrived. The connection works.']);
    // A sender that tries again and again is told of once a minute.
    await send(source.id, 'd2', signal('t2', { kind: 'test' }));
    expect(await told()).toEqual([]);
    k.clock.pass(120_000);
    await send(source.id, 'd3', signal('t3', { kind: 'test' }));
    expect(await told()).toHaveLength(1);
  });

  test('is not needed: the first signal is told too, once, and so is what cannot be read', async () => {
    const source = await connected();
    await send(source.id, 'd1', signal('a'));
    await send(source.id, 'd2', signal('b'));
    expect(await told()).toEqual(['direct: A signal from alertmanager arrived: Alert a. The connection works.']);
    await k.say_('ana', 'signal test');
    await send(source.id, 'd3');
    expect((await told()).at(-1)).toContain('I couldn’t read it');
    expect((await k.say_('ana', 'signal test')).text).toContain('Something I couldn’t read: belongs to no project');
  });

  test('shows what others wrote as plain text', async () => {
    const source = await connected();
    await send(source.id, 'd1', signal('a', { title: '<!channel> *bold* <https://evil.test|click>' }));
    const [message] = await k.take();
    const words = message?.view.blocks.flatMap((block) => ('text' in block ? block.text : []));
    expect(words?.every((span) => !('text' in span) || span.is !== 'link')).toBe(true);
    expect(plainText(message?.view ?? { blocks: [] })).toContain('<!channel> *bold* <https://evil.test|click>');
  });
});

test('the list says how each connection is', async () => {
  const source = await connected();
  expect((await k.say_('ana', 'signals')).text).toContain('[Nothing heard yet] alertmanager');
  await send(source.id, 'd1', signal('a'), signal('b'));
  const { text } = await k.say_('ana', 'signals');
  expect(text).toContain('[Connected] alertmanager');
  expect(text).toMatch(/2 signals today · 2 belong to no project/);
});

test('what is removed is gone with what it sent, and its address with it', async () => {
  const source = await connected();
  await send(source.id, 'd1', signal('a'));
  await k.say_('ana', 'signal remove');
  expect(await sources()).toEqual([]);
  expect(await k.store.read('W1', (read) => read.find('signalPayload', {}))).toEqual([]);
  expect(await k.store.signalSource(source.id)).toBeUndefined();
  expect(await send(source.id, 'd2', signal('b'))).toEqual({ result: 'gone' });
});

test('names are free once: two of a kind, also after one was removed', async () => {
  for (let i = 0; i < 3; i += 1) await k.say_('ana', 'connect grafana');
  await k.say_('ana', 'signal remove grafana-2');
  await k.say_('ana', 'connect grafana');
  expect((await sources()).map(({ name }) => name).sort()).toEqual(['grafana', 'grafana-2', 'grafana-3']);
});

describe('what belongs to no project', () => {
  const lost = (id: string) => signal(id, { labels: { alertname: `Alert ${id}` } });

  test('is told soon after the first of it, then once a day, to whoever connected the system', async () => {
    const source = await connected();
    await send(source.id, 'd0', lost('a'));
    await k.take();
    await send(source.id, 'd1', lost('b'), lost('c'));
    expect(await k.due()).toEqual([]);
    k.clock.pass(5 * 60_000);
    const [message, ...more] = await k.due();
    expect(more).toEqual([]);
    expect(message).toMatchObject({ to: 'direct', person: 'U1' });
    expect(plainText(message?.view ?? { blocks: [] })).toBe(
      '3 signals from alertmanager belong to no project, so nobody was told:\nAlert b\nAlert c\nAlert a',
    );
    await send(source.id, 'd2', lost('d'));
    k.clock.pass(23 * 3_600_000);
    expect(await k.due()).toEqual([]);
    k.clock.pass(3_600_000);
    expect((await k.due()).map(({ view }) => plainText(view).split('\n')[0])).toEqual([
      '1 signal from alertmanager belongs to no project, so nobody was told:',
    ]);
    k.clock.pass(86_400_000);
    expect(await k.due()).toEqual([]);
    expect(await k.store.read('W1', (read) => read.find('alarm', { where: { what: 'signal' } }))).toEqual([]);
  });

  test('has a button that makes a rule of what tells it from others', async () => {
    const source = await connected();
    await send(source.id, 'd0', lost('a'));
    k.clock.pass(5 * 60_000);
    const shown = (await k.due()).find(({ view }) => plainText(view).includes('belongs to no project'));
    const calls = (shown ? controlsOf(shown.view) : []).map((control) => control.call);
    expect(calls[0]).toEqual({
      command: 'signal belongs',
      args: { source: source.id, conditions: 'alertname=Alert a' },
    });
  });

  test('belongs to a project with one press and its name', async () => {
    const source = await connected();
    await k.say_('ana', 'new Churn model', { channel: 'churn-model' });
    await k.say_('ana', 'new Fraud model', { channel: 'fraud' });
    await send(source.id, 'd0', lost('a'));
    await k.take();
    k.clock.pass(5 * 60_000);
    const shown = (await k.due()).find(({ view }) => plainText(view).includes('belongs to no project'));
    const asked = await k.press('ana', shown?.view, 'Belongs to…', { direct: true });
    const chosen = await k.press('ana', asked.answer, 'Fraud model', { direct: true });
    expect(chosen.text).toContain('Fraud model');
    expect(await k.store.read('W1', (read) => read.find('signalRule', {}))).toHaveLength(1);
    await send(source.id, 'd1', { ...lost('a'), id: 'later', startedAt: 2 });
    const acted = await k.store.read('W1', (read) => read.find('transition', { where: { outcome: 'acted' } }));
    expect(acted).toHaveLength(1);
  });

  test('belongs to the only project there is with one press', async () => {
    const source = await connected();
    await k.say_('ana', 'new Churn model', { channel: 'churn-model' });
    await k.say_('bo', 'new Old model', { channel: 'old' });
    await k.insist('bo', 'archive Old model');
    await send(source.id, 'd0', lost('a'));
    await k.take();
    k.clock.pass(5 * 60_000);
    const shown = (await k.due()).find(({ view }) => plainText(view).includes('belongs to no project'));
    const { text } = await k.press('ana', shown?.view, 'Belongs to Churn model', { direct: true });
    expect(text).toBe('You saved a rule: alertname=Alert a belongs to Churn model.');
  });

  test('asks for a project to be made if there is none', async () => {
    const source = await connected();
    await send(source.id, 'd0', lost('a'));
    k.clock.pass(5 * 60_000);
    const shown = (await k.due()).find(({ view }) => plainText(view).includes('belongs to no project'));
    const { text, answer } = await k.press('ana', shown?.view, 'Belongs to…', { direct: true });
    expect(text).toBe('There’s no project yet to which they could belong.');
    expect(answer && controlsOf(answer)).toMatchObject([{ call: { command: 'new' } }]);
  });

  test('is nobody’s business once the system is gone', async () => {
    const source = await connected();
    await send(source.id, 'd0', lost('a'));
    await k.say_('ana', 'signal remove');
    k.clock.pass(5 * 60_000);
    expect(await k.due()).toEqual([]);
  });
});

test('a flood is one line with a count: what is passed on stays readable, and other projects get through', async () => {
  const source = await connected();
  await k.say_('ana', 'new Churn model', { channel: 'churn' });
  await k.say_('ana', 'new Fraud model', { channel: 'fraud' });
  await k.take();
  const about = (id: string, project: string) => signal(id, { labels: { project, alertname: 'AUC' }, subject: 'auc' });
  for (let i = 0; i < 100; i += 1) await send(source.id, `d${i}`, about(`a${i}`, 'Churn model'));
  await send(source.id, 'other', about('x', 'Fraud model'));
  const outcomes = await k.store.read('W1', (read) => read.tally('transition', 'outcome', {}));
  expect(Object.fromEntries(outcomes)).toEqual({ acted: 21, flood: 80 });
  k.clock.pass(60_000);
  const lines = (await k.due()).map(({ view }) => plainText(view));
  expect(lines.filter((line) => line.includes('I counted'))).toEqual([
    'alertmanager sent more than I pass on at once. I counted 80 more and left it at that.',
  ]);
});
