/** The filters above a list; they are in the address. */
import { type Filters, filtersOf, isFiltered } from '../data/filters.js';
import type { Results } from '../data/results.js';
import { changeSettings, linkTo, type Route } from '../data/route.js';
import { RELATION_WORDS } from '../data/words.js';

interface Props {
  results: Results;
  route: Route;
  /** The filters that matter for the list, besides the search. */
  offered: readonly (keyof Filters)[];
}

/** Fields of a form without a button: each change is applied at once. */
export function FilterBar({ results, route, offered }: Props) {
  const filters = filtersOf(route);
  const { sourceNames, creditLists, relations } = results.index;
  const change = (name: keyof Filters) => (event: Event) =>
    changeSettings(route, { [name]: (event.currentTarget as HTMLInputElement).value });
  const field = (name: keyof Filters) => ({ value: filters[name], onChange: change(name) });
  const has = (name: keyof Filters) => offered.includes(name);
  const credited = [...new Set(creditLists.flat())].sort();
  return (
    <search class="filters">
      <label class="wide">
        <span>Search</span>
        <input
          type="search"
          value={filters.q}
          onInput={change('q')}
          placeholder="Title, source, agency or id"
        />
      </label>
      {has('source') && (
        <Choice
          {...field('source')}
          label="Source"
          names={sourceNames.toSorted()}
          all="all sources"
        />
      )}
      {has('agency') && (
        <Choice {...field('agency')} label="Credit" names={credited} all="any or none" />
      )}
      {has('relation') && (
        <Choice {...field('relation')} label="Relation" names={relations} all="all relations" />
      )}
      {has('from') && <Day {...field('from')} label="From" />}
      {has('to') && <Day {...field('to')} label="To" />}
      {isFiltered(filters) && (
        <a class="button" href={linkTo(route.view, route.subject, withoutFilters(route))}>
          Clear
        </a>
      )}
    </search>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onChange: (event: Event) => void;
}

/** A choice of names; none if there are no names. */
function Choice({
  label,
  value,
  onChange,
  names,
  all,
}: FieldProps & { names: readonly string[]; all: string }) {
  if (names.length === 0) return null;
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={onChange}>
        <option value="">{all}</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {RELATION_WORDS[name] ?? name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Day({ label, value, onChange }: FieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input type="date" value={value} onChange={onChange} />
    </label>
  );
}

function withoutFilters(route: Route): URLSearchParams {
  const settings = new URLSearchParams(route.settings);
  for (const name of Object.keys(filtersOf(route))) settings.delete(name);
  return settings;
}
