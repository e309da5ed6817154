// Where what was chosen differs from what the quoted words, or the other fields, would say by
// themselves: told beside the field. What was chosen counts, and nothing is taken back.
import {
  type ClaimTime,
  placeRolesOfAct,
  readOtherwise,
  readQuantity,
  writtenDatesIn,
} from '@tumen/claim'
import { intervalPhrase, numberPhrase } from '@tumen/view'
import { fill } from '@tumen/words'
import type { Ask } from '../../../door/ask.ts'
import type { Form } from '../../../form/form.ts'
import type { Understood } from './check-answer.ts'

/** A sentence by the field that it stands beside. */
export type Otherwise = Readonly<Partial<Record<string, string>>>

interface Chosen {
  ask: Ask
  form: Form
  understood: Understood
  /** Language tag of the document. */
  lang: string
}

/** What is said beside the fields of a form that was understood. */
export function saidOtherwise(chosen: Chosen): Otherwise {
  return {
    ...numberOtherwise(chosen),
    ...unitOtherwise(chosen),
    ...daysOtherwise(chosen),
    ...usualOtherwise(chosen),
  }
}

const NUMBER_FIELDS = ['op', 'value', 'low', 'high', 'vague'] as const

function numberOtherwise({ ask, form, understood, lang }: Chosen): Otherwise {
  const read = understood.quantity && readOtherwise(understood.quantity, lang)
  if (!read) return {}
  const { numberOtherwise } = ask.words.page.claimForm.understand
  const sentence = fill(numberOtherwise, { number: numberPhrase(ask.language, read) })
  const fields = NUMBER_FIELDS.filter((name) => form.word(name) !== undefined)
  return Object.fromEntries(fields.map((name) => [name, sentence]))
}

function unitOtherwise({ ask, form, understood: { quantity }, lang }: Chosen): Otherwise {
  const unit = quantity?.span && readQuantity(quantity.span.text, lang).quantity?.unit
  if (!unit || form.word('unit') === undefined || unit === quantity.unit) return {}
  const { numberOtherwise } = ask.words.page.claimForm.understand
  return { unit: fill(numberOtherwise, { number: ask.words.unit[unit] }) }
}

const FIELD_OF_ROLE: Partial<Record<ClaimTime['role'], readonly string[]>> = {
  event: ['time'],
  as_of: ['at', 'time'],
  since: ['since'],
  until: ['until'],
}

/** Days that stand in the words, beside a day that is none of them. */
function daysOtherwise({ ask, form, understood: { quote = [], times = [] } }: Chosen): Otherwise {
  const dates = quote.flatMap(({ text }) => writtenDatesIn(text))
  if (dates.length === 0) return {}
  const { dateOtherwise } = ask.words.page.claimForm.understand
  const told = dates.map((date) => intervalPhrase(ask.language, date))
  const days = [...new Set(told)].join(ask.words.report.list)
  const sentence = fill(dateOtherwise, { days })
  const others = times.filter((time) => dates.every((date) => !isWithin(date, time)))
  const fields = others.flatMap(({ role }) => FIELD_OF_ROLE[role] ?? [])
  return Object.fromEntries(
    fields.filter((name) => form.word(name) !== undefined).map((name) => [name, sentence]),
  )
}

type Days = Pick<ClaimTime, 'earliest' | 'latest'>

/** Whether one of two periods holds the other: then they do not disagree. */
function isWithin(a: Days, b: Days): boolean {
  const holds = (outer: Days, inner: Days) =>
    outer.earliest <= inner.earliest && inner.latest <= outer.latest
  return holds(a, b) || holds(b, a)
}

/** Choices that differ from what would follow from the other fields. */
function usualOtherwise({ ask, form, understood }: Chosen): Otherwise {
  const { words } = ask
  const { claimForm } = words.page
  const { proposition, quantity, chain = [], places = [] } = understood
  const [role] = proposition ? placeRolesOfAct(proposition.act) : []
  const kind = quantity ? 'quantity' : 'occurrence'
  const modality = chain.length > 1 ? 'reported' : 'asserted'
  const measure = usualMeasure(form)
  const usual: [string, string | undefined, string | undefined, string][] = [
    ['kind', understood.kind, kind, words.claimKind[kind]],
    ['modality', understood.modality, modality, words.modality[modality]],
    ['measure', quantity?.measure, measure, words.measure[measure]],
    ['placeRole', places[0]?.role, role, role ? claimForm.placeRole[role] : ''],
  ]
  const others = usual.filter(
    ([name, chosen, follows]) =>
      form.word(name) !== undefined && chosen !== undefined && chosen !== follows,
  )
  return Object.fromEntries(
    others.map(([name, , , label]) => [
      name,
      fill(claimForm.understand.usualOtherwise, { usual: label }),
    ]),
  )
}

function usualMeasure(form: Form) {
  if (form.word('perN') !== undefined) return 'rate'
  if (form.word('at') !== undefined) return 'stock'
  return form.word('since') === undefined ? 'flow' : 'cumulative'
}
