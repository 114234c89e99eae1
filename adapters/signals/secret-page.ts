/**
 * The page that makes a secret and shows it once. Whoever has its address, from a private message, may open it for some
 * minutes; looking at it makes nothing, so that a program that follows links uses nothing up. No chat ever has the secret.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { set } from '../../src/model/changes.js';
import type { SecretPage, SignalSource } from '../../src/model/signals/rows.js';
import { FORMER_MS } from '../../src/model/signals/secret-page.js';
import { flat } from '../../src/model/text.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Say } from '../../src/ports/say.js';
import type { Store } from '../../src/ports/store.js';
import { Refused, readBody } from '../platform/request.js';
import { connectSteps } from '../prompts/connect.js';
import { escapeHtml, htmlOf } from './markdown.js';
import { isSame } from './prove.js';
import { SOURCES } from './registry.js';

/** What the page works with. */
interface SecretPageParts {
  store: Pick<Store, 'transact'> & { signalSource(id: string): Promise<SignalSource | undefined> };
  clock: Clock;
  say: Say;
  fault(error: unknown): void;
  /** Where other systems reach Baton. */
  reached: { readonly address: string };
}

const ADDRESS = /^\/signals\/secret\/([0-9a-zA-Z-]{1,64})\/([0-9a-zA-Z-]{16,64})$/;
/** A secret of somebody else's, and its field. */
const MAX_BODY = 4_096;
const PASTED = /^[\x21-\x7e]{8,512}$/;

const STYLE = `:root{color-scheme:light dark;font:16px/1.55 system-ui,sans-serif}
main{max-width:46rem;margin:8vh auto;padding:0 1.25rem}h1{font-size:1.5rem;line-height:1.25}
pre{overflow-x:auto;padding:.8rem 1rem;border:1px solid #8886;border-radius:.5rem}code{font:.9em/1.5 ui-monospace,monospace}
.kept{border:1px solid #8886;border-radius:.5rem;padding:.2rem 1rem;margin:1.25rem 0}.kept code{user-select:all;overflow-wrap:anywhere}
button{font:inherit;padding:.6rem 1.1rem;border:0;border-radius:.5rem;background:#1f3a5f;color:#fff;cursor:pointer}
input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem .6rem;margin:.4rem 0 .8rem;border:1px solid #888;border-radius:.4rem}
button:focus-visible,input:focus-visible,summary:focus-visible{outline:3px solid #e8a33d;outline-offset:2px}
details{margin-top:1.5rem}summary{cursor:pointer}.wrong{font-weight:600}`;

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
};

/** Serves the page. */
export class SecretPages {
  constructor(private readonly parts: SecretPageParts) {}

  /** Answers a request for such a page. @returns false if it is for another address */
  handles(request: IncomingMessage, response: ServerResponse): boolean {
    const [path = ''] = (request.url ?? '').split('?');
    const [, id, token] = ADDRESS.exec(path) ?? [];
    if (id === undefined || token === undefined) return false;
    void this.answer(request, id, token)
      .catch((error: unknown) => {
        if (!(error instanceof Refused)) this.parts.fault(error);
        return { status: 503, html: this.page('signal-secret-trouble', '') };
      })
      .then(({ status, html }) => response.writeHead(status, HEADERS).end(html));
    return true;
  }

  private async answer(request: IncomingMessage, id: string, token: string): Promise<{ status: number; html: string }> {
    const gone = { status: 404, html: this.page('signal-secret-gone', '') };
    const source = await this.parts.store.signalSource(id);
    if (!source || !this.isOpen(source.page, token)) return gone;
    if (request.method !== 'POST') return { status: 200, html: this.question(source) };
    const fields = new URLSearchParams((await readBody(request, MAX_BODY)).toString('utf8'));
    const pasted = (fields.get('secret') ?? '').trim();
    const needed = SOURCES[source.kind].secret === 'theirs';
    if ((pasted !== '' || needed) && !PASTED.test(pasted)) return { status: 400, html: this.question(source, true) };
    const secret = pasted || newSecret(source);
    // Made first: once the secret is kept, nothing may go wrong any more.
    const html = this.shown(source, secret);
    return (await this.keep(source, token, secret)) ? { status: 200, html } : gone;
  }

