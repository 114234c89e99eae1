/** What protects the playground, and how errors are answered. */
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { ZodError } from 'zod';
import { troubleWord } from '../../platform/store-trouble.js';
import { LostPage } from '../pages/lost-page.js';
import { NotFound } from '../user-actions.js';
import { htmlPage } from './html.js';
import type { RouteParts } from './parts.js';
import { LONGEST_MESSAGE } from './request.js';

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
const MAX_BODY = 256 * 1024;

const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
};

/** Refuses requests from other sites and oversized ones, and answers errors with a short text. */
export function guardPages(app: Hono, { label, fault }: Pick<RouteParts, 'label' | 'fault'>): void {
  // DNS rebinding: a page of another site whose name resolves to this machine sends that name as the host.
  app.use(async (c, next) =>
    LOCAL_HOST.test(c.req.header('host') ?? '') ? next() : c.text(label('web-not-there'), 421),
  );
  app.use(csrf());
  app.use(secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY_POLICY }));
  app.use(
    bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.text(label('web-too-long', { max: LONGEST_MESSAGE }), 413) }),
  );
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (error instanceof NotFound) {
      // A page, for whoever typed an address; a line, for a part of a page.
      const isPage =
        c.req.method === 'GET' && !c.req.header('hx-request') && c.req.header('accept')?.includes('text/html');
      return isPage ? htmlPage(c, <LostPage label={label} />, 404) : c.text(label('web-not-there'), 404);
    }
    if (error instanceof ZodError || error instanceof SyntaxError) return c.text(label('web-bad-request'), 400);
    fault(error);
    return c.text(label(`web-${troubleWord(error)}`), 500);
  });
}
