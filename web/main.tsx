/** The page: its frame, and the view that the address names. */
import { type ComponentChildren, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Results } from './data/results.js';
import { linkTo, type Route, useRoute } from './data/route.js';
import { ThemeSwitch } from './parts/theme-switch.js';
import { Article } from './views/article.js';
import { Articles } from './views/articles.js';
import { Cluster } from './views/cluster.js';
import { Clusters } from './views/clusters.js';
import { Compare } from './views/compare.js';
import { Forms } from './views/forms.js';
import { Novelty } from './views/novelty.js';
import { Overview } from './views/overview.js';
import { Passage } from './views/passage.js';
import { Passages } from './views/passages.js';
import { Repeat } from './views/repeat.js';
import { Repeats } from './views/repeats.js';
import { Sources } from './views/sources.js';

/** A view by its name in addresses, and the part of the menu that it belongs to. */
interface View {
  title: string;
  menu: string;
  show: (results: Results, route: Route) => ComponentChildren;
}

const VIEWS: Readonly<Record<string, View>> = {
  overview: {
    title: 'Overview',
    menu: 'overview',
    show: (results) => <Overview results={results} />,
  },
  clusters: {
    title: 'Clusters',
    menu: 'clusters',
    show: (results, route) => <Clusters results={results} route={route} />,
  },
  cluster: {
    title: 'Cluster',
    menu: 'clusters',
    show: (results, { subject }) => <Cluster results={results} subject={subject} />,
  },
  compare: {
    title: 'Side by side',
    menu: 'clusters',
    show: (results, route) => <Compare results={results} route={route} />,
  },
  passages: {
    title: 'Passages',
    menu: 'passages',
    show: (results, route) => <Passages results={results} route={route} />,
  },
  passage: {
    title: 'Passage',
    menu: 'passages',
    show: (results, { subject }) => <Passage results={results} subject={subject} />,
  },
  sources: {
    title: 'Sources',
    menu: 'sources',
    show: (results) => <Sources results={results} />,
  },
  repeats: {
    title: 'Repeats',
    menu: 'repeats',
    show: (results, route) => <Repeats results={results} route={route} />,
  },
  repeat: {
    title: 'Repeat',
    menu: 'repeats',
    show: (results, { subject }) => <Repeat results={results} subject={subject} />,
  },
  forms: {
    title: 'Forms',
    menu: 'forms',
    show: (results, { subject }) => <Forms results={results} subject={subject} />,
  },
  novelty: { title: 'Novelty', menu: 'novelty', show: (results) => <Novelty results={results} /> },
  articles: {
    title: 'Articles',
    menu: 'articles',
    show: (results, route) => <Articles results={results} route={route} />,
  },
  article: {
    title: 'Article',
    menu: 'articles',
    show: (results, { subject }) => <Article results={results} id={subject} />,
  },
};

const MENU = [
  'overview',
  'clusters',
  'passages',
  'sources',
  'repeats',
  'forms',
  'novelty',
  'articles',
];

function Page({ results }: { results: Results }) {
  const route = useRoute();
  const view = VIEWS[Object.hasOwn(VIEWS, route.view) ? route.view : 'overview']!;
  const main = useRef<HTMLElement>(null);
  const shown = `${route.view}/${route.subject}`;
  const before = useRef(shown);
  useEffect(() => {
    document.title = `${view.title} · wirecopy report`;
    if (before.current === shown) return;
    before.current = shown;
    scrollTo(0, 0);
    main.current?.focus();
  }, [shown]);
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to the content
      </button>
      <header>
        <a class="brand" href={linkTo('overview')}>
          wirecopy
        </a>
        <nav aria-label="Views">
          {MENU.map((name) => (
            <a
              key={name}
              href={linkTo(name)}
              aria-current={view.menu === name ? 'page' : undefined}
            >
              {VIEWS[name]!.title}
            </a>
          ))}
        </nav>
        <ThemeSwitch />
      </header>
      <main ref={main} tabIndex={-1} key={route.view}>
        {view.show(results, route)}
      </main>
      <footer>
        <p>
          {results.articleCount.toLocaleString('en')} articles, scanned by wirecopy. This page loads
          nothing from outside and sends nothing.
        </p>
      </footer>
    </>
  );
}

/** The time in which the first view is drawn. */
const PAUSE_MS = 300;

async function start(root: HTMLElement): Promise<void> {
  try {
    const results = await Results.open();
    root.textContent = '';
    render(<Page results={results} />, root);
    // The first search does not wait for its strings.
    setTimeout(() => results.haystacks, PAUSE_MS);
  } catch (error) {
    root.textContent = `This report cannot be shown: ${error}`;
  }
}

void start(document.getElementById('app')!);
