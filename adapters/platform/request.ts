/** Requests of platforms as bytes, with a bound on their length, and answers to them. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What platforms send is far smaller. */
const LONGEST_BODY = 1024 * 1024;

/** A request that is not answered with what it asks for; `status` says why. */
export class Refused extends Error {
  override name = 'Refused';
  constructor(readonly status: 400 | 401 | 403 | 408 | 413) {
    super('refused');
  }
}

/** The bytes of a request. @throws Refused where there are too many, or they break off */
export function bytesOf(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > LONGEST_BODY) return Promise.reject(new Refused(413));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > LONGEST_BODY) reject(new Refused(413));
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.on('error', () => reject(new Refused(408)));
    request.on('aborted', () => reject(new Refused(408)));
  });
}

/** Answers once: an object as JSON, anything else as plain text. */
export function end(response: ServerResponse, status: number, answer?: unknown): void {
  if (response.headersSent) return;
  const json = typeof answer === 'object';
  const body = json ? JSON.stringify(answer) : String(answer ?? '');
  const type = body === '' ? {} : { 'Content-Type': json ? 'application/json' : 'text/plain' };
  response.writeHead(status, { ...type, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** Answers a request that failed: with its status where it was refused, with 500 where the fault is ours. */
export function sorry(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  fault: (error: unknown) => void,
): void {
  const status = error instanceof Refused ? error.status : 500;
  if (status === 500) fault(error);
  // What is still on its way is not waited for.
  if (status === 413) response.setHeader('Connection', 'close').on('finish', () => request.destroy());
  end(response, status);
}
