/**
 * A real Prometheus and a real Alertmanager in front of Baton's intake: firing, a repeat, its end, firing again, a limit on
 * alerts, and what becomes of answers that say "later". Not part of `npm test`, because most machines have neither:
 *
 *     apt-get install prometheus prometheus-alertmanager && npm run build && node dist/test/senders/alertmanager.js
 *
 * ALERTMANAGER and PROMETHEUS name the programs if they are elsewhere. It takes a minute and says what it saw.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Hono } from 'hono';
import { newId } from '../../adapters/common/ids.js';
import { SignalIntake } from '../../adapters/signals/intake.js';
import { close, listen, portOf } from '../../adapters/web/server.js';
import { add } from '../../src/model/changes.js';
import { StoreAway } from '../../src/ports/store.js';
import { Kit } from '../support/kit.js';
import { memoryStore } from '../support/memory-store.js';
import { SAMPLES } from '../support/sample-rows.js';

const SECRET = 'a-secret-of-this-run';

/** The path of a program; undefined if it is not on this machine. */
function programOf(variable: string, ...names: string[]): string | undefined {
  const given = process.env[variable];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const all = given ? [given] : folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return all.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const port = portOf(server);
      server.close(() => resolve(port));
    });
  });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const alertmanager = programOf('ALERTMANAGER', 'alertmanager', 'prometheus-alertmanager');
const prometheus = programOf('PROMETHEUS', 'prometheus');
if (!alertmanager || !prometheus) {
  console.error(
    `Not run: ${[!alertmanager && 'Alertmanager', !prometheus && 'Prometheus'].filter(Boolean).join(' and ')} not found here.`,
  );
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'baton-senders-'));
const children: ChildProcess[] = [];
function run(program: string, args: string[]): void {
  children.push(spawn(program, args, { cwd: folder, stdio: 'ignore' }));
}

// Baton's end: a store in memory, and an intake that can be told to be away.
const k = new Kit(await memoryStore());
let away = false;
const answers: string[] = [];
const intake = new SignalIntake({
  store: k.store,
  signals: { handle: (delivery) => (away ? Promise.reject(new StoreAway('away')) : k.signals.handle(delivery)) },
  clock: { now: () => Date.now() },
  fault: (error) => void k.faults.push(error),
  counted: (_, taken) => void answers.push(taken),
});
const server = await listen(new Hono(), '127.0.0.1', 0, { intercept: (...both) => intake.handles(...both) });
const secrets = { now: SECRET, former: null, formerUntil: 0 };
const source = { ...SAMPLES.signalSource('W1'), kind: 'alertmanager' as const, paused: false, secrets };
await k.store.transact('W1', newId(), async (unit) => {
  await unit.apply([add('signalSource', source), add('signalSource', { ...source, id: 'cut', name: 'cut' })]);
  return {};
});

const [managerPort, prometheusPort] = [await freePort(), await freePort()];
const receiver = (id: string, most: number) => `
  webhook_configs:
  - url: http://127.0.0.1:${portOf(server)}/signals/alertmanager/${id}
    send_resolved: true
    max_alerts: ${most}
    http_config: { authorization: { type: Bearer, credentials: ${SECRET} } }`;
writeFileSync(
  join(folder, 'am.yml'),
  `route:
  receiver: baton
  group_by: [alertname]
  group_wait: 1s
  group_interval: 2s
  repeat_interval: 4s
  routes: [ { receiver: cut, matchers: [ 'many="yes"' ] } ]
receivers:
- name: baton${receiver(source.id, 0)}
- name: cut${receiver('cut', 2)}
`,
);
const rules = (value: number) => `groups:
- name: ml
  interval: 1s
  rules:
  - alert: AUCDrop
    expr: vector(${value}) > 0.25
    labels: { model_name: churn, severity: critical }
    annotations: { summary: "AUC fell to {{ $value }}" }
`;
const manyRules = `groups:
- name: many
  interval: 1s
  rules:${[1, 2, 3, 4, 5].map((i) => `\n  - { alert: Many, expr: vector(1) > 0, labels: { many: "yes", feature: f${i} } }`).join('')}
`;
writeFileSync(join(folder, 'rules.yml'), rules(0.31));
writeFileSync(
  join(folder, 'prom.yml'),
  `global: { evaluation_interval: 1s }
rule_files: [ rules*.yml ]
alerting: { alertmanagers: [ { static_configs: [ { targets: ['127.0.0.1:${managerPort}'] } ] } ] }
`,
);
const setRules = async (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  await fetch(`http://127.0.0.1:${prometheusPort}/-/reload`, { method: 'POST' });
};

const rows = async (id: string) => ({
  states: (
    await k.store.read('W1', (read) => read.find('signalPayload', { where: { source: id }, order: ['at', 'id'] }))
  ).flatMap(({ signals }) =>
    signals.map(({ state, labels }) => `${state}${labels.truncated ? ` (${labels.truncated} cut)` : ''}`),
  ),
  transitions: (await k.store.read('W1', (read) => read.find('transition', { where: { source: id } }))).length,
});
let failures = 0;
function check(what: string, holds: boolean, seen: unknown): void {
  if (!holds) failures += 1;
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}: ${JSON.stringify(seen)}`);
}
/** Waits until something is so. */
async function until(isSo: () => Promise<boolean>, seconds = 40): Promise<void> {
  for (let i = 0; i < seconds * 5 && !(await isSo()); i += 1) await pause(200);
}

try {
  run(alertmanager, [
    ...['--config.file=am.yml', '--storage.path=am', `--web.listen-address=127.0.0.1:${managerPort}`],
    '--cluster.listen-address=',
  ]);
  run(prometheus, [
    ...['--config.file=prom.yml', '--storage.tsdb.path=prom', '--web.enable-lifecycle'],
    // It knows its Alertmanagers only after some seconds; what it tells nobody before that, it tells again after this time.
    ...[`--web.listen-address=127.0.0.1:${prometheusPort}`, '--rules.alert.resend-delay=1s'],
  ]);
  away = true;
  await until(async () => answers.filter((one) => one === 'busy').length >= 2);
  check('an answer of 503 is tried again at once', answers.length >= 2, answers);
  away = false;
  await until(async () => (await rows(source.id)).transitions >= 1);
  check('then it is kept', (await rows(source.id)).transitions === 1, await rows(source.id));
  const before = answers.length;
  await until(async () => answers.length >= before + 2);
  check('a repeat changes nothing', (await rows(source.id)).transitions === 1, answers.slice(before));
  await setRules('rules.yml', rules(0.1));
  await until(async () => (await rows(source.id)).transitions >= 2);
  await setRules('rules.yml', rules(0.33));
  await until(async () => (await rows(source.id)).transitions >= 3);
  const { states } = await rows(source.id);
  check(
    'its end and the next episode are transitions of their own',
    states.join() === 'firing,resolved,firing',
    states,
  );
  await setRules('rules-many.yml', manyRules);
  await until(async () => (await rows('cut')).states.includes('firing (3 cut)'));
  const cut = (await rows('cut')).states;
  // The first alert of the group can come alone.
  check('what a limit cuts off is counted', cut.includes('firing (3 cut)'), cut);
  check('no fault', k.faults.length === 0, k.faults.map(String));
} finally {
  for (const child of children) child.kill('SIGKILL');
  await close(server, 0);
  rmSync(folder, { recursive: true, force: true });
}
console.log(failures === 0 ? 'All as it should be.' : `${failures} not as they should be.`);
process.exit(failures === 0 ? 0 : 1);
