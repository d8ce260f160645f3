import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { SkipReason } from '../article/skipped.js';
import { messageOf, RunError } from '../errors.js';

/** The reason of an answer that refuses a request. */
type FaultReason =
  | SkipReason
  | 'bad-request'
  | 'unauthorised'
  | 'not-found'
  | 'busy'
  | 'stopping'
  | 'index'
  | 'internal';

/** A request that is refused. */
export class HttpFault extends Error {
  readonly statusCode: number;
  readonly reason: FaultReason;

  constructor(statusCode: number, reason: FaultReason, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.reason = reason;
  }
}

/** The status of the answer to a record without an article. */
const STATUS_OF: Partial<Record<SkipReason, number>> = { 'broken-json': 400, 'too-large': 413 };

/** The fault of a record without an article. */
export function recordFault(reason: SkipReason, message: string): HttpFault {
  return new HttpFault(STATUS_OF[reason] ?? 422, reason, message);
}

/** The message for a body of another type, or of none. */
export const BODY_TYPES =
  'the content-type of the body must be application/json (an article) or application/x-ndjson (one a line)';

/** Reasons of the server's own refusals by their status. */
const REASON_OF: Readonly<Record<number, FaultReason>> = {
  404: 'not-found',
  413: 'too-large',
  415: 'other-format',
  503: 'stopping',
};

/** Messages with a remedy, in place of the framework's. */
const MESSAGE_OF: Readonly<Record<number, string>> = {
  413: 'the body is larger than --max-size of this server',
  415: BODY_TYPES,
};

/** The fault that an error is for a client. An error of our own is not described to it. */
function faultOf(error: FastifyError | HttpFault): HttpFault {
  if (error instanceof HttpFault) return error;
  if (error instanceof RunError) return new HttpFault(503, 'index', messageOf(error));
  const { statusCode = 500 } = error;
  const message = MESSAGE_OF[statusCode] ?? error.message;
  if (statusCode < 500 || statusCode === 503) {
    return new HttpFault(statusCode, REASON_OF[statusCode] ?? 'bad-request', message);
  }
  return new HttpFault(500, 'internal', 'the server failed; its log has the reason');
}

/** Answers a request that failed. */
export function sendFault(
  error: FastifyError | HttpFault,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { statusCode, reason, message } = faultOf(error);
  if (statusCode >= 500 && reason !== 'busy') request.log.error({ err: error }, reason);
  if (statusCode === 503) reply.header('retry-after', '1');
  if (statusCode === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(statusCode).send({ error: reason, message });
}
