/** How a passage was taken over: word for word, with changes, or in short. */
export type PassageKind = 'verbatim' | 'edited' | 'summary';
