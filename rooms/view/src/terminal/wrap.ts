// Breaks a text into lines of a width. Chinese breaks between any two characters, but no line
// begins with a closing mark or ends with an opening one; Korean breaks at spaces only.
import { textWidth } from './text-width.ts'

const NOT_FIRST = new Set('、。，．：；？！）」』】》〉〕”’…·ー々%,.:;?!)]}')
const NOT_LAST = new Set('（「『【《〈〔“‘([{')
const HAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u{3000}-\u{303f}\u{ff00}-\u{ff60}]/u

/** The lines of a text, none wider than `width` (at least 10 columns). */
export function wrapText(text: string, width: number): string[] {
  const limit = Math.max(10, width)
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text)) {
    if (textWidth(line + piece.trimEnd()) <= limit) {
      line += piece
      continue
    }
    if (line.trim() !== '') lines.push(line.trimEnd())
    const parts = hardParts(piece, limit)
    lines.push(...parts.slice(0, -1).map((part) => part.trimEnd()))
    line = parts.at(-1) ?? ''
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd())
  return lines
}

/** The text as lines behind a first prefix; following lines are indented to the same column. */
export function hangText(first: string, text: string, width: number): string[] {
  const indent = ' '.repeat(textWidth(first))
  return wrapText(text, width - textWidth(first)).map(
    (line, n) => (n === 0 ? first : indent) + line,
  )
}

/** Pieces between which a line may break; a piece keeps the spaces behind it. */
function pieces(text: string): string[] {
  const out: string[] = []
  let current = ''
  let previous = ''
  for (const character of text) {
    if (current !== '' && mayBreak(previous, character)) {
      out.push(current)
      current = ''
    }
    current += character
    previous = character
  }
  return current === '' ? out : [...out, current]
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ' || NOT_FIRST.has(after)) return false
  if (before === ' ') return true
  if (NOT_LAST.has(before)) return false
  return HAN.test(before) || HAN.test(after)
}

function hardParts(piece: string, limit: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const character of piece) {
    if (textWidth(part + character.trimEnd()) > limit) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}
