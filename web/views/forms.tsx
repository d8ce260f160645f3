/** Groups of reports that are one form, filled in anew; and one of them. */
import type { FormMember, FormRecord } from '../../src/records/records.js';
import type { ArticleText } from '../data/article-text.js';
import { useLoaded } from '../data/loaded.js';
import type { Results } from '../data/results.js';
import { linkTo } from '../data/route.js';
import { counted, figure } from '../data/words.js';
import { MarkedText } from '../parts/marked-text.js';
import { ArticleLink, Provenance, pairLink } from '../parts/names.js';
import { VirtualList } from '../parts/virtual-list.js';

/** The list, or the group that the address names. */
export function Forms({ results, subject }: { results: Results; subject: string }) {
  if (subject !== '') return <Form results={results} subject={subject} />;
  const { forms, passages } = results.index;
  const house = passages.kind.filter((kind) => kind === 1).length;
  const boilerplate = passages.kind.filter((kind) => kind === 2).length;
  return (
    <>
      <h1>Forms and house text</h1>
      <p class="explained">
        Reports that are one form, filled in anew: weather, earnings, results. They are alike, but
        no copies of each other.
      </p>
      <p>
        Also apart:{' '}
        <a href={linkTo('passages', '', { kind: 'house' })}>
          {counted(house, 'passage')} of house text
        </a>{' '}
        and{' '}
        <a href={linkTo('passages', '', { kind: 'boilerplate' })}>
          {figure(boilerplate)} of boilerplate
        </a>
        .
      </p>
      {forms.articles.length === 0 && <p class="nothing">These results have no forms.</p>}
      <VirtualList count={forms.articles.length} estimate={66} label="Forms">
        {(item) => {
          const [first = 0, ...others] = forms.articles[item] ?? [];
          return (
            <div class="item">
              <div class="reach" aria-hidden="true">
                <b>{others.length + 1}</b>
              </div>
              <div>
                <a class="title" href={linkTo('forms', `f${item + 1}`)} dir="auto">
                  <bdi>{results.nameOf(first)}</bdi>
                </a>
                <p class="facts">
                  <span>{counted(others.length + 1, 'report')}</span>
                  <span>{counted(forms.blanks[item]!, 'blank')}</span>
                </p>
              </div>
            </div>
          );
        }}
      </VirtualList>
    </>
  );
}

function Form({ results, subject }: { results: Results; subject: string }) {
  const { value, error } = useLoaded(
    () => load(results, Number(subject.replace(/^f/, '')) - 1),
    [subject],
  );
  if (error) return <p class="nothing">There is no form {subject} in these results.</p>;
  if (!value) return <p class="loading">Reading …</p>;
  const { form, text } = value;
  const first = results.numberOf(form.article);
  return (
    <article>
      <p class="crumbs">
        <a href={linkTo('forms')}>Forms</a> / {form.id}
      </p>
      <h1 dir="auto">
        <bdi>{results.nameOf(first)}</bdi>
      </h1>
      <ol class="list">
        {form.members.map((member) => (
          <li key={member.article}>
            <Report results={results} first={first} member={member} />
          </li>
        ))}
      </ol>
      {text !== null && (
        <section>
          <h2>The form and its blanks</h2>
          <MarkedText text={text} spans={blanksOf(form, text)} />
        </section>
      )}
    </article>
  );
}

function Report({
  results,
  first,
  member,
}: {
  results: Results;
  first: number;
  member: FormMember;
}) {
  const article = results.numberOf(member.article);
  const { kept, replaced, reworded } = member;
  return (
    <div class="item plain">
      <div>
        <ArticleLink results={results} article={article} />
        <p class="facts">
          <Provenance results={results} article={article} />
          <span>
            {counted(replaced, 'number')} replaced, {figure(kept)} kept,{' '}
            {counted(reworded, 'place')} reworded
          </span>
        </p>
        <p class="actions">
          <a href={pairLink(results, first, article)}>
            Side by side<span class="unseen"> with the first report</span>
          </a>
        </p>
      </div>
    </div>
  );
}

async function load(results: Results, number: number) {
  const form = await results.record('form', number);
  return { form, text: await results.textOf(results.numberOf(form.article)) };
}

function blanksOf({ blanks }: FormRecord, text: ArticleText) {
  return blanks.map(({ start, end }) => ({
    start: text.at(start),
    end: text.at(end),
    kind: 'blank' as const,
    label: 'blank',
    href: '',
  }));
}
