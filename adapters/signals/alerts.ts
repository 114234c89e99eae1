/** Alerts in the form that Alertmanager has, and Grafana with fields of its own. */
import type { Signal } from '../../src/model/signals/signal.js';
import { idOf, labelsOf, listAt, momentOf, severityOf, signalOf, textAt, valueAt } from './read.js';

/** What whoever connects Alertmanager or Grafana sends to try it. */
const TESTS = new Set(['batontest', 'testalert']);

/** Their first letters are big in templates of people's own. */
const firstOf = (texts: readonly (string | null)[]): string | null => texts.find((text) => text !== null) ?? null;

/** One alert of a delivery. `links`: where to look, the best first. */
function alertOf(alert: unknown, at: number, links: readonly (string | null)[]): Signal | undefined {
  const status = textAt(alert, 'status');
  if (status !== 'firing' && status !== 'resolved') return undefined;
  const labels = labelsOf(valueAt(alert, 'labels'));
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  const subject = textAt(alert, 'fingerprint') ?? idOf(...sorted.flat());
  const starts = textAt(alert, 'startsAt');
  const startedAt = momentOf(starts) ?? at;
  const name = labels.alertname ?? null;
  const note = (key: string) => textAt(alert, 'annotations', key);
  return signalOf({
    id: idOf(subject, starts, status),
    kind: TESTS.has((name ?? '').toLowerCase()) ? 'test' : 'alert',
    ...{ state: status, subject, startedAt },
    at: status === 'firing' ? startedAt : (momentOf(textAt(alert, 'endsAt')) ?? at),
    title: firstOf([note('summary'), name]),
    text: firstOf([note('description'), note('message')]),
    link: firstOf([...links, note('dashboard_url'), note('runbook_url')]),
    severity: severityOf(labels.severity ?? labels.priority),
    labels,
  });
}

/** All alerts of a delivery; `linksOf`: where to look for one. Those that the sender has cut off are counted in a label. */
export function alertsOf(
  payload: unknown,
  at: number,
  linksOf: (alert: unknown) => readonly (string | null)[],
): Signal[] {
  const signals = listAt(payload, 'alerts').flatMap((alert) => alertOf(alert, at, linksOf(alert)) ?? []);
  const cut = valueAt(payload, 'truncatedAlerts');
  if (typeof cut !== 'number' || !(cut > 0)) return signals;
  return signals.map((one) => ({ ...one, labels: labelsOf(one.labels, { truncated: String(cut) }) }));
}
