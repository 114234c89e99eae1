/** Grafana's alerting: as Alertmanager's webhook, with "1" as its version, more fields, and a signature over the body. */
import { alertsOf } from './alerts.js';
import { bears, hmac, isRecent, isSame, type SentRequest } from './prove.js';
import { textAt } from './read.js';
import type { SourceReader } from './source.js';

/** People name both headers themselves: a signature is known by its form, and so is a time. */
const SIGNATURE = /^[0-9a-f]{64}$/;
const SECONDS = /^\d{10}$/;

function isAuthentic(sent: SentRequest, secret: string): boolean {
  const { headers, body } = sent;
  const values = Object.values(headers);
  const signatures = values.filter((value) => SIGNATURE.test(value)).slice(0, 5);
  const times = values.filter((value) => SECONDS.test(value) && isRecent(value, sent)).slice(0, 5);
  const made = [hmac(secret, body), ...times.map((seconds) => hmac(secret, `${seconds}:`, body))];
  let fits = bears(sent, secret);
  for (const given of signatures) for (const one of made) fits = isSame(given, one.toString('hex')) || fits;
  return fits;
}

/** Grafana. */
export const grafana: SourceReader = {
  kind: 'grafana',
  methods: ['PUT'],
  secret: 'random',
  isAuthentic,
  read: (payload, { at }) => {
    const home = textAt(payload, 'externalURL');
    return alertsOf(payload, at, (alert) => [
      textAt(alert, 'panelURL'),
      textAt(alert, 'dashboardURL'),
      textAt(alert, 'generatorURL'),
      home,
    ]);
  },
};
