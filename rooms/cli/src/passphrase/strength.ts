// How hard a passphrase is to guess: the number of guesses that a cheap attack needs, as the
// library zxcvbn-ts counts them (Wheeler 2016, "zxcvbn: Low-Budget Password Strength
// Estimation"). A taken copy can be tried for years, so what is guessed soon guards nobody. The
// text is read in several ways; who guesses takes the cheapest, so the smallest number counts.
import type { PassphraseReason } from '@tumen/view'
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { convertQwertyToHangul } from 'es-hangul'
import { foldText, type KnownPieces, knownPieces } from './known-line.ts'

/**
 * The fewest guesses. One costs about a second of a processor and 256 MiB (decision 0010), so this
 * is thirty thousand years of one processor, or a year of thirty thousand.
 */
export const LEAST_GUESSES = 1e12

// What stands after does not make a passphrase weaker, and long ones take long to judge.
const MOST_UNITS = 256

// What whoever takes a folder called a workspace tries with its names.
const PRODUCT = ['tumen', 'workspace', 'passphrase', 'password']

// What one piece costs whoever knows it: a line among thousands, a name among a few.
const LINE_GUESSES = 2000
const NAME_GUESSES = 30

/** Why a passphrase is too weak: a known reason, or none that has a name. */
export interface Weakness {
  reason?: PassphraseReason
}

/** The guesses that one way of reading a passphrase comes to, and what makes them few. */
interface Judged {
  guesses: number
  reason?: PassphraseReason
}

/**
 * What is wrong with a passphrase; nothing when it is hard enough to guess. `about` are names that
 * whoever takes the workspace knows: those of its owner and its folder.
 */
export async function weaknessOf(
  passphrase: string,
  about: readonly string[] = [],
): Promise<Weakness | undefined> {
  if (passphrase.trim() === '') return { reason: 'empty' }
  const { guesses, reason } = await judged(passphrase.slice(0, MOST_UNITS), namesOf(about))
  if (guesses >= LEAST_GUESSES) return undefined
  return reason === undefined ? {} : { reason }
}

async function judged(passphrase: string, names: readonly string[]): Promise<Judged> {
  judge ??= makeJudge()
  const factory = await judge
  const plain = (text: string): Judged => {
    const { guesses, feedback } = factory.check(text, [...names])
    const reason = feedback.warning as PassphraseReason | null
    return { guesses, ...(reason !== null && { reason }) }
  }
  const read = [plain(passphrase)]
  for (const spaced of [passphrase, spelledKorean(passphrase)]) {
    const text = spaced?.normalize('NFKC').replace(/\s/gu, '')
    if (text === undefined || text === '') continue
    const told = { names, pieces: knownPieces() }
    read.push(
      plain(text),
      withoutKnown(text, told, plain),
      withoutKnown(lettered(text), told, plain),
    )
    const short = shortened(text)
    if (short !== undefined) read.push({ ...plain(short), reason: 'simpleRepeat' })
  }
  return read.reduce((least, one) => (one.guesses < least.guesses ? one : least))
}

/** Known lines and names cost what one word does; what else is there is judged as it is. */
function withoutKnown(text: string, told: Told, plain: (text: string) => Judged): Judged {
  // Each sign of the folded text with the place that it has in the text.
  const signs = [...text].flatMap((sign, n) => [...foldText(sign)].map((one) => ({ one, n })))
  const folded = signs.map(({ one }) => one)
  const left: (string | undefined)[] = [...text]
  let factor = 1
  let reason: PassphraseReason | undefined
  for (let at = 0; at < folded.length; at += 1) {
    const piece = longestAt(folded, at, told)
    if (piece === undefined) continue
    const isName = told.names.includes(piece)
    factor *= isName ? NAME_GUESSES : LINE_GUESSES
    reason = isName ? (reason ?? 'userInputs') : 'knownLine'
    const last = at + [...piece].length - 1
    left.fill(undefined, signs[at]?.n, (signs[last]?.n ?? at) + 1)
    at = last
  }
  if (reason === undefined) return { guesses: Number.POSITIVE_INFINITY }
  const rest = left.join('')
  return { guesses: factor * (rest === '' ? 1 : plain(rest).guesses), reason }
}

/** What costs one word: names that are known, and pieces of known lines. */
interface Told {
  names: readonly string[]
  pieces: KnownPieces
}

function longestAt(folded: readonly string[], at: number, told: Told): string | undefined {
  const { names, pieces } = told
  const most = Math.max(pieces.longest, ...names.map((name) => name.length))
  for (let length = Math.min(most, folded.length - at); length > 1; length -= 1) {
    const piece = folded.slice(at, at + length).join('')
    if (names.includes(piece) || pieces.known.has(piece)) return piece
  }
  return undefined
}

/** The names as they may be typed: whole, and each word of them that says something. */
function namesOf(about: readonly string[]): string[] {
  const words = about.flatMap((name) => [name, ...name.split(/[^\p{L}]+/u)])
  const names = [...PRODUCT, ...words.map(foldText)]
  return [...new Set(names.filter((name) => name.length >= (/[a-z0-9]/.test(name) ? 3 : 2)))]
}

/** What the keys spell on a Korean keyboard (two-set), where that is whole syllables. */
function spelledKorean(passphrase: string): string | undefined {
  if (!/[a-z]/i.test(passphrase)) return undefined
  try {
    const spelled = convertQwertyToHangul(passphrase)
    return /^(?:[가-힣]|\P{L})+$/u.test(spelled) ? spelled : undefined
  } catch {
    // Vowels that no syllable joins: no Korean was typed.
    return undefined
  }
}

const SIGNS_FOR_LETTERS: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' },
  ...{ '@': 'a', $: 's', '!': 'i' },
}

/** Signs that people write for letters as these letters: `J3su5` is known to be Jesus. */
function lettered(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => SIGNS_FOR_LETTERS[sign] ?? sign)
}

/** Every run of one sign as one sign, where most of the text is such runs. */
function shortened(text: string): string | undefined {
  const runs = text.match(/(.)\1{2,}/gsu) ?? []
  const inRuns = runs.reduce((sum, run) => sum + run.length, 0)
  return inRuns * 2 >= text.length ? text.replace(/(.)\1{2,}/gsu, '$1') : undefined
}

let judge: Promise<ZxcvbnFactory> | undefined

// The lists are three megabytes: they are read only where a passphrase is judged.
async function makeJudge(): Promise<ZxcvbnFactory> {
  const { ZxcvbnFactory: Factory } = await import('@zxcvbn-ts/core')
  const common = await import('@zxcvbn-ts/language-common')
  const english = await import('@zxcvbn-ts/language-en')
  return new Factory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  })
}
