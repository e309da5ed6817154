// Folding with a length-preserving map: all search and all reading rules run on the folded
// text, and offsets stay valid in the stored text. Source: claims.md section 2.

const SPACE = '\\t\\v\\f\\r\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000'
const BREAK = '\\u0085\\u2028\\u2029'
const NOTHING = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff'
const APOSTROPHE = '\\u2018-\\u201b\\u2032\\u02bc\\uff07'
const QUOTE = '\\u201c-\\u201f\\u2033\\uff02'
const HYPHEN = '\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d'
const FULLWIDTH = '\\uff01-\\uff5e'

// One pass over the text; groups in the order of TARGETS, the last one is full-width.
const FOLDED = new RegExp(
  `([${SPACE}])|([${BREAK}])|([${NOTHING}])|([${APOSTROPHE}])|([${QUOTE}])|([${HYPHEN}])` +
    `|[${FULLWIDTH}]`,
  'g',
)
const TARGETS = [' ', '\n', '\u200b', "'", '"', '-'] as const
const FULLWIDTH_SHIFT = 0xfee0
const SPACE_UNIT = 0x20
const BREAK_UNIT = 0x0a
const NOTHING_UNIT = 0x200b

const VISIBLE = new RegExp(`[^\\s${SPACE}${BREAK}${NOTHING}]`)

function foldUnit(unit: string, ...groups: (string | undefined)[]): string {
  const n = groups.slice(0, TARGETS.length).findIndex((group) => group !== undefined)
  return TARGETS[n] ?? String.fromCharCode(unit.charCodeAt(0) - FULLWIDTH_SHIFT)
}

/**
 * The text with look-alike spaces, breaks, quotes, hyphens and full-width signs made plain.
 * Every code unit becomes exactly one code unit, so offsets stay valid. Idempotent.
 */
export function fold(text: string): string {
  return text.replace(FOLDED, foldUnit)
}

/**
 * The folded text in lower case, unit by unit: a unit whose lower case is longer than one unit
 * stays (U+0130), and so do letters outside the basic plane. Keeps the length. Idempotent.
 */
export function foldCase(text: string): string {
  return fold(text).replace(/\p{Changes_When_Lowercased}/gu, (letter) => {
    const lower = letter.toLowerCase()
    return letter.length === 1 && lower.length === 1 ? lower : letter
  })
}

/** A squeezed text and, for each of its units, the offset in the stored text. */
export interface Squeezed {
  text: string
  /** `at[i]` is the stored offset of unit `i`; `at[text.length]` the stored length. */
  at: Uint32Array
}

/**
 * The folded text without "nothing here" units and with each run of spaces and breaks as one
 * space, and the map back. Give it what `fold` or `foldCase` returned.
 */
export function squeeze(folded: string): Squeezed {
  const at = new Uint32Array(folded.length + 1)
  const parts: string[] = []
  let length = 0
  let start = 0
  let afterSpace = false
  // By units, and cut only where something is left out: a search squeezes many texts at once.
  for (let n = 0; n < folded.length; n++) {
    const unit = folded.charCodeAt(n)
    const isSpace = unit === SPACE_UNIT || unit === BREAK_UNIT
    const isDropped = unit === NOTHING_UNIT || (isSpace && afterSpace)
    if (isDropped || unit === BREAK_UNIT) {
      parts.push(folded.slice(start, n), isDropped ? '' : ' ')
      start = n + 1
    }
    if (isDropped) continue
    at[length++] = n
    afterSpace = isSpace
  }
  parts.push(folded.slice(start))
  at[length] = folded.length
  return { text: parts.join(''), at: at.slice(0, length + 1) }
}

/** Whether `quote` has no visible sign in it: squeezing leaves nothing but spaces. */
export function isBlank(quote: string): boolean {
  return !VISIBLE.test(quote)
}
