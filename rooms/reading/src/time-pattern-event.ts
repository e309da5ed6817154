// English names of events of which everybody knows the day, behind "since": "since the beginning of
// the full-scale invasion". Source: reading.md 2, Time; which they are is a choice.
import type { Lexicon } from './lexicon.ts'
import { needing, type TimePattern, wordClass } from './time-expression.ts'

const BEGIN = '(?:(?:beginning|start|onset|outbreak|launch) of )?'

/** A date of its own behind the event: "since the takeover in August 2021". */
const NO_DATE = "(?!(?: [\\p{L}’']+){0,4} (?:in|on) (?:[a-z]+ )?(?:\\d{1,2},? )?\\d{4})"

/** The patterns of the section; none where it has no words. */
export function eventPatterns(lexicon: Lexicon): TimePattern[] {
  const known = wordClass(lexicon, 'time known-event')
  const head = `(?:(?:the|its|their|${wordClass(lexicon, 'time event-of').source}) )?`
  const pattern = new RegExp(
    `\\bsince ${head}${BEGIN}${head}(?<event>${known.source})\\b${NO_DATE}`,
    'gu',
  )
  const read: TimePattern['read'] = (group) => {
    const [year, month, date] = (known.means(group('event')) ?? '').split('-').map(Number)
    const isDay = year !== undefined && month !== undefined && date !== undefined
    return isDay ? { sense: { is: 'day', year, month, date }, role: 'since' } : undefined
  }
  return needing(new RegExp(known.source), [{ pattern, read }])
}
