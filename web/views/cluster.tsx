/** One cluster: where its text is from, when each copy appeared, and what each of them changed. */
import type { Changes, MemberLineage } from '../../src/records/lineage.js';
import type { ClusterMember, ClusterRecord } from '../../src/records/records.js';
import { haveSameWords, shareOf } from '../../src/records/tie.js';
import { useLoaded } from '../data/loaded.js';
import type { Results } from '../data/results.js';
import { linkTo } from '../data/route.js';
import { counted, delayOf, momentOf, percent, RELATION_WORDS } from '../data/words.js';
import { Share } from '../parts/bars.js';
import { ArticleLink, Publisher, pairLink } from '../parts/names.js';
import { Timeline } from '../parts/timeline.js';

/** The view of a cluster. */
export function Cluster({ results, subject }: { results: Results; subject: string }) {
  const number = Number(subject.replace(/^c/, '')) - 1;
  const { value: cluster, error } = useLoaded(() => results.cluster(number), [subject]);
  if (error) return <p class="nothing">There is no cluster {subject} in these results.</p>;
  if (!cluster) return <p class="loading">Reading …</p>;
  return <Found results={results} cluster={cluster} number={number} />;
}

function Found({
  results,
  cluster,
  number,
}: {
  results: Results;
  cluster: ClusterRecord;
  number: number;
}) {
  const members = membersOf(cluster);
  const base = results.numberOf(cluster.origin?.article ?? cluster.canonical);
  const points = members.flatMap(({ article, published }) => {
    const known = results.numberOf(article);
    const date = published ? new Date(published) : results.dateOf(known);
    const isFirst = article === cluster.origin?.article;
    const label = `${results.sourceOf(known) || article}, ${momentOf(date)}`;
    return date ? [{ date, label, isFirst }] : [];
  });
  return (
    <article>
      <p class="crumbs">
        <a href={linkTo('clusters')}>Clusters of copies</a> / {cluster.id}
      </p>
      <h1 dir="auto">
        <bdi>{results.nameOf(results.faceOf(number))}</bdi>
      </h1>
      <Origin results={results} cluster={cluster} />
      <Timeline points={points} />
      <h2>{counted(members.length, 'article')}</h2>
      <ol class="list members">
        {members.map((member) => (
          <li key={member.article}>
            <Member results={results} cluster={cluster} member={member} base={base} />
          </li>
        ))}
      </ol>
      <Links results={results} cluster={cluster} />
    </article>
  );
}

function Origin({ results, cluster }: { results: Results; cluster: ClusterRecord }) {
  const { origin, agency, canonical, stub } = cluster;
  return (
    <div class="summary">
      {stub && <p>A page that a site shows in place of articles.</p>}
      {origin?.article && (
        <p>
          <b>Origin</b> <ArticleLink results={results} article={results.numberOf(origin.article)} />
        </p>
      )}
      {origin && <p class="reason">{sentence(origin.reason)}</p>}
      {agency && (
        <p>
          <b>Agency</b> <bdi>{agency.name}</bdi>, by the {agency.place.replace('-', ' ')}
          {agency.line === undefined ? '' : `, line ${agency.line},`} of{' '}
          <ArticleLink results={results} article={results.numberOf(agency.article)} />;{' '}
          {agency.credited} of {counted(cluster.members.length + 1, 'article')}{' '}
          {agency.credited === 1 ? 'credits' : 'credit'} it
        </p>
      )}
      {origin?.article !== canonical && (
        <p>
          <b>Kept</b> <ArticleLink results={results} article={results.numberOf(canonical)} />
        </p>
      )}
    </div>
  );
}

function sentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1).replace(/[.]$/, '')}.`;
}

type ListedMember = Partial<MemberLineage> & { article: string; tie: ClusterMember };

/** All articles of a cluster in the order of publication; without lineage, the canonical one first. */
function membersOf(cluster: ClusterRecord): ListedMember[] {
  const { canonical, canonicalToCentre, members, lineage } = cluster;
  const ties = new Map<string, ClusterMember>([
    [canonical, { article: canonical, ...canonicalToCentre }],
    ...members.map((member): [string, ClusterMember] => [member.article, member]),
  ]);
  const order: readonly (Partial<MemberLineage> & { article: string })[] =
    lineage ?? [...ties.values()].map(({ article }) => ({ article }));
  return order.flatMap((member) => {
    const tie = ties.get(member.article);
    return tie ? [{ ...member, tie }] : [];
  });
}

interface MemberProps {
  results: Results;
  cluster: ClusterRecord;
  member: ListedMember;
  base: number;
}

function Member({ results, cluster, member, base }: MemberProps) {
  const article = results.numberOf(member.article);
  const isOrigin = cluster.origin?.article === member.article;
  const isCentre = cluster.centre === member.article;
  const { tie, changes, delay = 0, uncredited } = member;
  return (
    <div class="item">
      <div class="when">
        <span>{momentOf(results.dateOf(article))}</span>
        {delay > 0 && <span>{delayOf(delay)}</span>}
      </div>
      <div>
        <ArticleLink results={results} article={article} />
        <p class="facts">
          <Publisher results={results} article={article} />
          {isOrigin && <span class="tag strong">origin</span>}
          {member.article === cluster.canonical && <span class="tag">kept</span>}
          {uncredited && <span class="tag warn">no credit</span>}
          {isCentre ? <span class="tag">centre</span> : <Tie tie={tie} />}
        </p>
        {changes && <ChangeLine changes={changes} />}
        {article !== base && (
          <p class="actions">
            <a href={pairLink(results, base, article)}>
              Side by side
              <span class="unseen">
                {' '}
                with the {isKnownOrigin(cluster) ? 'origin' : 'kept article'}
              </span>
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

function isKnownOrigin({ origin }: ClusterRecord): boolean {
  return origin?.article != null;
}

function Tie({ tie }: { tie: ClusterMember }) {
  return (
    <span class="tag">
      {RELATION_WORDS[tie.relation] ?? tie.relation}
      {haveSameWords(tie) ? '' : ` ${percent(shareOf(tie))}`}
    </span>
  );
}

/** What a copy kept, cut, added and changed, as a line and in words. */
function ChangeLine({ changes }: { changes: Changes }) {
  const { kept, cut, added, changed, moved } = changes;
  const parts = [
    { name: 'kept', value: kept },
    { name: 'changed', value: changed },
    { name: 'cut', value: cut },
    { name: 'added', value: added },
  ];
  const words = parts
    .filter(({ value }) => value > 0)
    .map(({ name, value }) => `${name} ${value.toLocaleString('en')}`);
  return (
    <div class="changes">
      <Share parts={parts} />
      <p>
        {words.join(' · ')} {words.length > 0 && 'words'}
        {moved.length > 0 && ` · ${counted(moved.length, 'part')} moved`}
      </p>
    </div>
  );
}

function Links({ results, cluster: { links } }: { results: Results; cluster: ClusterRecord }) {
  if (links.length === 0) return null;
  return (
    <section>
      <h2>Copies of single articles, outside of this cluster</h2>
      <ul class="plain">
        {links.map(({ article, other, jaccard, aligned }) => (
          <li key={`${article} ${other}`}>
            <ArticleLink results={results} article={results.numberOf(other)} /> is{' '}
            {percent(Math.max(jaccard, aligned))} alike to{' '}
            <a href={pairLink(results, results.numberOf(article), results.numberOf(other))}>
              <bdi>{results.nameOf(results.numberOf(article))}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
