// Who put out a document that an English sentence names: "a report by the network", "figures
// released in May by the agency", "information received by the union". Source: reading.md 4.
import { phraseAfter } from './speaker-en-object.ts'
import { type SubjectPhrase, subjectBefore } from './speaker-en-phrase.ts'
import { isWordOf, type SpeakerScene } from './speaker-en-word.ts'

/** Words behind a document in which its author is looked for. */
const AUTHOR_WORDS = 10

/** Who put a document out; nothing where the words do not say. */
export function authorOf(
  scene: SpeakerScene,
  { first, end, whole }: SubjectPhrase,
): SubjectPhrase | undefined {
  const { words } = scene
  const last = Math.min(whole.end, end + AUTHOR_WORDS)
  let isSeen = false
  // "Information received by the union": nobody else is known to have told it.
  const isWord = words[first]?.lower === 'information'
  for (let n = first + 1; n < last; n++) {
    if (words[n]?.is === 'break' || words[n]?.is === 'comma') return undefined
    const releaser = releasedBy(scene, n)
    if (releaser) return releaser
    if (!isWordOf(scene, n, 'speaker author')) continue
    if (isWordOf(scene, n - 1, 'speaker seen')) isSeen = !isWord
    const author = phraseAfter(scene, n + 1)
    if (words[n]?.detail === 'by' ? isSeen : !isSeen && !isSomebody(scene, author)) continue
    return author && { ...author, end: Math.min(author.end, Math.max(last, n + 2)) }
  }
  return undefined
}

// "Estimates from several sources", never "data from 14 camps".
function isSomebody(scene: SpeakerScene, author: SubjectPhrase | undefined): boolean {
  const nouns = scene.lexicon.words('speaker noun')
  for (let n = author?.first ?? 0; n < (author?.end ?? 0); n++) {
    if (n === author?.first && scene.words[n]?.isName) return true
    if (scene.words[n]?.is === 'preposition') return false
    const kind = nouns.get(scene.words[n]?.lower ?? '')
    if (kind !== undefined && kind !== 'document') return true
  }
  return false
}

// "according to figures it | released on Monday": the subject of the sentence put them out.
function releasedBy(scene: SpeakerScene, n: number): SubjectPhrase | undefined {
  const isPronoun = scene.words[n]?.lower === 'it' || scene.words[n]?.lower === 'they'
  if (!isPronoun || !isWordOf(scene, n + 1, 'speaker release')) return undefined
  let at = 0
  while (at < n && !scene.opensVerb(at)) at++
  return at < n ? subjectBefore(scene, at) : undefined
}
