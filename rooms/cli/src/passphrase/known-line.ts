// Lines that people know by heart (data/known-line.txt), compared without spaces, signs and case: a
// verse of forty letters is one guess among some thousands, however long it is. Korean ones also as
// they come out when they are typed on an English keyboard.
import { readFileSync } from 'node:fs'
import { convertHangulToQwerty } from 'es-hangul'

const FILE = new URL('../../data/known-line.txt', import.meta.url)

// The least of a line that is told: a start, and a part from its middle, in words and in signs.
const START = { words: 3, letters: 9, signs: 4 }
const PART = { words: 4, letters: 14, signs: 5 }

/** A text without spaces and signs, in small letters: how two of them are compared. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

let pieces: KnownPieces | undefined

/** What of known lines is told, folded, and how long the longest is. */
export interface KnownPieces {
  known: ReadonlySet<string>
  longest: number
}

/** Every known line, every start and every longer part; read once. */
export function knownPieces(): KnownPieces {
  pieces ??= piecesOf(readFileSync(FILE, 'utf8'))
  return pieces
}

/** The same of a text of lines. */
export function piecesOf(text: string): KnownPieces {
  const known = new Set<string>()
  for (const line of text.split('\n')) {
    if (line.startsWith('#') || line.trim() === '') continue
    for (const piece of partsOf(line)) {
      known.add(foldText(piece))
      if (/\p{Script=Hangul}/u.test(piece)) known.add(foldText(convertHangulToQwerty(piece)))
    }
  }
  return { known, longest: Math.max(0, ...[...known].map((one) => one.length)) }
}

/** A line, its starts and its longer parts; Chinese has no spaces, so its signs count. */
function partsOf(line: string): string[] {
  const isChinese = /\p{Script=Han}/u.test(line) && !line.trim().includes(' ')
  const units = isChinese ? [...foldText(line)] : line.trim().split(/\s+/)
  const parts = [line]
  for (let from = 0; from < units.length; from += 1) {
    const least = from === 0 ? START : PART
    const fewest = isChinese ? least.signs : least.words
    for (let to = from + fewest; to <= units.length; to += 1) {
      const part = units.slice(from, to).join(isChinese ? '' : ' ')
      if (isChinese || isLong(foldText(part), least)) parts.push(part)
    }
  }
  return parts
}

/** Three short English words may stand in others by chance; a Hangul sign says more. */
function isLong(folded: string, least: typeof START): boolean {
  const isHangul = /\p{Script=Hangul}/u.test(folded)
  return folded.length >= (isHangul ? least.signs : least.letters)
}
