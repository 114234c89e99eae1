/** The deployment examples parse, name only what exists, and copy enough to start. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { root } from '../../adapters/common/paths.js';
import { readConfig } from '../../adapters/runtime/config.js';

const read = (name: string) => readFileSync(join(root(), name), 'utf8');
const variables = read('docs/configuration.md');

interface Compose {
  services: Record<string, { environment?: Record<string, string>; depends_on?: object; build?: string }>;
}

test('compose.yaml names existing services and variables, and no secret has a value', () => {
  const { services } = parse(read('compose.yaml')) as Compose;
  expect(Object.keys(services)).toEqual(['db', 'baton', 'proxy']);
  const environment = services.baton?.environment ?? {};
  for (const name of Object.keys(environment)) expect(variables, name).toContain(`\`${name}\``);
  for (const value of Object.values(environment)) expect(value).toMatch(/\$\{/);
  const example = read('.env.example')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line));
  expect(example.every((line) => line.endsWith('='))).toBe(true);
  const named = [...read('compose.yaml').matchAll(/\$\{([A-Z_]+)/g)].map((m) => m[1] ?? '');
  expect(example.map((line) => line.slice(0, -1)).sort()).toEqual([...new Set(named)].sort());
});

test('variables that compose.yaml leaves empty count as unset', () => {
  const given = { DATABASE_URL: 'postgres://x@db/baton', BATON_KEY: Buffer.alloc(32).toString('base64') };
  const empty = { BATON_URL: '', SLACK_CLIENT_ID: '', TEAMS_APP_ID: '', NODE_ENV: 'production' };
  expect(readConfig({ ...given, ...empty })).toMatchObject({ slack: undefined, teams: undefined });
});

test('kubernetes.yaml is three documents with existing probes and variables', () => {
  const documents = parseAllDocuments(read('docs/kubernetes.yaml'));
  expect(documents.flatMap((one) => one.errors)).toEqual([]);
  const all = documents.map((one) => one.toJS() as { kind: string; spec: never });
  expect(all.map((one) => one.kind)).toEqual(['Deployment', 'Service', 'PodDisruptionBudget']);
  const text = read('docs/kubernetes.yaml');
  const app = read('adapters/web/app.ts');
  for (const [, path] of text.matchAll(/path: (\/\w+)/g)) expect(app).toContain(`'${path}'`);
  expect(text).toContain('DATABASE_POOL');
});

test('no example leads from outside to the metrics', () => {
  const [deployment, service] = parseAllDocuments(read('docs/kubernetes.yaml')).map((one) => one.toJS());
  const [container] = deployment.spec.template.spec.containers;
  const valued = container.env.map(({ name, value }: { name: string; value: string }) => [name, value]);
  const given = { NODE_ENV: 'production', METRICS_TOKEN: '', ...Object.fromEntries(valued) };
  const { port, metrics } = readConfig({ ...given, DATABASE_POOL: '10' });
  expect(container.ports).toEqual([
    { name: 'http', containerPort: port },
    { name: 'metrics', containerPort: metrics.port },
  ]);
  expect(service.spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http' }]);
  const { services } = parse(read('compose.yaml'));
  const publishing = Object.keys(services).filter((name) => services[name].ports !== undefined);
  expect(publishing).toEqual(['proxy']);
  expect(services.proxy.command).toContain(`--to baton:${port}`);
});

test('the Dockerfile copies files that exist, and all that the program reads at run time', () => {
  const copies = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((m) => m[1]?.split(' ') ?? []);
  for (const name of copies) expect(existsSync(join(root(), name)), name).toBe(true);
  const final = read('Dockerfile').split('FROM').at(-1) ?? '';
  for (const folder of ['adapters', 'prompts', 'dist', 'package.json']) expect(final).toContain(folder);
});
