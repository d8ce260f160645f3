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
  const { outlets, creditLists, relations } = results.index;
  const change = (name: keyof Filters) => (event: Event) =>
    changeSettings(route, { [name]: (event.currentTarget as HTMLInputElement).value });
  const choices = (name: keyof Filters, label: string, values: readonly string[], all: string) =>
    offered.includes(name) &&
    values.length > 0 && (
      <label>
        <span>{label}</span>
        <select value={filters[name]} onChange={change(name)}>
          <option value="">{all}</option>
          {values.map((value) => (
            <option key={value} value={value}>
              {RELATION_WORDS[value] ?? value}
            </option>
          ))}
        </select>
      </label>
    );
  const day = (name: 'from' | 'to', label: string) =>
    offered.includes(name) && (
      <label>
        <span>{label}</span>
        <input type="date" value={filters[name]} onChange={change(name)} />
      </label>
    );
  const credited = [...new Set(creditLists.flat())].sort();
  return (
    <search class="filters">
      <label class="wide">
        <span>Search</span>
        <input
          type="search"
          value={filters.q}
          onInput={change('q')}
          placeholder="Title, outlet, agency or id"
        />
      </label>
      {choices('source', 'Outlet', outlets.toSorted(), 'all outlets')}
      {choices('agency', 'Credit', credited, 'any or none')}
      {choices('relation', 'Relation', relations, 'all relations')}
      {day('from', 'From')}
      {day('to', 'To')}
      {isFiltered(filters) && (
        <a class="button" href={linkTo(route.view, route.subject, withoutFilters(route))}>
          Clear
        </a>
      )}
    </search>
  );
}

function withoutFilters(route: Route): URLSearchParams {
  const settings = new URLSearchParams(route.settings);
  for (const name of Object.keys(filtersOf(route))) settings.delete(name);
  return settings;
}
