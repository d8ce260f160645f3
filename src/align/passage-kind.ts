/** How a passage was taken over: word for word, with changes, or as a summary. */
export type PassageKind = 'verbatim' | 'edited' | 'summary';