  private isOpen(page: SecretPage | null, token: string): page is SecretPage {
    return page !== null && page.until > this.parts.clock.now() && isSame(token, page.token);
  }

  /** The new secret counts from now on, and the former one for a while. Of two who press at once, one is shown a secret. */
  private async keep({ workspace, id }: SignalSource, token: string, secret: string): Promise<boolean> {
    const kept = await this.parts.store.transact(workspace, `secret:${token}`, async (unit) => {
      const source = await unit.get('signalSource', id);
      if (!source || !this.isOpen(source.page, token)) return { done: false };
      const former = source.secrets?.now ?? null;
      const secrets = { now: secret, former, formerUntil: former === null ? 0 : unit.now + FORMER_MS };
      await unit.apply([set('signalSource', source, { secrets, page: null })]);
      return { done: true };
    });
    return kept?.done ?? false;
  }

  private text(id: string, args?: Parameters<Say>[1]): string {
    return escapeHtml(flat(this.parts.say(id, args)));
  }

  private page(title: string, body: string, args?: Parameters<Say>[1]): string {
    const heading = this.text(title, args);
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${heading}</title><style>${STYLE}</style></head><body><main><h1>${heading}</h1>${body}</main></body></html>`;
  }

  /** The page before anything is made. */
  private question({ kind, name, page }: SignalSource, wrong = false): string {
    const about = this.text(page?.why === 'rotate' ? 'signal-secret-about-rotate' : 'signal-secret-about');
    const paste = this.pasting(wrong);
    if (SOURCES[kind].secret === 'theirs') {
      const theirs = this.text('signal-secret-theirs', { system: flat(this.parts.say(`choice-system-${kind}`)) });
      return this.page('signal-secret-title', `<p>${theirs}</p>${paste}`, { name });
    }
    const [make, other] = [this.text('signal-secret-make'), this.text('signal-secret-other')];
    const body = `<p>${about}</p><form method="post"><button>${make}</button></form>
<details${wrong ? ' open' : ''}><summary>${other}</summary>${paste}</details>`;
    return this.page('signal-secret-title', body, { name });
  }

  /** The form for a secret that the other system has made. */
  private pasting(wrong: boolean): string {
    const [label, use] = [this.text('signal-secret-paste'), this.text('signal-secret-use')];
    const problem = wrong ? this.text('signal-secret-wrong') : '';
    const warning = problem && `<p class="wrong" role="alert">${problem}</p>`;
    const field = '<input name="secret" autocomplete="off" required minlength="8" maxlength="512">';
    return `${warning}<form method="post"><label>${label}${field}</label><button>${use}</button></form>`;
  }

  /** The secret and what to do with it. */
  private shown({ kind, id, name }: SignalSource, secret: string): string {
    const address = `${this.parts.reached.address}/signals/${kind}/${id}`;
    const steps = htmlOf(connectSteps(kind, { address, secret })).replace(/^<h1>.*<\/h1>/, '');
    const [where, what] = [this.text('signal-secret-address'), this.text('signal-secret-is')];
    const kept = `<p>${where}<br><code>${escapeHtml(address)}</code></p><p>${what}<br><code>${escapeHtml(secret)}</code></p>`;
    const once = this.text('signal-secret-once');
    return this.page('signal-secret-title', `<div class="kept">${kept}</div><p>${once}</p>${steps}`, { name });
  }
}

/** 32 bytes of chance, in the form that the system takes. */
function newSecret({ kind }: SignalSource): string {
  const bytes = randomBytes(32);
  return SOURCES[kind].secret === 'whsec' ? `whsec_${bytes.toString('base64')}` : bytes.toString('base64url');
}
