// Whether a word that a program reads from a page can be seen on it: under a black box, in white on
// white, in invisible letters or beside the page there is one flat colour where its letters would
// be. Pure. Source: intake.md 4 (finding hidden-text).
import type { PdfWord } from './bbox-layout.ts'

/** A page as it is drawn: a grey for each point, row by row. */
export interface GreyPage {
  width: number
  height: number
  grey: Uint8Array
}

/** Of the height of a word: where every letter, digit and syllable has ink. */
const [BAND_TOP, BAND_BOTTOM] = [0.4, 0.78]
/** Greys that differ no more are one colour: pictures of paper are a little noisy. */
const ONE_COLOUR = 12
/** Heights of a word: letters that are seen never leave so much of it flat. */
const LONGEST_GAP = 1.5
/** Of the width of a word: so much flat hides also a short one. */
const NEARLY_ALL = 0.9
const LETTER = /[\p{L}\p{N}]/u
/** Rows of dots and lines of forms, which stand lower than letters. */
const LEADER = /[._…·‥]{3,}/u

/** A dash or a dot alone is no word that anybody could hide. */
export function isHidden(word: PdfWord, page: GreyPage): boolean {
  if (!LETTER.test(word.text)) return false
  const { left, right, top, bottom } = word
  const [height, width] = [bottom - top, right - left]
  const rows = [
    Math.max(0, Math.floor(top + BAND_TOP * height)),
    Math.min(page.height, Math.ceil(top + BAND_BOTTOM * height)),
  ] as const
  const columns = [
    Math.max(0, Math.round(left)),
    Math.min(page.width, Math.max(Math.round(left) + 1, Math.round(right))),
  ] as const
  // Beside the page nothing is drawn.
  if (rows[1] <= rows[0] || columns[1] <= columns[0]) return true
  const most = LEADER.test(word.text) ? NEARLY_ALL * width : LONGEST_GAP * height
  const shown = columns[1] - columns[0]
  return longestFlat(page, rows, columns) >= Math.min(NEARLY_ALL * shown, most)
}

/** The longest run of columns that have one colour together. */
function longestFlat(
  { grey, width }: GreyPage,
  [top, bottom]: readonly [number, number],
  [left, right]: readonly [number, number],
): number {
  let [longest, run, low, high] = [0, 0, 255, 0]
  for (let x = left; x < right; x++) {
    let [least, most] = [255, 0]
    for (let y = top; y < bottom; y++) {
      const value = grey[y * width + x] as number
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
    const isOn = Math.max(high, most) - Math.min(low, least) <= ONE_COLOUR
    const isFlat = most - least <= ONE_COLOUR
    if (run > 0 && isOn) [run, low, high] = [run + 1, Math.min(low, least), Math.max(high, most)]
    else [run, low, high] = isFlat ? [1, least, most] : [0, 255, 0]
    longest = Math.max(longest, run)
  }
  return longest
}
