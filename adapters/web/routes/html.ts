/** A whole page as an HTTP answer. */
import type { Context as HttpContext } from 'hono';

/** Answers with a page; JSX cannot write the doctype. */
export const htmlPage = (c: HttpContext, page: unknown) => c.html(`<!doctype html>${String(page)}`);
