// Signs of a text that nobody sees: controls (C0 but tab and line ends, DEL, C1), marks that turn
// the order of the signs around them, tags (invisible letters), and halves of characters. They can
// hide words, steer a terminal or break a file, so typed words may not hold them, and a source's
// words are kept as they came and printed with a mark in the place of each. Source: Unicode TR 36
// and TR 55.

const UNSEEN = /[^\P{Cc}\t\n\r]|\p{Bidi_Control}|[\u{e0000}-\u{e007f}]|\p{Surrogate}/u
const EVERY_UNSEEN = new RegExp(UNSEEN, 'gu')
const LONE_SURROGATE = /\p{Surrogate}/u
/** One unit stands for one unit, so that offsets stay valid. */
const MARK = '\u{fffd}'

/** A sign that nobody sees: its code as `U+202E`, its offset, and which character it is. */
export interface UnseenSign {
  sign: string
  at: number
  /** Counted from 1, as people count. */
  nth: number
}

/** The first sign of a text that nobody sees; nothing when there is none. */
export function unseenSignIn(text: string): UnseenSign | undefined {
  return signFound(UNSEEN.exec(text))
}

/** The first half of a character; nothing when the text is well formed. */
export function loneSurrogateIn(text: string): UnseenSign | undefined {
  return signFound(LONE_SURROGATE.exec(text))
}

function signFound(found: RegExpExecArray | null): UnseenSign | undefined {
  if (!found) return undefined
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  let nth = 1
  for (const _ of found.input.slice(0, found.index)) nth++
  return { sign: `U+${code}`, at: found.index, nth }
}

/** The text with a mark in the place of each sign that a reader would not see. */
export function visibleSigns(text: string): string {
  return text.replace(EVERY_UNSEEN, (sign) => MARK.repeat(sign.length))
}

/** JSON that can be printed anywhere: what nobody sees stands in it as an escape. */
export function printedJson(value: unknown): string {
  return JSON.stringify(value).replace(EVERY_UNSEEN, (sign) =>
    sign.split('').map(escapeOf).join(''),
  )
}

/** A unit as JSON escapes it. */
function escapeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
