// The words of the pages, part `home`, in English.

export const homeEn = {
  title: 'Start',
  add: 'Add a report',
  ask: 'Ask a question',
  find: 'Search the reports and claims',
  findGo: 'Search',
  first: {
    title: 'Your first report',
    why: 'Nothing is recorded yet. Three steps lead from a report to a number that can be defended:',
    add: 'Add a report: paste its text or choose its file.',
    record: 'Select the words that say how many, and say who says so.',
    ask: 'Ask how many: the answer leads back to these words.',
  },
  watched: {
    title: 'Questions that are watched',
    contested: 'Contested',
    none: 'No question is saved yet. A saved question shows here what it says today, and when its answer last moved.',
    next: 'Ask a question and save it',
    moved: 'Moved on {day}. Before that: {was}.',
    movedNone: 'There was no answer before {day}.',
    movedLink: 'what moved',
    refused: 'This question can no longer be asked as it was saved.',
    all: 'All saved questions',
    waiting: '{n} {n|document waits|documents wait} for a decision on lineage',
  },
  waits: {
    title: 'Waits for a decision',
    none: 'Nothing waits.',
    claims: 'Claims to accept',
    claimsMore: 'All claims that wait',
    lineage: 'Documents that may repeat others',
    lineageMore: 'All of them ({n})',
  },
  fresh: {
    title: 'New',
    documents: 'Documents',
    documentsMore: 'All documents',
    changes: 'Last changes',
    changesMore: 'All changes',
    change: '{what}: {subject}',
  },
}
