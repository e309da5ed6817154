// How many columns a text takes in a terminal, and how it is broken into lines. Han, kana and
// Hangul take two columns (Unicode TR 11, East Asian Width W and F; ambiguous counts as one).
// Everything from outside passes through `safeText` first: a quotation must not move the cursor.
import { visibleSigns } from '@tumen/claim'

// First and last code point of each wide range, in ascending order.
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x23f0, 0x23f0],
  [0x23f3, 0x23f3],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x2648, 0x2653],
  [0x26aa, 0x26ab],
  [0x2705, 0x2705],
  [0x274c, 0x274c],
  [0x2753, 0x2755],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
]

// Combining marks, joiners, variation selectors, and Hangul vowels and finals that join on.
const ZERO = /^(?:\p{M}|\u{200b}|\u{200c}|\u{200d}|\u{2060}|[\u{1160}-\u{11ff}])$/u

/** Columns that one code point takes: 0, 1 or 2. */
function widthOfCodePoint(character: string): 0 | 1 | 2 {
  const point = character.codePointAt(0) as number
  if (point < 0x300) return 1
  if (ZERO.test(character)) return 0
  return WIDE.some(([first, last]) => point >= first && point <= last) ? 2 : 1
}

/** Columns that a text takes in a terminal. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += widthOfCodePoint(character)
  return width
}

/** The text padded with spaces to a width; longer text stays as it is. */
export function padText(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const spaces = ' '.repeat(Math.max(0, width - textWidth(text)))
  return align === 'left' ? text + spaces : spaces + text
}

/** The text cut to a width, ending in `…` when something was cut. */
export function cutText(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  let kept = ''
  let used = 0
  for (const character of text) {
    used += widthOfCodePoint(character)
    if (used > width - 1) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

const SEPARATOR = /[\u{2028}\u{2029}]/gu
const BYTE_ORDER_MARK = /\u{feff}/gu

/** The text without anything that could steer a terminal or hide words: one line. */
export function safeText(text: string): string {
  const line = text.replace(/[\t\n\r]+/g, ' ').replace(BYTE_ORDER_MARK, '')
  return visibleSigns(line.replace(SEPARATOR, '\u{fffd}'))
}
