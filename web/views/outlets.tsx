/** Outlets: their copies of each other as a network and a table, the texts they share as a matrix. */
import { useMemo } from 'preact/hooks';
import type { Results } from '../data/results.js';
import { linkTo } from '../data/route.js';
import { type Travels, travelsOf } from '../data/travel.js';
import { figure } from '../data/words.js';
import { Network } from '../parts/network.js';
import { ScrollRegion } from '../parts/scroll-region.js';

/** Outlets in the network, in the matrix, and lines of the list. */
const MOST = { network: 30, matrix: 24, list: 40 };

/** The view. */
export function Outlets({ results }: { results: Results }) {
  const travels = useMemo(() => travelsOf(results), [results]);
  const ranked = useMemo(() => rankedOutlets(travels, results.index.outlets.length), [travels]);
  if (ranked.length === 0) {
    return (
      <>
        <h1>Outlets</h1>
        <p class="nothing">No two known outlets share text.</p>
      </>
    );
  }
  return (
    <>
      <h1>Outlets</h1>
      <section>
        <h2>Who runs whose copy</h2>
        <p class="explained">
          {travels.directed.length > 0
            ? 'An arrow leads from the outlet in which a text began to an outlet that ran it, where dates or credits show it.'
            : 'No date and no credit shows where any text began; lines join outlets that share text.'}
        </p>
        <Network results={results} outlets={ranked.slice(0, MOST.network)} travels={travels} />
        <TravelList results={results} travels={travels} />
      </section>
      <section>
        <h2>Matrix of shared texts</h2>
        <Matrix results={results} outlets={ranked.slice(0, MOST.matrix)} travels={travels} />
        {ranked.length > MOST.matrix && (
          <p>
            The {MOST.matrix} outlets of {figure(ranked.length)} that share most.
          </p>
        )}
      </section>
    </>
  );
}

/** Outlets that share text, those that share most first. */
function rankedOutlets({ shared }: Travels, outlets: number): number[] {
  const sums = new Map<number, number>();
  for (const [key, count] of shared) {
    const outlet = Math.floor(key / outlets);
    sums.set(outlet, (sums.get(outlet) ?? 0) + count);
  }
  return [...sums.keys()].sort((a, b) => sums.get(b)! - sums.get(a)! || a - b);
}

function TravelList({ results, travels: { directed } }: { results: Results; travels: Travels }) {
  const { outlets } = results.index;
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
                <Outlet name={outlets[from]!} />
              </td>
              <td>
                <Outlet name={outlets[to]!} />
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

function Outlet({ name }: { name: string }) {
  return (
    <a href={linkTo('clusters', '', { source: name })}>
      <bdi>{name}</bdi>
    </a>
  );
}

function Matrix({
  results,
  outlets,
  travels: { shared },
}: {
  results: Results;
  outlets: number[];
  travels: Travels;
}) {
  const names = results.index.outlets;
  const countOf = (one: number, other: number) => shared.get(one * names.length + other) ?? 0;
  const most = Math.max(
    1,
    ...outlets.flatMap((one) => outlets.map((other) => countOf(one, other))),
  );
  return (
    <ScrollRegion label="Texts that pairs of outlets share">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Outlet</span>
            </th>
            {outlets.map((outlet) => (
              <th key={outlet} scope="col">
                <bdi>{names[outlet]}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {outlets.map((one) => (
            <tr key={one}>
              <th scope="row">
                <Outlet name={names[one]!} />
              </th>
              {outlets.map((other) => (
                <Shared key={other} count={one === other ? -1 : countOf(one, other)} most={most} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A cell; a count below 0 is an outlet against itself. */
function Shared({ count, most }: { count: number; most: number }) {
  if (count < 0) return <td class="self" />;
  return (
    <td class={`level${Math.ceil((5 * count) / most)}`}>{count === 0 ? '' : figure(count)}</td>
  );
}
