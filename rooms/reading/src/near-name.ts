// Whether two names may be one body's: an abbreviation, a translation that the list knows, or one
// name within the other. It asks and never decides, so it may ask too often rather than too seldom;
// letters that differ and the readings of persons' names are for the room of linkage.
import { fold } from '@tumen/claim'
import { nameKeyOf } from './credit.ts'
import { knownSpeaker } from './known-speaker.ts'

/** Why two names are near. */
export type NearName = 'same' | 'translation' | 'abbreviation' | 'within'

/** Letters of an abbreviation, and of a name within which another may stand. */
const LEAST_SHORT = 2
const LEAST_WORD = 5
const LEAST_SIGNS = 3

const SMALL: ReadonlySet<string> = new Set([
  'the',
  'of',
  'for',
  'and',
  'in',
  'on',
  'de',
  'du',
  'la',
])

/** Why the names are near each other; nothing where they are not. Symmetric. */
export function nearName(a: string, b: string): NearName | undefined {
  const [one, other] = [nameKeyOf(a), nameKeyOf(b)]
  if (one === '' || other === '') return undefined
  if (one === other) return 'same'
  const listed = knownSpeaker(a)
  if (listed !== undefined && listed === knownSpeaker(b)) return 'translation'
  if (isShortOf(one, b) || isShortOf(other, a)) return 'abbreviation'
  return isWithin(a, b) || isWithin(b, a) ? 'within' : undefined
}

function wordsOf(name: string): string[] {
  const words = fold(name)
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word !== '')
}

/** The first letters of the words, with or without the small ones. */
function isShortOf(short: string, name: string): boolean {
  const words = wordsOf(name)
  if (short.length < LEAST_SHORT || words.length < 2) return false
  const initials = (all: readonly string[]) => all.map((word) => [...word][0]).join('')
  return short === initials(words) || short === initials(words.filter((word) => !SMALL.has(word)))
}

/** All words of one name among those of the other; of signs without spaces, one end of it. */
function isWithin(part: string, whole: string): boolean {
  const few = wordsOf(part).filter((word) => !SMALL.has(word))
  const many = new Set(wordsOf(whole))
  const isEnough = few.length > 1 || (few[0]?.length ?? 0) >= LEAST_WORD
  if (few.length > 0 && isEnough && few.every((word) => many.has(word))) return true
  const [short, long] = [nameKeyOf(part), nameKeyOf(whole)]
  const isEast = /^[\p{Script=Hangul}\p{Script=Han}]+$/u.test(short)
  return isEast && short.length >= LEAST_SIGNS && (long.startsWith(short) || long.endsWith(short))
}
