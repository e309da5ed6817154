// What went wrong in one document: misses, false alarms and fields that differ. Of texts that are
// not ours only offsets, numbers and controlled words are printed.
import type { Field } from '@tumen/reading'
import type { LabelledDocument } from '../../rooms/reading/fixture/folder.ts'
import type { Match, ScoredDocument, ScoredField } from '../../rooms/reading/fixture/score.ts'

/** Prints the errors of a scored document, one a line. */
export function printErrors({ id, isOurs }: LabelledDocument, scored: ScoredDocument): void {
  for (const { id: label, quantity } of scored.misses)
    console.log(`${id} miss ${label} ${quantity.span.start} "${quantity.span.text}"`)
  for (const { quantity } of scored.falseAlarms)
    console.log(`${id} false ${quantity?.span.start} "${quantity?.span.text}"`)
  for (const match of scored.matches)
    for (const [field, agrees] of Object.entries(match.agrees))
      if (!agrees && field !== 'op+value+act')
        printDifference(id, field as ScoredField, match, isOurs)
}

function printDifference(id: string, field: ScoredField, match: Match, isOurs: boolean): void {
  const { label, proposal } = match
  const isWord = field === 'origin' || field === 'place'
  const [want, got] = isWord && !isOurs ? ['…', '…'] : valuesOf(field, match)
  const number = label.quantity.span.text
  const rules = proposal.fields[FIELD_OF[field]]?.rules.join(' ') ?? ''
  console.log(`${id} ${field} ${label.id} "${number}" want ${want} got ${got} (${rules})`)
}

const FIELD_OF: Record<ScoredField, Field> = {
  ...{ op: 'quantity', value: 'quantity', act: 'act', measure: 'measure', place: 'places' },
  ...{ time: 'times', origin: 'speakers', modality: 'modality', 'op+value+act': 'act' },
}

function valuesOf(field: ScoredField, { label, proposal }: Match): [string, string] {
  const { quantity, act, modality, places, times, speakers } = proposal
  const numbers = (one: { value?: number; low?: number; high?: number; vague?: string }) =>
    [one.value, one.low, one.high, one.vague].filter((part) => part !== undefined).join('-')
  const days = (one?: { earliest: string; latest: string }) => `${one?.earliest}..${one?.latest}`
  switch (field) {
    case 'op':
      return [label.quantity.op, String(quantity?.op)]
    case 'value':
      return [numbers(label.quantity), quantity ? numbers(quantity) : '']
    case 'measure':
      return [label.quantity.measure, String(quantity?.measure)]
    case 'place':
      return [
        label.places.map(({ name }) => name).join(' | '),
        places.map((p) => p.name).join(' | '),
      ]
    case 'time':
      return [days(label.time), times.map(days).join(' | ')]
    case 'origin':
      return [label.origin, String(speakers.at(-1)?.label)]
    case 'modality':
      return [label.modality, modality]
    default:
      return [label.act, act]
  }
}
