// The parts of the asked scope, what of a whole is not broken down, and every used claim.
// A part that was not added says which chosen parts it may share people with.
import type { Part, Remainder, UsedClaim } from '@tumen/figure'
import { fill, wordsIn } from '@tumen/words'
import { hiddenWords, originIn, withContext } from '../claim/quotation.ts'
import { digits, remainderPhrase, valuesPhrase } from '../phrase/number.ts'
import { recordIn } from '../phrase/record-in.ts'
import type { Note, Section } from '../terminal/report.ts'
import { partName, partScope } from './part-scope.ts'
import { derivationNotes, quoted } from './reason-section.ts'
import type { Telling } from './report.ts'
import { shorten } from './shorten.ts'
import { floorPhrase, strictLimits } from './strict-limit.ts'

/** Parts: chosen and not chosen, and the remainder of a whole. */
export function notBrokenDownSection(telling: Telling): Section {
  const { language, answer, level } = telling
  const { report, section } = wordsIn(language)
  const { parts, notBrokenDown } = answer.figure.explanation
  // The chosen parts stand under the sum already; a short report shows only what was not added.
  const told = level === 'full' ? parts : parts.filter((part) => !part.chosen || part.contested)
  const { kept, more } = shorten(level, told)
  const rest = notBrokenDown === null ? [] : [remainderNote(telling, notBrokenDown)]
  const notes = [...kept.map((part) => partNote(telling, part)), ...rest]
  return {
    id: 'parts',
    heading: section.parts,
    notes: more ? [...notes, { text: report.more }] : notes,
  }
}

function remainderNote(telling: Telling, rest: Remainder): Note {
  const { language, answer } = telling
  const text = fill(wordsIn(language).report.notBrokenDown, {
    n: remainderPhrase(language, rest, answer.question.unit),
  })
  return rest.from === undefined ? { text } : { text, ...derivationNotes(telling, rest, 'low') }
}

function partNote(telling: Telling, part: Part): Note {
  const { language, answer } = telling
  const { report } = wordsIn(language)
  const used = answer.figure.explanation.used.filter(({ claim }) => part.claims.includes(claim))
  const n = floorPhrase(language, part.weight, used, answer.question.unit)
  const states = [partState(telling, part), ...(part.contested ? [report.contestedPart] : [])]
  const scope = partScope(telling, part)
  const text = fill(report.partScope, { scope, n })
  return { text: [text, ...states].join(report.also), ...quoted(telling, part.claims) }
}

function partState(telling: Telling, part: Part): string {
  const { language, answer } = telling
  const { page, report } = wordsIn(language)
  if (part.chosen) return report.chosen
  const others = (part.notDisjointFrom ?? []).map((ids) => partName(telling, ids))
  if (others.length === 0) return report.notChosenAlone
  const left = answer.unnamed?.besidePart.get(partKey(part))
  const more = left === undefined ? [] : [fill(page.figure.answer.andMore, { n: digits(left) })]
  return fill(report.notChosen, { others: [...others, ...more].join(report.list) })
}

/** What a part is known by: the claims that state it. */
export function partKey({ claims }: Pick<Part, 'claims'>): string {
  return claims.join('+')
}

/** Every used claim: relation, what it sets, origin, what it states and what it allows. */
export function usedSection(telling: Telling): Section {
  const { language, answer } = telling
  const notes = answer.figure.explanation.used.map((used) => usedNote(telling, used))
  return { id: 'used', heading: wordsIn(language).section.used, notes }
}

function usedNote(telling: Telling, used: UsedClaim): Note {
  const { language, answer } = telling
  const { reason, report } = wordsIn(language)
  const effects = used.sets.map((effect) => reason.effect[effect]).join(report.list)
  const stated = (value: number | null) => (value === null ? report.nothing : digits(value))
  const hidden = hiddenWords(language, answer.quotes[used.claim])
  const line = fill(report.usedLine, {
    claim: recordIn(answer, used.claim),
    relation: reason.relation[used.relation],
    effects: effects || report.nothing,
    origin: hidden ?? originIn(language, used.origin, answer),
  })
  const values = fill(report.usedValues, {
    floor: stated(used.floor),
    point: stated(used.point),
    ceiling: stated(used.ceiling),
    values: valuesPhrase(language, used.values, strictLimits(used.values, [used])),
  })
  const { quotations, notes } = quoted(telling, [used.claim])
  const shown = quotations.map((one) => withContext(one, answer.context?.[used.claim]))
  return { text: line, quotations: shown, notes: [{ text: values }, ...notes] }
}
