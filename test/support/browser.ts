/** Chromium, if the machine has it: CHROMIUM names it, or it is in one of the usual places. Nothing is downloaded. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where Chromium is; undefined if there is none, and tests that need it are skipped. */
export const chromiumPath = [process.env.CHROMIUM ?? '', ...PLACES].find((path) => path !== '' && existsSync(path));

let running: Promise<Browser> | undefined;

/**
 * A browser that requests nothing but the pages under test. All files of a worker use the same one, which ends with the process;
 * each closes its pages (`closeWindows`).
 */
export function browser(): Promise<Browser> {
  running ??= launched();
  return running;
}

/** Closes all pages, with what they have stored. */
export async function closeWindows(chrome: Browser): Promise<void> {
  for (const context of chrome.contexts()) await context.close();
}

function launched(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // All pages are Baton's own: one process shows them all, and none lies ready for other sites.
    '--renderer-process-limit=1',
    '--disable-features=IsolateOrigins,site-per-process,SpareRendererForSitePerProcess,Translate,MediaRouter',
    '--disable-extensions',
    '--disable-component-extensions-with-background-pages',
  ];
  return chromium.launch({ executablePath: chromiumPath ?? '', args });
}
