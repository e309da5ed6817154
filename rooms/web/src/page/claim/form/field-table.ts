// Every field of the form that stands by itself, once: how it is typed, which choices it has, what
// an amendment finds in it, what it is called where two versions differ. From this come the form,
// what is sent of it, what stands in it again, and what the page of a claim shows of it.
import {
  ACTS,
  ANONYMITIES,
  BASES,
  CLAIM_KINDS,
  type Claim,
  isAnonymous,
  MEASURES,
  MODALITIES,
  OPERATORS,
  PLACE_RELATIONS,
  PLACE_ROLES,
  POSITIONS,
  RATE_UNITS,
  SENSITIVITIES,
  UNITS,
  VAGUE_WORDS,
} from '@tumen/claim'
import type { Words } from '@tumen/words'

/** The words that a field may have, and what they are called. */
export interface FieldChoices {
  values: readonly string[]
  labels: (words: Words) => Readonly<Record<string, string>>
}

/** A group of the form, and the part of the page of a claim that goes with it. */
export type ClaimGroup = 'what' | 'voice' | 'keeping'

/** One field. Its label is `field` of the words of the form, by its name; so is its hint. */
export interface ClaimField {
  control: 'line' | 'date' | 'lines' | 'tick' | 'choice'
  /** Words as they are, a number, each line; `none` where it is a part of another field. */
  sent: 'word' | 'count' | 'lines' | 'tick' | 'none'
  /** Whether it holds words of the text, in the text's language. */
  isQuoted?: true
  choices?: FieldChoices
  /** What stands in it where nothing is typed; there is no empty choice then. */
  usual?: string
  /** By which names the desk calls it; by its own where these are missing. */
  about?: readonly string[]
  /** What a recorded claim has in it; nothing where that follows from other fields. */
  of?: (claim: Claim) => string | undefined
  /** The group in which it stands, where the form does not place it by hand. */
  group?: ClaimGroup
  /** Whether the page of a claim shows it with what it has in its group. */
  isShown?: true
}

const line = (more: Partial<ClaimField> = {}): ClaimField => ({
  ...{ control: 'line', sent: 'word' },
  ...more,
})
const count = (more: Partial<ClaimField> = {}): ClaimField => line({ sent: 'count', ...more })
const date = (more: Partial<ClaimField> = {}): ClaimField => line({ control: 'date', ...more })
const lines = (more: Partial<ClaimField> = {}): ClaimField => ({
  ...{ control: 'lines', sent: 'lines' },
  ...more,
})
const tick = (
  of?: (claim: Claim) => boolean | undefined,
  more: Partial<ClaimField> = {},
): ClaimField => ({
  ...{ control: 'tick', sent: 'tick', ...more },
  ...(of && { of: (claim: Claim) => (of(claim) ? 'yes' : '') }),
})

/** A field of words that are given. */
function choice<T extends string>(
  values: readonly T[],
  labels: (words: Words) => Readonly<Record<T, string>>,
  more: Partial<ClaimField> = {},
): ClaimField {
  return { control: 'choice', sent: 'word', choices: { values, labels }, ...more }
}

const digits = (value: number | undefined) => (value === undefined ? '' : String(value))

