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

const SMALL: readonly string[] = 'the of for and in on de du la'.split(' ')

/** What of a name is compared. */
interface NameParts {
  key: string
  words: readonly string[]
  /** Words that tell it from others. */
  own: readonly string[]
  /** The first letters of the words, with and without the small ones. */
  initials: readonly string[]
  listed: ReturnType<typeof knownSpeaker>
}

/** Names are compared with all that are recorded, again and again. */
const MOST_KEPT = 50_000
const kept = new Map<string, NameParts>()

function partsOf(name: string): NameParts {
  const known = kept.get(name)
  if (known) return known
  if (kept.size >= MOST_KEPT) kept.clear()
  const words = wordsOf(name)
  const own = words.filter((word) => !SMALL.includes(word))
  const first = (all: readonly string[]) => all.map((word) => [...word][0]).join('')
  const initials = words.length < 2 ? [] : [first(words), first(own)]
  const parts = { key: nameKeyOf(name), words, own, initials, listed: knownSpeaker(name) }
  kept.set(name, parts)
  return parts
}

/** Why the names are near each other; nothing where they are not. Symmetric. */
export function nearName(a: string, b: string): NearName | undefined {
  const [one, other] = [partsOf(a), partsOf(b)]
  if (one.key === '' || other.key === '') return undefined
  if (one.key === other.key) return 'same'
  if (one.listed !== undefined && one.listed === other.listed) return 'translation'
  if (isShortOf(one, other) || isShortOf(other, one)) return 'abbreviation'
  return isWithin(one, other) || isWithin(other, one) ? 'within' : undefined
}

function wordsOf(name: string): string[] {
  const words = fold(name)
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word !== '')
}

function isShortOf({ key }: NameParts, { initials }: NameParts): boolean {
  return key.length >= LEAST_SHORT && initials.includes(key)
}

/** All words of one name among those of the other; of signs without spaces, one end of it. */
function isWithin(part: NameParts, whole: NameParts): boolean {
  const { own, key } = part
  const isEnough = own.length > 1 || (own[0]?.length ?? 0) >= LEAST_WORD
  if (own.length > 0 && isEnough && own.every((word) => whole.words.includes(word))) return true
  if (key.length < LEAST_SIGNS || !(whole.key.startsWith(key) || whole.key.endsWith(key)))
    return false
  return /^[\p{Script=Hangul}\p{Script=Han}]+$/u.test(key)
}
