// A text as search sees it, and its words as plain tokens for an index that knows nothing of
// languages. Korean, Chinese and Japanese show no borders that a machine can trust, so each of
// their signs starts a token of two; other scripts become words. Source: desk.md S3.
import { foldCase, type Squeezed, squeeze } from '@tumen/claim'

const RUN = '\\p{Script=Hangul}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc'
const PIECE = new RegExp(`([${RUN}]+)|(?:(?![${RUN}])[\\p{L}\\p{N}\\p{M}])+`, 'gu')
const WORD_SIGN = new RegExp(`(?![${RUN}])[\\p{L}\\p{N}\\p{M}]`, 'u')
// Latin and Greek letters that may carry an accent; other scripts mean another letter by theirs.
const ACCENTED = /[\u00c0-\u024f\u0370-\u03ff\u1e00-\u1fff]/g

/** A text folded and squeezed, in lower case, with the way back to stored offsets. */
export interface SearchText extends Squeezed {
  /** The same without accents, unit by unit. */
  plain: string
}

/** A piece of a text: a word, or a run of signs without word borders. */
interface Piece {
  text: string
  isRun: boolean
}

/** The text as search sees it. */
export function searchText(stored: string): SearchText {
  const squeezed = squeeze(foldCase(stored))
  return { ...squeezed, plain: withoutAccents(squeezed.text) }
}

/** Units of a text that are folded at once. */
const BLOCK_UNITS = 65_536

/**
 * Where a long text may be cut for search, so that it needs little memory: offsets after a line
 * break or space, about 65,536 units apart; the last one is the length.
 */
export function blockEnds(stored: string): number[] {
  const ends: number[] = []
  for (let start = 0; start < stored.length; start = ends.at(-1) as number) {
    const from = Math.min(start + BLOCK_UNITS, stored.length)
    const more = stored.slice(from).search(/[ \n]/)
    ends.push(more < 0 || from === stored.length ? stored.length : from + more + 1)
  }
  return ends
}

/** The tokens of a stored text, parted by spaces: a sign of a run comes with the one after it. */
export function indexTokens(stored: string): string {
  let start = 0
  const blocks = blockEnds(stored).map((end) => {
    const { plain } = searchText(stored.slice(start, end))
    start = end
    return piecesOf(plain).flatMap(pieceTokens).join(' ')
  })
  return blocks.join(' ')
}

/**
 * The tokens that stand in a row wherever `plain` stands, and whether the last one is only the
 * beginning of a token. A run at the end of a query may go on in the text.
 */
export function queryTokens(plain: string): { tokens: string[]; prefix: boolean } {
  const pieces = piecesOf(plain)
  const last = pieces.pop()
  const tokens = pieces.flatMap(pieceTokens)
  if (!last) return { tokens, prefix: false }
  const own = pieceTokens(last)
  if (!last.isRun) return { tokens: [...tokens, ...own], prefix: false }
  return own.length === 1
    ? { tokens: [...tokens, ...own], prefix: true }
    : { tokens: [...tokens, ...own.slice(0, -1)], prefix: false }
}

/** Whether a word would be cut at `index`: letters or digits of words on both sides. */
export function cutsWord(text: string, index: number): boolean {
  return isWordSign(signBefore(text, index)) && isWordSign(signAt(text, index))
}

function piecesOf(plain: string): Piece[] {
  const found = plain.matchAll(PIECE)
  return Array.from(found, (match) => ({ text: match[0], isRun: match[1] !== undefined }))
}

function pieceTokens(piece: Piece): string[] {
  if (!piece.isRun) return [piece.text]
  const signs = [...piece.text]
  return signs.map((sign, n) => sign + (signs[n + 1] ?? ''))
}

function withoutAccents(text: string): string {
  return text.replace(ACCENTED, (letter) => letter.normalize('NFD').charAt(0))
}

function isWordSign(sign: string): boolean {
  return sign !== '' && WORD_SIGN.test(sign)
}

function signAt(text: string, index: number): string {
  const point = text.codePointAt(index)
  return point === undefined ? '' : String.fromCodePoint(point)
}

function signBefore(text: string, index: number): string {
  if (index === 0) return ''
  const low = text.charCodeAt(index - 1)
  const isLow = low >= 0xdc00 && low <= 0xdfff && index > 1
  return signAt(text, isLow ? index - 2 : index - 1)
}
