/** Sources: their copies of each other as a network and a table, the texts they share as a matrix. */
import { useMemo } from 'preact/hooks';
import type { Results } from '../data/results.js';
import { linkTo } from '../data/route.js';
import { type Travels, travelsOf } from '../data/travel.js';
import { figure } from '../data/words.js';
import { Network } from '../parts/network.js';
import { ScrollRegion } from '../parts/scroll-region.js';

/** Sources in the network, in the matrix, and lines of the list. */
const MOST = { network: 30, matrix: 24, list: 40 };

/** The view. */
export function Sources({ results }: { results: Results }) {
  const travels = useMemo(() => travelsOf(results), [results]);
  const ranked = useMemo(() => rankedSources(travels, results.index.sourceNames.length), [travels]);
  if (ranked.length === 0) {
    return (
      <>
        <h1>Sources</h1>
        <p class="nothing">No two known sources share text.</p>
      </>
    );
  }
  return (
    <>
      <h1>Sources</h1>
      <section>
        <h2>Who runs whose copy</h2>
        <p class="explained">
          {travels.directed.length > 0
            ? 'An arrow leads from the source in which a text began to a source that ran it, where dates or credits show it.'
            : 'No date and no credit shows where any text began; lines join sources that share text.'}
        </p>
        <Network results={results} sources={ranked.slice(0, MOST.network)} travels={travels} />
        <TravelList results={results} travels={travels} />
      </section>
      <section>
        <h2>Matrix of shared texts</h2>
        <Matrix results={results} sources={ranked.slice(0, MOST.matrix)} travels={travels} />
        {ranked.length > MOST.matrix && (
          <p>
            The {MOST.matrix} sources of {figure(ranked.length)} that share most.
          </p>
        )}
      </section>
    </>
  );
}

/** Sources that share text, those that share most first. */
function rankedSources({ shared }: Travels, sources: number): number[] {
  const sums = new Map<number, number>();
  for (const [key, count] of shared) {
    const source = Math.floor(key / sources);
    sums.set(source, (sums.get(source) ?? 0) + count);
  }
  return [...sums.keys()].sort((a, b) => sums.get(b)! - sums.get(a)! || a - b);
}

function TravelList({ results, travels: { directed } }: { results: Results; travels: Travels }) {
  const { sourceNames } = results.index;
  if (directed.length === 0) return null;
  return (
    <ScrollRegion label="Who runs whose copy, as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Run by</th>
            <th scope="col">Copies</th>
          </tr>
        </thead>
        <tbody>
          {directed.slice(0, MOST.list).map(({ from, to, copies }) => (
            <tr key={`${from} ${to}`}>
              <td>
                <SourceLink name={sourceNames[from]!} />
              </td>
              <td>
                <SourceLink name={sourceNames[to]!} />
              </td>
              <td>{figure(copies)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {directed.length > MOST.list && <p>and {figure(directed.length - MOST.list)} more pairs</p>}
    </ScrollRegion>
  );
}

function SourceLink({ name }: { name: string }) {
  return (
    <a href={linkTo('clusters', '', { source: name })}>
      <bdi>{name}</bdi>
    </a>
  );
}

function Matrix({
  results,
  sources,
  travels: { shared },
}: {
  results: Results;
  sources: number[];
  travels: Travels;
}) {
  const names = results.index.sourceNames;
  const countOf = (one: number, other: number) => shared.get(one * names.length + other) ?? 0;
  const most = Math.max(
    1,
    ...sources.flatMap((one) => sources.map((other) => countOf(one, other))),
  );
  return (
    <ScrollRegion label="Texts that pairs of sources share">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Source</span>
            </th>
            {sources.map((source) => (
              <th key={source} scope="col">
                <bdi>{names[source]}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map((one) => (
            <tr key={one}>
              <th scope="row">
                <SourceLink name={names[one]!} />
              </th>
              {sources.map((other) => (
                <Shared key={other} count={one === other ? -1 : countOf(one, other)} most={most} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A cell; a count below 0 is a source against itself. */
function Shared({ count, most }: { count: number; most: number }) {
  if (count < 0) return <td class="self" />;
  return (
    <td class={`level${Math.ceil((5 * count) / most)}`}>{count === 0 ? '' : figure(count)}</td>
  );
}
