/** Exports of chats as files in a new temporary folder. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder. */
export const exportFolder = () => mkdtempSync(join(tmpdir(), 'baton-replay-'));

/** Minutes after Monday, 2 March 2026, 10:00 UTC, as Slack writes it: "1772445600.000100". */
export const slackTime = (minutes: number) => `${Date.UTC(2026, 2, 2, 10) / 1_000 + minutes * 60}.000100`;

/** A message as it is in a Slack export. */
export const slackMessage = (user: string, text: string, minutes: number, more = {}) => ({
  ...{ type: 'message', user, text, ts: slackTime(minutes) },
  ...more,
});

/** A Slack export with one channel, `churn`. @returns its folder */
export function slackExport(
  messages: object[],
  users: object[] = [{ id: 'U1', real_name: 'Ana Silva', tz: 'Europe/Lisbon' }],
): string {
  const folder = exportFolder();
  writeFileSync(join(folder, 'users.json'), JSON.stringify(users));
  mkdirSync(join(folder, 'churn'));
  writeFileSync(join(folder, 'churn', '2026-03-02.json'), JSON.stringify(messages));
  return folder;
}

/** A file with one message a line. @returns its path */
export function jsonLines(rows: object[], name = 'chat.jsonl'): string {
  const path = join(exportFolder(), name);
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
  return path;
}
