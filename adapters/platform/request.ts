/** Requests of platforms on Baton's own server: their bodies, up to a limit, and the answers to them. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What platforms send is far smaller. */
const MAX_BODY = 1024 * 1024;

/** A request that is refused. `status`: the HTTP status that says why. */
export class Refused extends Error {
  override name = 'Refused';
  constructor(readonly status: 400 | 401 | 403 | 408 | 413) {
    super('refused');
  }
}

/** The body of a request. @param most bytes @throws Refused if it is too long, or breaks off */
export function readBody(request: IncomingMessage, most = MAX_BODY): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most) return Promise.reject(new Refused(413));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > most) reject(new Refused(413));
      else chunks.push(chunk);
    });
    request.on('end', () => {
      const [first, second] = chunks;
      resolve(first && !second ? first : Buffer.concat(chunks));
    });
    request.on('error', () => reject(new Refused(408)));
    request.on('aborted', () => reject(new Refused(408)));
  });
}

/** Answers, unless that is done already. An object is sent as JSON, anything else as plain text. */
export function sendAnswer(response: ServerResponse, status: number, answer?: unknown): void {
  if (response.headersSent) return;
  const json = typeof answer === 'object';
  const body = json ? JSON.stringify(answer) : String(answer ?? '');
  const type = body === '' ? {} : { 'Content-Type': json ? 'application/json' : 'text/plain' };
  response.writeHead(status, { ...type, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** Answers a request that failed: with the status of a refusal, or with 500, which is reported. */
export function sendError(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  fault: (error: unknown) => void,
): void {
  const status = error instanceof Refused ? error.status : 500;
  if (status === 500) fault(error);
  // The rest of a body that is too long is not waited for.
  if (status === 413) response.setHeader('Connection', 'close').on('finish', () => request.destroy());
  sendAnswer(response, status);
}
