// A line that only names who speaks in the quotation below it, as broadcasters write: 장 르누 / 소방서장.
// Source: reading.md 4; the form is that of written television news.
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'
import { eastSpeaker } from './speaker-east-kind.ts'
import { eastScene } from './speaker-east-scene.ts'
import type { Speaker } from './speaker-saying.ts'

/** A name, a stroke, and what somebody is. */
const NAMED = /^([\p{L}·. ]{2,24}) ?[/|] ?[\p{L}· ]{2,30}$/u

/** Whom the line above a quotation names; nothing where it tells something else. */
export function lineAbove(text: PreparedText, lexicon: Lexicon, n: number): Speaker | undefined {
  const [above, own] = [text.sentences[n - 1], text.sentences[n]]
  if (!above || !own || text.lower.charAt(own.start) !== '"') return undefined
  const name = NAMED.exec(text.lower.slice(above.start, above.end))?.[1]
  if (name === undefined) return undefined
  const range = { start: above.start, end: above.start + name.trimEnd().length }
  return eastSpeaker(eastScene(text, lexicon, n - 1), range)
}
