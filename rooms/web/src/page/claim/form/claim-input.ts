// From the fields of the form to the input of claim.check, claim.record and claim.amend: one
// place, so that what is checked is what is recorded. Values are not judged here; the desk does.
import { MOST_REPEATED } from '@tumen/contract'
import type { FormInput } from '../../../door/ask.ts'
import { Form } from '../../../form/form.ts'
import { fieldMeant, meantFields, meantId } from '../../../form/meant-name.ts'
import { type ClaimField, claimFields } from './field-table.ts'

/** The names of one repeated field, such as `piece1`, `piece2`. */
export function repeated(name: string, most: number): string[] {
  return Array.from({ length: most }, (_, n) => `${name}${n + 1}`)
}

/** The input of claim.record for a document, as the form says it. */
export function claimInput(
  form: Form,
  document: string,
): FormInput<'claim.record'> & { document: string } {
  const all = [
    ['quote', someOf(piecesOf(form))],
    ['offset', offsetOf(form)],
    ...claimFields.map(([name, field]) => [name, sentOf(form, name, field)] as const),
    ['per', pairOf({ n: countOf(form.word('perN')), unit: form.word('perUnit') })],
    ['partOf', partOf(form)],
    ['chain', someOf(chainOf(form))],
    ['restrict', someOf(restrictionsOf(form))],
    ['places', someOf(placesOf(form))],
    ['relations', someOf(relationsOf(form))],
  ] as const
  return { document, ...Object.fromEntries(all.filter(([, value]) => value !== undefined)) }
}

/** What is sent of a field. */
function sentOf(form: Form, name: string, { sent }: ClaimField) {
  switch (sent) {
    case 'word':
      return meantOf(form, name, form.word(name))
    case 'count':
      return countOf(form.word(name))
    case 'lines':
      return someOf(linesOf(form.text(name)))
    case 'tick':
      return form.has(name) ? true : undefined
    case 'none':
      return undefined
  }
}

/** The pieces of the quotation that are filled in. */
export function piecesOf(form: Form): string[] {
  return ['quote', ...repeated('piece', MOST_REPEATED.piece - 1)].flatMap(
    (name) => form.word(name) ?? [],
  )
}

/** The lines of a field that hold something, without the spaces around them. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** The lines of the chain, each by the id that was chosen for its name. */
function chainOf(form: Form): string[] {
  return linesOf(form.text('chain')).map((line, n) => meantOf(form, `chain.${n}`, line) ?? line)
}

/** The id that was chosen for a name in a field, else the name. */
function meantOf(form: Form, field: string, typed: string | undefined): string | undefined {
  return meantId(form, field, typed) ?? typed
}

/** The choices of a form that still hold, to be carried along by it. */
export function carriedChoices(form: Form): [name: string, value: string][] {
  return form.entries().filter(([name]) => {
    const field = fieldMeant(name)
    return field !== undefined && meantId(form, field, currentOf(form, field)) !== undefined
  })
}

/** Fields that name other claims, which take words of theirs as well as an id. */
export const CLAIM_REFERENCES: Readonly<Record<string, 'claim'>> = Object.fromEntries(
  ['partClaim', ...repeated('relation', MOST_REPEATED.relation).map((name) => `${name}To`)].map(
    (name) => [name, 'claim'] as const,
  ),
)

/** Digits with or without commas; anything else goes on as it is, for the desk to refuse. */
function countOf(word: string | undefined): number | string | undefined {
  return word !== undefined && /^\d[\d,]*$/.test(word) ? Number(word.replaceAll(',', '')) : word
}

/** Where the words begin, if it was chosen for exactly these words. */
function offsetOf(form: Form): number | undefined {
  const isForThese = form.word('offsetFor') === form.word('quote')
  const offset = form.word('offset')
  return isForThese && offset !== undefined && /^\d{1,9}$/.test(offset) ? Number(offset) : undefined
}

function partOf(form: Form) {
  return pairOf({
    value: countOf(form.word('partValue')),
    op: form.word('partOp'),
    claim: meantOf(form, 'partClaim', form.word('partClaim')),
  })
}

function restrictionsOf(form: Form) {
  return repeated('restrict', MOST_REPEATED.restrict).flatMap((name) => {
    const row = pairOf({ by: form.word(`${name}By`), label: form.word(`${name}Label`) })
    return row === undefined ? [] : [row]
  })
}

function placesOf(form: Form) {
  return repeated('place', MOST_REPEATED.place).flatMap((name) => {
    const place = meantOf(form, name, form.word(name))
    const role = form.word(`${name}Role`)
    const relation = form.word(`${name}Relation`)
    // The usual relation stands in every row; anything else is about a place that is missing.
    const isEmpty = place === undefined && role === undefined && (relation ?? 'in') === 'in'
    return isEmpty ? [] : [pairOf({ place, role, relation })]
  })
}

function relationsOf(form: Form) {
  return repeated('relation', MOST_REPEATED.relation).flatMap((name) => {
    const to = meantOf(form, `${name}To`, form.word(`${name}To`))
    const note = form.word(`${name}Note`)
    const isEmpty = to === undefined && note === undefined
    return isEmpty ? [] : [pairOf({ type: form.word(`${name}Type`), to, note })]
  })
}

/** The fields that are there; nothing when none is. */
function pairOf<T extends object>(fields: T): Partial<T> | undefined {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined)
  return kept.length === 0 ? undefined : (Object.fromEntries(kept) as Partial<T>)
}

function someOf<T>(all: T[]): T[] | undefined {
  return all.length === 0 ? undefined : all
}

/** A form with some fields set; an empty text takes a field away. */
export function withFields(form: Form, change: Readonly<Record<string, string>>): Form {
  const kept = form.entries().filter(([name]) => !Object.hasOwn(change, name))
  const added = Object.entries(change).filter(([, value]) => value !== '')
  return new Form([...kept, ...added])
}

/** The form after what was chosen among several places, speakers or offsets. */
export function withChoices(form: Form): Form {
  const change: Record<string, string> = {}
  const chosen = form.entries().filter(([name]) => name.startsWith('choose-'))
  for (const [name, value] of chosen) {
    const field = name.slice('choose-'.length)
    const isStill = form.word(`for-${field}`) === currentOf(form, field)
    if (isStill && value !== '') Object.assign(change, changeOf(form, field, value))
  }
  return withFields(form, change)
}

/** What a choice is about, as it stands in the form now. */
export function currentOf(form: Form, field: string): string | undefined {
  if (field === 'offset') return form.word('quote')
  const link = /^chain\.(\d+)$/.exec(field)?.[1]
  if (link !== undefined) return linesOf(form.text('chain'))[Number(link)]
  const isOwn = /^place\d*$/.test(field) || Object.hasOwn(CLAIM_REFERENCES, field)
  return form.word(isOwn ? field : placeName(form, field))
}

function changeOf(form: Form, field: string, value: string): Record<string, string> {
  if (field === 'offset') return { offset: value, offsetFor: form.text('quote').trim() }
  const name = field.startsWith('chain.') ? field : placeName(form, field)
  return meantFields(name, currentOf(form, field) ?? '', value)
}

/** The name of a place's field: `places.0.place` is the first further one that is filled in. */
export function placeName(form: Form, field: string): string {
  const nth = /^places\.(\d+)\.place$/.exec(field)?.[1]
  if (nth === undefined) return 'place'
  const filled = repeated('place', MOST_REPEATED.place).filter(
    (name) => form.word(name) !== undefined,
  )
  return filled[Number(nth)] ?? 'place'
}
