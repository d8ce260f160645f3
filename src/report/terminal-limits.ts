/** The most of each kind that are shown; NDJSON has all. */
export const SHOWN = {
  clusters: 20,
  members: 10,
  links: 3,
  passages: 20,
  occurrences: 8,
  repeats: 20,
};
