// What does not count, and why: left out, standing beside, contradicting. The cause is shown
// with its words, so that the reader can judge the rule.
import type { Contradiction, LeftOutClaim } from '@tumen/figure'
import { fill, wordsIn } from '@tumen/words'
import { quotationsOf } from '../claim/quotation.ts'
import { dayPhrase } from '../phrase/date.ts'
import { valuesPhrase } from '../phrase/number.ts'
import { recordIn } from '../phrase/record-in.ts'
import type { Note, Section } from '../terminal/report.ts'
import { impossibleNotes } from './extension-note.ts'
import { quoted } from './reason-section.ts'
import type { Telling } from './report.ts'
import { shorten } from './shorten.ts'
import { strictLimits } from './strict-limit.ts'

/** Every claim that was left out: code, day, its words and those of the claim that caused it. */
export function leftOutSection(telling: Telling): Section {
  const { language, answer } = telling
  const quoted = new Set<string>()
  const notes = shortened(telling, answer.figure.explanation.leftOut, (left) =>
    leftOutNote(telling, left, quoted),
  )
  return { id: 'leftOut', heading: wordsIn(language).section.leftOut, notes }
}

function leftOutNote(telling: Telling, left: LeftOutClaim, quoted: Set<string>): Note {
  const { language, answer } = telling
  const { reason, report } = wordsIn(language)
  const text = fill(left.on === undefined ? report.leftOut : report.leftOutOn, {
    claim: recordIn(answer, left.claim),
    reason: reason.leftOut[left.code],
    day: left.on === undefined ? undefined : dayPhrase(language, left.on),
  })
  const own = quotationsOf(language, [left.claim], answer.quotes)
  quoted.add(left.claim)
  if (left.cause === undefined || left.cause === left.claim) return { text, ...own }
  const cause = causeNote(telling, left.cause, quoted)
  return { text, quotations: own.quotations, notes: [...own.notes, cause] }
}

/** The claim that caused it; its words once, since many claims may have one cause. */
function causeNote({ language, answer }: Telling, cause: string, quoted: Set<string>): Note {
  const { report } = wordsIn(language)
  if (quoted.has(cause))
    return { text: fill(report.causedByAgain, { cause: recordIn(answer, cause) }) }
  quoted.add(cause)
  return {
    text: fill(report.causedBy, { cause: recordIn(answer, cause) }),
    ...quotationsOf(language, [cause], answer.quotes),
  }
}

/** Every claim that is shown beside the figure, with its reason and words. */
export function besideSection(telling: Telling): Section {
  const { language, answer } = telling
  const { reason, report, section } = wordsIn(language)
  const notes = shortened(telling, answer.figure.explanation.beside, ({ claim, reason: why }) => ({
    text: fill(report.beside, { claim: recordIn(answer, claim), reason: reason.beside[why] }),
    ...quotationsOf(language, [claim], answer.quotes),
  }))
  return { id: 'beside', heading: section.beside, notes }
}

/** Every contradiction with both sides, their values and words. */
export function contradictionSection(telling: Telling): Section {
  const { language, answer } = telling
  const { reason, report, section } = wordsIn(language)
  const notes = shortened(telling, answer.figure.explanation.contradictions, (one) => ({
    text: fill(report.contradiction, { what: reason.contradiction[one.kind] }),
    notes: [sideNote(telling, one.left), sideNote(telling, one.right)],
  }))
  const all = [...notes, ...impossibleNotes(telling)]
  return { id: 'contradictions', heading: section.contradictions, notes: all }
}

function sideNote(telling: Telling, side: Contradiction['left']): Note {
  const { language, answer } = telling
  const used = answer.figure.explanation.used.filter(({ claim }) => side.claims.includes(claim))
  return {
    text: fill(wordsIn(language).report.side, {
      n: valuesPhrase(language, side.values, strictLimits(side.values, used)),
    }),
    ...quoted(telling, side.claims),
  }
}

function shortened<T>(telling: Telling, items: readonly T[], note: (item: T) => Note): Note[] {
  const { kept, more } = shorten(telling.level, items)
  const notes = kept.map(note)
  return more ? [...notes, { text: wordsIn(telling.language).report.more }] : notes
}
