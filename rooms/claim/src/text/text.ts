// Making a document's text once, and counting in it. After it is made a text never changes.
// Source: claims.md section 1 (NFC, LF, UTF-16 code units) and 9 (code points).
import type { Finding } from '../finding.ts'
import { loneSurrogateIn } from './unseen-sign.ts'

/** The steps that `makeText` takes, in order, as they stand in `textSteps`. */
export const TEXT_STEPS = ['nfc', 'newlines:lf'] as const

/** A text that offsets may point into, and how it was made. */
export interface MadeText {
  text: string
  steps: string[]
}

/** The text in Unicode NFC with line ends as LF, and nothing else changed. Idempotent. */
export function makeText(decoded: string): MadeText {
  return { text: decoded.normalize('NFC').replace(/\r\n?/g, '\n'), steps: [...TEXT_STEPS] }
}

/** What keeps `text` from being stored: empty, half a character, or not made by `makeText`. */
export function checkText(text: string): Finding[] {
  const findings: Finding[] = []
  if (text.trim() === '') findings.push({ code: 'text_empty', field: 'text' })
  const lone = loneSurrogateIn(text)
  if (lone) {
    const { at, nth } = lone
    findings.push({ code: 'text_not_well_formed', field: 'text', at, nth })
  }
  if (makeText(text).text !== text) findings.push({ code: 'text_not_normalised', field: 'text' })
  return findings
}

/** Whether `offset` lies between the two halves of one character. */
export function splitsSurrogate(text: string, offset: number): boolean {
  const high = text.charCodeAt(offset - 1)
  const low = text.charCodeAt(offset)
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}

/** The number of code points before `unit`, an offset in UTF-16 code units. */
export function unitToCodePoint(text: string, unit: number): number {
  let pairs = 0
  for (let n = 1; n < unit; n++) if (splitsSurrogate(text, n)) pairs++
  return unit - pairs
}

/**
 * The offset in UTF-16 code units of code point number `point`; nothing when the text has
 * fewer code points.
 */
export function codePointToUnit(text: string, point: number): number | undefined {
  if (!Number.isSafeInteger(point) || point < 0) return undefined
  let unit = 0
  for (let n = 0; n < point; n++) {
    if (unit >= text.length) return undefined
    unit += splitsSurrogate(text, unit + 1) ? 2 : 1
  }
  return unit
}
