/** Parts of option tables. */

/** Some options of a table. */
export function pick<Table extends object, Name extends keyof Table & string>(
  table: Table,
  names: readonly Name[],
): Pick<Table, Name> {
  return Object.fromEntries(names.map((name) => [name, table[name]])) as Pick<Table, Name>;
}

/** A table without some of its options. */
export function without<Table extends object, Name extends keyof Table & string>(
  table: Table,
  names: readonly Name[],
): Omit<Table, Name> {
  const entries = Object.entries(table).filter(([name]) => !names.includes(name as Name));
  return Object.fromEntries(entries) as Omit<Table, Name>;
}
