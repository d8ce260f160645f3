/** Checks of a request before it is served: the token, and the bounds of number and time. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpFault } from './http-fault.js';

/** A hook that lets a request pass, or refuses it. */
export type Guard = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** Lets requests pass that bring the token. The time of the comparison does not depend on its bytes. */
export function tokenGuard(token: string): Guard {
  const wanted = digest(`Bearer ${token}`);
  return async ({ headers }) => {
    const given = digest((headers.authorization ?? '').replace(/^bearer /i, 'Bearer '));
    if (timingSafeEqual(given, wanted)) return;
    throw new HttpFault(401, 'unauthorised', 'the header Authorization must be: Bearer TOKEN');
  };
}

/** Digests have one length, as the comparison needs it. */
function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}

/** Lets up to `most` requests pass at a time. */
export function loadGuard(most: number): Guard {
  let running = 0;
  return async (_, reply) => {
    if (running >= most) {
      throw new HttpFault(503, 'busy', `${most} requests are served already; try again soon`);
    }
    running++;
    reply.raw.once('close', () => running--);
  };
}

/** Refuses a body that is compressed, of which no line could be read. */
export async function refuseCompressed({ headers }: FastifyRequest): Promise<void> {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return;
  throw new HttpFault(415, 'other-format', 'the body must be sent uncompressed');
}

const TIMEOUT = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/** The time that a client has for its next article, and to take the answer. */
export class Deadline {
  readonly #timer: NodeJS.Timeout;

  constructor(reply: FastifyReply, milliseconds: number) {
    this.#timer = setTimeout(() => giveUp(reply), milliseconds);
    reply.raw.once('close', () => clearTimeout(this.#timer));
  }

  /** The client has the whole time again. */
  extend(): void {
    this.#timer.refresh();
  }
}

function giveUp({ request, raw }: FastifyReply): void {
  const { socket } = request.raw;
  // An answer that has begun can only be cut off, so that it is not taken for a whole one.
  if (raw.headersSent) socket.destroy();
  else socket.end(TIMEOUT, () => socket.destroy());
}
