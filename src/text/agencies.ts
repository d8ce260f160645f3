/** The news agencies whose credits are known, by all forms of their names and by their domains. */
import { AGENCY_TABLE } from './agency-table.js';

/** An agency of the table. */
interface Agency {
  name: string;
  forms: string[];
  /** Forms that are also other words or names. */
  ambiguous: string[];
  domains: string[];
}

const AGENCIES = AGENCY_TABLE.trim().split('\n').map(agencyOf);

/** Every form of every agency's name. */
export const AGENCY_FORMS: readonly string[] = AGENCIES.flatMap(formsOf);

const CANONICAL = new Map<string, string>(
  AGENCIES.flatMap((agency) => formsOf(agency).map((form) => [keyOf(form), agency.name])),
);

const AMBIGUOUS: ReadonlySet<string> = new Set(
  AGENCIES.flatMap(({ ambiguous }) => ambiguous.map(keyOf)),
);

const DOMAINS = new Map<string, string>(
  AGENCIES.flatMap(({ name, domains }) => domains.map((domain) => [domain, name])),
);

const LONGEST_FORM = AGENCY_FORMS.reduce((most, form) => Math.max(most, form.length), 0);

function agencyOf(line: string): Agency {
  const [name = '', ...lists] = line.split('|').map((part) => part.trim());
  const [forms = [], ambiguous = [], domains = []] = lists.map((list) =>
    list
      .split(';')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );
  return { name, forms, ambiguous, domains };
}

function formsOf({ name, forms, ambiguous }: Agency): string[] {
  return [...new Set([name, ...forms, ...ambiguous])];
}

/** The canonical name of the agency that a text names and nothing else; undefined if there is none. */
export function agencyNamed(form: string): string | undefined {
  return form.length > LONGEST_FORM ? undefined : CANONICAL.get(keyOf(form));
}

/** Whether the form of an agency's name is also another word or name. */
export function isAmbiguous(form: string): boolean {
  return AMBIGUOUS.has(keyOf(form));
}

/** Long forms match in any case; short ones do not, because `ap` is not AP, and `Pa.` is a place. */
function keyOf(form: string): string {
  return form.length <= 4 ? form : form.toLowerCase();
}

/**
 * The agency that a source is: by its name, such as `Agence France-Presse`, or by its domain, such as
 * `reuters.com`; undefined for any other source. Ambiguous names do not count.
 */
export function agencyOfSource(source: string): string | undefined {
  const name = source.trim();
  return (isAmbiguous(name) ? undefined : agencyNamed(name)) ?? agencyOfHost(name.toLowerCase());
}

/** The agency at whose site an address is. */
export function agencyAt(url: string): string | undefined {
  const host = /^https?:\/\/([^/?#:@]+)/i.exec(url)?.[1];
  return host === undefined ? undefined : agencyOfHost(host.toLowerCase());
}

/** The agency of a host, which may be below the agency's domain: `de.reuters.com`. */
function agencyOfHost(host: string): string | undefined {
  for (let from = 0; from !== -1; ) {
    const known = DOMAINS.get(host.slice(from));
    if (known !== undefined) return known;
    const dot = host.indexOf('.', from);
    from = dot === -1 ? -1 : dot + 1;
  }
  return undefined;
}

/** Sources whose agency is remembered: they are few, but a stream has no end. */
const KNOWN_SOURCES = 4096;

/** Finds the agency that publishes an article, and remembers sources. */
export class Publishers {
  readonly #ofSource = new Map<string, string | undefined>();

  /** The agency that the source is, else the one at whose site the address is; undefined if neither is. */
  agencyOf(source: string, url: string): string | undefined {
    let agency = this.#ofSource.get(source);
    if (agency === undefined && !this.#ofSource.has(source)) {
      agency = agencyOfSource(source);
      if (this.#ofSource.size === KNOWN_SOURCES) this.#ofSource.clear();
      this.#ofSource.set(source, agency);
    }
    return agency ?? agencyAt(url);
  }
}
