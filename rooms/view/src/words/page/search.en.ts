// The words of the search page, in English.

export const searchEn = {
  title: 'Search',
  words: 'Words',
  wordsHint:
    'All words must occur. "…" is a phrase, OR joins two words, a - before a word leaves it out. In the language and script of the documents.',
  mode: 'Spelling',
  as_written: 'As written',
  all_spellings: 'All scripts and spellings of places',
  act: 'What happened',
  anyAct: 'any act',
  place: 'Place',
  placeHint: 'Name or id; places inside it count.',
  number: 'Number',
  numberHint: 'Claims whose number could be this: 60, 60..75, 60.., ..75',
  go: 'Search',
  found: 'Documents',
  foundClaims: 'Claims',
  asWritten: 'As written: {n} documents.',
  allSpellings: 'With all scripts and spellings: {n} documents.',
  more: 'With all scripts and spellings: {n} more.',
  showAll: 'Show them, too',
  spelled: '{term} is also written: {names}',
  nothing: 'Nothing found.',
  nothingHint:
    'Try fewer words, or all scripts and spellings. Words are looked for in the script in which you type them.',
  first: 'The first {n} are shown. Narrow the search to see others.',
  saved: 'Saved searches',
  savedNone: 'No saved searches yet. Search for something, then save it under a name.',
  save: 'Save this search',
  name: 'Name',
  nameHint:
    'Others do not see it unless you share it. The words are kept in the encrypted workspace.',
  shared: 'Share it with everybody here',
  saveGo: 'Save',
  wrongAt: 'Not understood from the mark on:',
  wrongEnd: '(the end)',
  isShared: 'shared',
  isOwn: 'only yours',
  drop: 'Remove',
  private:
    'Your words are not kept anywhere unless you save the search, and never stand in the address.',
}
