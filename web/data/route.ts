/** The state of the page is in its address, so that every view can be linked. */
import { useEffect, useState } from 'preact/hooks';

/** A view, its subject and its settings: `#/cluster/c12?q=minsk`. */
export interface Route {
  view: string;
  subject: string;
  settings: URLSearchParams;
}

/** The route of an address. */
function routeOf(hash: string): Route {
  const [path = '', query = ''] = splitOnce(hash.replace(/^#\/?/, ''), '?');
  const [view = '', subject = ''] = splitOnce(path, '/');
  return {
    view: view || 'overview',
    subject: decoded(subject),
    settings: new URLSearchParams(query),
  };
}

/** The address of a view. Empty settings are left out. */
export function linkTo(
  view: string,
  subject = '',
  settings: Readonly<Record<string, string>> | URLSearchParams = {},
): string {
  const entries = settings instanceof URLSearchParams ? [...settings] : Object.entries(settings);
  const query = new URLSearchParams(entries.filter(([, value]) => value !== '')).toString();
  const path = subject === '' ? view : `${view}/${encodeURIComponent(subject)}`;
  return `#/${path}${query === '' ? '' : `?${query}`}`;
}

/** Changes settings of the route at hand, without a new entry in the history. */
export function changeSettings(route: Route, changes: Readonly<Record<string, string>>): void {
  const settings = new URLSearchParams(route.settings);
  for (const [name, value] of Object.entries(changes)) settings.set(name, value);
  history.replaceState(null, '', linkTo(route.view, route.subject, settings));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The route at hand. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const change = () => setRoute(routeOf(location.hash));
    addEventListener('hashchange', change);
    return () => removeEventListener('hashchange', change);
  }, []);
  return route;
}

function splitOnce(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // Typed by hand.
  }
}