/** The fields by name, in the order in which they are sent. */
export const CLAIM_FIELDS = {
  number: line({ about: ['number', 'quantity'], isQuoted: true }),
  act: choice(ACTS, (words) => words.act, {
    ...{ about: ['act', 'proposition'], of: ({ proposition }) => proposition.act },
  }),
  anonymity: choice(ANONYMITIES.filter(isAnonymous), (words) => words.anonymity),
  anonymityReason: line({ isQuoted: true, of: ({ chain }) => chain.at(-1)?.anonymityReason }),
  place: line({ about: ['place', 'places'] }),
  placeRole: choice(PLACE_ROLES, (words) => words.page.claimForm.placeRole),
  placeRelation: choice(PLACE_RELATIONS, (words) => words.page.claimForm.placeRelation, {
    usual: 'in',
  }),
  placeAsWritten: tick(),
  time: date({ about: ['time', 'times'] }),
  at: date(),
  since: date(),
  until: date(),
  kind: choice(CLAIM_KINDS, (words) => words.claimKind),
  op: choice(OPERATORS, (words) => words.operator),
  value: count(),
  low: count(),
  high: count(),
  vague: choice(VAGUE_WORDS, (words) => words.vague),
  unit: choice(UNITS, (words) => words.unit),
  measure: choice(MEASURES, (words) => words.measure),
  perN: line({ sent: 'none', about: ['per'], of: ({ quantity }) => digits(quantity?.per?.n) }),
  perUnit: choice(RATE_UNITS, (words) => words.page.claimForm.rateUnit, {
    ...{ sent: 'none', of: ({ quantity }) => quantity?.per?.unit },
  }),
  partValue: line({
    ...{ sent: 'none', about: ['partOf'], of: ({ quantity }) => digits(quantity?.partOf?.value) },
  }),
  partOp: choice(OPERATORS, (words) => words.operator, {
    ...{ sent: 'none', of: ({ quantity }) => quantity?.partOf?.op },
  }),
  actor: line({ isQuoted: true, of: ({ proposition }) => proposition.actor?.[0]?.label }),
  affected: line({ isQuoted: true, of: ({ proposition }) => proposition.affected?.label }),
  population: line({ of: ({ proposition }) => proposition.affected?.population }),
  denied: tick(({ proposition }) => proposition.polarity === 'denied', { group: 'what' }),
  text: lines({ sent: 'word', of: textOf, group: 'what' }),
  condition: line({
    ...{ isQuoted: true, of: ({ condition }) => condition?.text, group: 'what', isShown: true },
  }),
  direct: tick(({ chain }) => chain.at(-1)?.mode === 'direct_quote'),
  said: date({ about: ['said', 'asserted'] }),
  modality: choice(MODALITIES, (words) => words.modality),
  modalityCue: line({ isQuoted: true, of: ({ modalityCue }) => modalityCue }),
  basis: choice(BASES, (words) => words.page.claimForm.basis, {
    ...{ usual: 'unknown', of: ({ basis }) => basis },
  }),
  position: choice(POSITIONS, (words) => words.page.claimForm.position, {
    ...{ usual: 'body', of: ({ position }) => position },
  }),
  sensitivity: choice(
    SENSITIVITIES.filter((one) => one !== 'sealed'),
    (words) => words.sensitivity,
    { group: 'keeping' },
  ),
  problems: lines({ of: ({ problems }) => problems?.join('\n'), group: 'keeping' }),
  listed: lines({ of: ({ listed }) => listed?.join('\n'), group: 'keeping' }),
  overlapsUnknown: tick(({ overlapsUnknown }) => overlapsUnknown, { group: 'keeping' }),
} as const satisfies Record<string, ClaimField>

/** The name of a field that stands by itself. */
export type ClaimFieldName = keyof typeof CLAIM_FIELDS

/** Every field with its name. */
export const claimFields: readonly (readonly [ClaimFieldName, ClaimField])[] = Object.entries(
  CLAIM_FIELDS,
) as [ClaimFieldName, ClaimField][]

/** The fields that the table puts into a group. */
export function fieldsIn(group: ClaimGroup): (readonly [ClaimFieldName, ClaimField])[] {
  return claimFields.filter(([, field]) => field.group === group)
}

/** What stands in a field, a code as its word. */
export function valueIn(words: Words, field: ClaimField | undefined, value: string): string {
  if (field?.control === 'tick') return words.command.yes
  return field?.choices?.labels(words)[value] ?? value
}

/** The sentence of a claim, unless it is what was quoted. */
function textOf({ quote, proposition }: Claim): string {
  const quoted = quote.map(({ text }) => text).join(' … ')
  return proposition.text === quoted ? '' : proposition.text
}
