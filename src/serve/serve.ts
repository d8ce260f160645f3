/** Serves an index over HTTP. */
import type { FastifyInstance } from 'fastify';
import type { ArticleIndex } from '../dedup/open-index.js';
import { messageOf, RunError } from '../errors.js';
import type { FieldOptions } from '../options/field-options.js';
import { readOptions } from '../scan/read-options.js';
import { addArticleRoutes, type RouteSetup } from './article-routes.js';
import { loadGuard, refuseCompressed, tokenGuard } from './guards.js';
import { HttpFault, sendFault } from './http-fault.js';
import { Intake } from './intake.js';
import { makeMetrics, routeOf } from './metrics.js';
import { describeRoutes } from './openapi.js';
import { PAGE, PAGE_POLICY } from './page.js';

/** How an index is served. */
export interface ServeOptions extends FieldOptions {
  /** Field of a record that names its source. */
  source: string;
  /** Address to listen at. */
  host: string;
  /** Port to listen at; 0 for any that is free. */
  port: number;
  /** Bytes of an article at most. */
  maxSize: number;
  /** Seconds that a client has for its next article, and to take the answer. */
  timeout: number;
  /** Requests that are served at a time. */
  requests: number;
}

/** The surroundings of a server. */
export interface ServeContext {
  /** The token that requests must bring; null if they need none. */
  token: string | null;
  /** The version that the description shows. */
  version: string;
  /** Takes lines of JSON about the server, without the text of articles. */
  log: { write(line: string): void };
  /** The least level of lines. */
  level: 'info' | 'warn';
}

/** A server that listens. */
export interface ArticleServer {
  /** Where it listens: `http://127.0.0.1:8734`. */
  url: string;
  /**
   * Takes no more requests, and ends those that run with answers to all that was received. Resolves
   * after the last; the index is still open.
   */
  stop: () => Promise<void>;
}

/** Milliseconds that a client has to take its last answers when the server stops. */
const LAST_MS = 5_000;

/** Milliseconds that a client has to send the head of a request. */
const HEAD_MS = 10_000;

/** Bytes of the head of a request: the longest id, in percent signs, and more. */
const HEAD_BYTES = 64 * 1024;

/** The most open connections: more would leave no descriptors for the files of the index. */
const MOST_CONNECTIONS = 16_384;

/**
 * Serves an index, which nobody else changes meanwhile. The packages of the server are loaded now.
 * @throws {RunError} if the address is taken, or another machine has it.
 */
export async function serveIndex(
  index: ArticleIndex,
  options: ServeOptions,
  context: ServeContext,
): Promise<ArticleServer> {
  const reading = readOptions({ ...options, ...NO_FILES });
  const intake = new Intake(index, reading);
  const controller = new AbortController();
  const setup: RouteSetup = {
    ...{ index, intake, stop: controller.signal },
    metrics: await makeMetrics(index),
    mostBytes: options.maxSize,
    patience: 1000 * options.timeout,
  };
  const server = await makeServer(context);
  addHooks(server, setup);
  addOpenRoutes(server, setup, describeRoutes(reading.fields, context.version));
  await addGuardedRoutes(server, setup, context.token, options.requests);
  const url = await listen(server, options);
  warnIfOpen(server, context);
  const stop = async () => {
    controller.abort();
    const timer = setTimeout(() => server.server.closeAllConnections(), LAST_MS);
    await server.close();
    clearTimeout(timer);
    intake.close();
    server.log.info('stopped');
  };
  return { url, stop };
}

/** Options of reading that concern files alone. */
const NO_FILES = { encoding: null, extractor: 'wirecopy', maxRatio: 1 } as const;

async function makeServer({ log, level }: ServeContext): Promise<FastifyInstance> {
  const [{ fastify, LogController }, { pino }] = await Promise.all([
    import('fastify'),
    import('pino'),
  ]);
  const server = fastify({
    loggerInstance: pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, log),
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    frameworkErrors: sendFault,
    routerOptions: { maxParamLength: HEAD_BYTES },
    // A whole request may last as long as its stream does; a head may not.
    http: { maxHeaderSize: HEAD_BYTES, headersTimeout: HEAD_MS, requestTimeout: 0 },
  }) as unknown as FastifyInstance;
  server.server.maxConnections = MOST_CONNECTIONS;
  server.setErrorHandler(sendFault);
  server.setNotFoundHandler((request, reply) => {
    const fault = new HttpFault(404, 'not-found', 'there is no such route; GET / shows all');
    return sendFault(fault, request, reply);
  });
  return server;
}

function addHooks(server: FastifyInstance, { metrics, stop }: RouteSetup): void {
  server.addHook('onRequest', async ({ raw: { socket } }, { raw }) => {
    // Further lines after the last answer are not read, so the client must hear that.
    raw.once('finish', () => stop.aborted && socket.end());
  });
  server.addHook('onResponse', async (request, reply) => {
    metrics.observe(request, reply);
    const { method, log } = request;
    const ms = Math.round(reply.elapsedTime * 100) / 100;
    log.info({ method, route: routeOf(request), status: reply.statusCode, ms }, 'served');
  });
}

/** The routes that need no token: they show nothing of articles. */
function addOpenRoutes(server: FastifyInstance, { stop, intake }: RouteSetup, api: object): void {
  server.get('/', (_, reply) => {
    return reply.type('text/html').header('content-security-policy', PAGE_POLICY).send(PAGE);
  });
  server.get('/openapi.json', async () => api);
  server.get('/healthz', async () => ({ state: 'alive' }));
  server.get('/readyz', async (_, reply) => {
    const state = intake.isBroken ? 'broken' : stop.aborted ? 'stopping' : 'ready';
    return reply.code(state === 'ready' ? 200 : 503).send({ state });
  });
}

async function addGuardedRoutes(
  server: FastifyInstance,
  setup: RouteSetup,
  token: string | null,
  most: number,
): Promise<void> {
  const { metrics } = setup;
  await server.register(async (guarded) => {
    if (token !== null) guarded.addHook('onRequest', tokenGuard(token));
    guarded.get('/metrics', async (_, reply) => {
      return reply.type(metrics.contentType).send(await metrics.text());
    });
    await guarded.register(async (articles) => {
      articles.addHook('onRequest', loadGuard(most));
      articles.addHook('onRequest', refuseCompressed);
      addArticleRoutes(articles, setup);
    });
  });
}

async function listen(server: FastifyInstance, { host, port }: ServeOptions): Promise<string> {
  try {
    return await server.listen({ host, port, listenTextResolver: (url) => `listening at ${url}` });
  } catch (error) {
    await server.close();
    throw new RunError(`--host ${host} and --port ${port} cannot be used: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

function warnIfOpen(server: FastifyInstance, { token }: ServeContext): void {
  const { log } = server;
  const isOpen = server.addresses().some((bound) => {
    return typeof bound === 'object' && !LOOPBACK.test(bound.address);
  });
  if (!isOpen) return;
  if (token === null) log.warn('other machines can read and change the index: there is no token');
  else log.warn('other machines can connect, and nothing is encrypted: the token can be read');
}
