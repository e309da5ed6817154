// A number at one moment counts in its whole month: where the statements that an answer rests on
// are of other days than the asked one, the answer says of which.
import type { Effect } from '@tumen/figure'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { ExplainedAnswer } from '../part/claim/statement-table.tsx'
import { dayPhrase } from '../phrase/date.ts'

const ENDS: ReadonlySet<Effect> = new Set(['low', 'best', 'high'])

/** Of which other days what sets the numbers is; nothing where it is of the asked day. */
export function otherDayNote(
  language: Language,
  { question, figure, context = {} }: ExplainedAnswer,
): string | undefined {
  const asked = question.at
  if (asked === undefined) return undefined
  const { used } = figure.explanation
  const setting = used.filter(({ sets }) => sets.some((effect) => ENDS.has(effect)))
  const resting = setting.length > 0 ? setting : used
  const days = resting.flatMap(({ claim }) => context[claim]?.taken?.at ?? []).sort()
  if (days.every((day) => day === asked)) return undefined
  const { brief } = wordsIn(language)
  const [first = asked, last = first] = [days[0], days.at(-1)]
  const phrase = (day: string) => dayPhrase(language, day)
  const span = fill(brief.days, { first: phrase(first), last: phrase(last) })
  return fill(brief.ofOtherDays, { days: first === last ? phrase(first) : span })
}
