/** The routes that ask the index and change it. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wholeLines } from '../dedup/line-blocks.js';
import type { ArticleIndex } from '../dedup/open-index.js';
import { asOneLine, isUnfinished, untilStopped } from './body-lines.js';
import { Deadline } from './guards.js';
import { BODY_TYPES, HttpFault, recordFault } from './http-fault.js';
import { type Intake, type LineAnswers, type RecordAnswer, tooLongAnswer } from './intake.js';
import type { Metrics } from './metrics.js';

/** The parts of a server that the routes need. */
export interface RouteSetup {
  index: ArticleIndex;
  intake: Intake;
  metrics: Metrics;
  /** Aborted when streams have to end. */
  stop: AbortSignal;
  /** Bytes of an article at most. */
  mostBytes: number;
  /** Milliseconds that a client has for an article. */
  patience: number;
}

/** Judges lines, the first of which has the number `before + 1`. */
type JudgeLines = (lines: Uint8Array, before: number) => LineAnswers | Promise<LineAnswers>;

/** The types of a body that has an article a line. */
const LINES = /^application\/(?:x-)?(?:ndjson|jsonl|json-?lines)\b/;

const encoder = new TextEncoder();

interface ById {
  Params: { id: string };
}

/** Adds the routes of articles and clusters. */
export function addArticleRoutes(server: FastifyInstance, setup: RouteSetup): void {
  const { index, intake, metrics } = setup;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: setup.mostBytes },
    (_, body, done) => done(null, body),
  );
  // The body of lines is read by the handler, while it answers.
  server.addContentTypeParser(LINES, (_, __, done) => done(null, null));
  server.decorateRequest('deadline', null as unknown as Deadline);
  server.addHook('onRequest', async (request, reply) => {
    request.deadline = new Deadline(reply, setup.patience);
  });
  const addLines: JudgeLines = async (lines, before) => {
    const found = await intake.add(lines, before);
    metrics.count(found.answers);
    return found;
  };
  const queryLines: JudgeLines = (lines, before) => intake.query(lines, before);
  server.post('/articles', (request, reply) => answerBody(request, reply, addLines, setup));
  server.post('/query', (request, reply) => answerBody(request, reply, queryLines, setup));
  server.get<ById>('/articles/:id', async ({ params: { id } }) => index.get(id) ?? noArticle(id));
  server.get<ById>('/clusters/:id', async ({ params: { id } }) => {
    const articles = index.cluster(id) ?? noArticle(id);
    return { canonical: index.get(id)!.canonical, articles };
  });
  server.delete<ById>('/articles/:id', async ({ params: { id } }) => {
    // Records that were judged come before their removal.
    await intake.recorded();
    const removed = await index.remove({ id });
    return removed === 0 ? noArticle(id) : { removed };
  });
}

function noArticle(id: string): never {
  const shown = id.length > 100 ? `${id.slice(0, 100)}…` : id;
  throw new HttpFault(404, 'not-found', `there is no article ${JSON.stringify(shown)}`);
}

async function answerBody(
  request: FastifyRequest,
  reply: FastifyReply,
  judge: JudgeLines,
  setup: RouteSetup,
): Promise<RecordAnswer | Readable> {
  const { body } = request;
  if (body instanceof Uint8Array) return answerOne(body, judge);
  if (body === undefined) {
    throw new HttpFault(415, 'other-format', BODY_TYPES);
  }
  reply.type('application/x-ndjson');
  return Readable.from(answersToLines(request, judge, setup), { objectMode: false });
}

/** @throws {HttpFault} if the body is not one article. */
async function answerOne(body: Uint8Array, judge: JudgeLines): Promise<RecordAnswer> {
  const { answers } = await judge(lineOf(body), 0);
  const [answer] = answers;
  if (answer === undefined) throw recordFault('broken-json', 'the body is empty');
  if (answer.verdict === 'skipped') throw recordFault(answer.reason, answer.message);
  return answer;
}

function lineOf(body: Uint8Array): Uint8Array {
  try {
    return asOneLine(body);
  } catch {
    throw recordFault('broken-json', 'the body is not an object of JSON');
  }
}

/** The answers to the lines of a body, in order. Further lines are read once these answers were taken. */
async function* answersToLines(
  { raw, deadline }: FastifyRequest,
  judge: JudgeLines,
  { stop, mostBytes }: RouteSetup,
): AsyncGenerator<Uint8Array, void> {
  let before = 0;
  for await (const piece of wholeLines(untilStopped(raw, stop), mostBytes)) {
    deadline.extend();
    if (stop.aborted && !raw.complete && isUnfinished(piece)) return;
    if (typeof piece === 'number') {
      before++;
      yield linesOf([tooLongAnswer(before, piece, mostBytes)]);
      continue;
    }
    const { answers, lines } = await judge(piece, before);
    before += lines;
    if (answers.length > 0) yield linesOf(answers);
  }
}

function linesOf(answers: readonly RecordAnswer[]): Uint8Array {
  return encoder.encode(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
}

declare module 'fastify' {
  interface FastifyRequest {
    deadline: Deadline;
  }
}
