// Titles found by some of their words, in any case and width: for people who know what something is
// called and not its id.

/** Whether a title has all these words. */
export function hasTitleWords(title: string, words: string): boolean {
  const folded = foldTitle(title)
  return foldTitle(words)
    .split(/\s+/)
    .every((word) => folded.includes(word))
}

function foldTitle(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase('und').trim()
}
