/** Prometheus' Alertmanager, version 4 of its webhook: it signs nothing and bears a token. Absence of an alert proves nothing. */
import { alertsOf } from './alerts.js';
import { bears, shows } from './prove.js';
import { textAt } from './read.js';
import type { SourceReader } from './source.js';

/** Alertmanager. */
export const alertmanager: SourceReader = {
  kind: 'alertmanager',
  secret: 'random',
  isAuthentic: (sent, secret) => bears(sent, secret) || shows(sent, secret),
  read: (payload, { at }) => {
    // Where Prometheus was asked to look from within a company, its address is often one that browsers cannot reach.
    const home = textAt(payload, 'externalURL');
    return alertsOf(payload, at, (alert) => [
      textAt(alert, 'annotations', 'dashboard_url'),
      textAt(alert, 'generatorURL'),
      textAt(alert, 'annotations', 'runbook_url'),
      home,
    ]);
  },
};
