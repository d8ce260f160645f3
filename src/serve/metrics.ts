import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ArticleIndex } from '../dedup/open-index.js';
import type { RecordAnswer } from './intake.js';

/** Seconds of an answer; most take less than a millisecond of work and a sync of the disk. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

/** Numbers about a server, for Prometheus. */
export interface Metrics {
  /** Counts answers to records that were added. */
  count: (answers: readonly RecordAnswer[]) => void;
  /** Counts a request that has been served. */
  observe: (request: FastifyRequest, reply: FastifyReply) => void;
  contentType: string;
  /** All numbers, in the text format of Prometheus. */
  text: () => Promise<string>;
}

/** Makes the numbers about a server. */
export async function makeMetrics(index: ArticleIndex): Promise<Metrics> {
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import(
    'prom-client'
  );
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'wirecopy_request_seconds',
    help: 'Time of requests by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const articles = new Counter({
    name: 'wirecopy_articles_total',
    help: 'Records that were sent to be added, by verdict; those that were sent again are replayed.',
    labelNames: ['verdict'],
    registers,
  });
  new Gauge({
    name: 'wirecopy_index_articles',
    help: 'Articles in the index.',
    registers,
    collect() {
      this.set(index.stats().articles);
    },
  });
  return {
    count: (answers) => {
      for (const answer of answers) {
        articles.inc({ verdict: 'replayed' in answer ? 'replayed' : answer.verdict });
      }
    },
    observe: (request, reply) => {
      const labels = { route: routeOf(request), method: request.method, status: reply.statusCode };
      seconds.observe(labels, reply.elapsedTime / 1000);
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

/** The route of a request with the names of its parameters: ids of articles are not in it. */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}
