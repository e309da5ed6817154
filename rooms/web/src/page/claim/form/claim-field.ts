// From a recorded claim back to the fields of the form, to amend it or to go on from it. The form
// says only what does not follow by itself: each field is left out, checked, and set if needed.
import type { Claim, ClaimPlace, ClaimRelation, ClaimTime } from '@tumen/claim'
import type { Ask } from '../../../door/ask.ts'
import { Form } from '../../../form/form.ts'
import { fieldMeant, meantFields } from '../../../form/meant-name.ts'
import { type CheckAnswer, checkOf, type Replaced } from './check-answer.ts'
import { withFields } from './claim-input.ts'
import { claimFields } from './field-table.ts'

type Fields = Record<string, string>

/** The form that says what `claim` says; what none of its fields can hold, the desk keeps. */
export async function filledForm(
  ask: Pick<Ask, 'call' | 'language'>,
  claim: Claim,
  relations: readonly ClaimRelation[] = [],
  replaced: Replaced = { amends: claim.id, whole: true },
): Promise<Form> {
  const plain = plainFields(claim, relations)
  const checked = await checkOf(ask, formOf(plain), claim.doc, replaced)
  const fields = { ...plain, ...correctedFields(claim, checked, plain) }
  const form = formOf(fields)
  const again = await checkOf(ask, form, claim.doc, replaced)
  return withNames(ask, form, { claim, replaced, again })
}

/** Speakers by the names that they are recorded under, where these mean them alone. */
async function withNames(
  ask: Pick<Ask, 'call' | 'language'>,
  form: Form,
  { claim, replaced, again }: { claim: Claim; replaced: Replaced; again: CheckAnswer },
): Promise<Form> {
  const { understood } = again
  const names = understood.chain?.map(({ label }) => label).join('\n')
  if (names === undefined || names === form.text('chain')) return form
  const named = withFields(form, { chain: names })
  const { understood: renamed } = await checkOf(ask, named, claim.doc, replaced)
  const isSame = renamed.chain?.every(({ agent }, n) => agent === claim.chain[n]?.agent)
  return isSame ? named : form
}

/** The fields that stay for the next claim of the same voice, place and time. */
export function keptFields(form: Form): Form {
  const kept = ['chain', 'place', 'placeRelation', 'time', 'at', 'since', 'until', 'said', 'direct']
  const isKept = (name: string): boolean => {
    const field = fieldMeant(name) ?? name
    return kept.includes(field.startsWith('chain.') ? 'chain' : field)
  }
  return new Form([...form.entries().filter(([name]) => isKept(name)), ['keep', 'yes']])
}

function formOf(fields: Fields): Form {
  return new Form(Object.entries(fields).filter(([, value]) => value !== ''))
}

/** Fields by labels and names as they were written, without what may follow by itself. */
function plainFields(claim: Claim, relations: readonly ClaimRelation[]): Fields {
  const { quote, proposition, quantity, chain } = claim
  const places = claim.places.filter(isKnown)
  const words = quote.map(({ text }) => text)
  const [first, ...more] = places
  return {
    ...Object.fromEntries(claimFields.map(([name, { of }]) => [name, of?.(claim) ?? ''])),
    quote: words[0] ?? '',
    offset: String(quote[0]?.start ?? ''),
    offsetFor: words[0] ?? '',
    ...numbered('piece', words.slice(1), (text) => ({ '': text })),
    number: quantity?.span.text ?? '',
    partClaim: quantity?.partOf?.claim ?? '',
    place: first?.name ?? '',
    placeRelation: first?.relation ?? '',
    ...numbered('place', more, (one) => ({
      '': one.name,
      Relation: one.relation,
      Role: one.role,
    })),
    ...timeFields(claim),
    chain: chain.map(({ label }) => label).join('\n'),
    ...numbered('restrict', proposition.affected?.restrict ?? [], ({ by, label }) => ({
      By: by,
      Label: label,
    })),
    ...numbered('relation', relations, ({ type, to, note = '' }) => ({
      Type: type,
      To: to,
      Note: note,
    })),
  }
}

function timeFields({ times }: Claim): Fields {
  const of = (role: ClaimTime['role']) => times.find((time) => time.role === role)
  return {
    time: dateOf(of('event')),
    at: dateOf(of('as_of')),
    since: dateOf(of('since')),
    until: dateOf(of('until')),
  }
}

/** An interval as a partial date: a year, a month, a day, or two days. */
export function dateOf(interval: { earliest: string; latest: string } | undefined): string {
  if (interval === undefined) return ''
  const { earliest, latest } = interval
  if (earliest === latest) return earliest
  const year = earliest.slice(0, 4)
  if (earliest === `${year}-01-01` && latest === `${year}-12-31`) return year
  const month = earliest.slice(0, 7)
  const isMonth = earliest === `${month}-01` && latest === `${month}-${lengthOf(month)}`
  return isMonth ? month : `${earliest}/${latest}`
}

function lengthOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return String(new Date(Date.UTC(year, number, 0)).getUTCDate())
}

/** What the check understood otherwise than the claim says, set to what the claim says. */
function correctedFields(claim: Claim, { understood }: CheckAnswer, plain: Fields): Fields {
  const fields: Fields = {}
  for (const name of ['kind', 'modality', 'sensitivity'] as const)
    if (understood[name] !== claim[name]) fields[name] = claim[name]
  const said = understood.asserted
  if (said?.earliest !== claim.asserted.earliest || said.latest !== claim.asserted.latest)
    fields.said = dateOf(claim.asserted)
  Object.assign(fields, numberFields(claim, understood))
  Object.assign(fields, placeFields(claim, understood), chainFields(claim, understood, plain))
  return fields
}

/** Words are given back as written if they read the same, else the number in detail. */
function numberFields({ quantity, quote }: Claim, understood: CheckAnswer['understood']): Fields {
  if (!quantity) return { number: '' }
  const { span } = quantity
  const isQuoted = quote.some(({ start, end }) => start <= span.start && span.end <= end)
  const read = understood.quantity
  const isSame = (['op', 'value', 'low', 'high', 'vague'] as const).every(
    (name) => read?.[name] === quantity[name],
  )
  const unit = read?.unit === quantity.unit && isSame ? '' : quantity.unit
  const measure = read?.measure === quantity.measure ? '' : quantity.measure
  if (isSame && read?.span) return { unit, measure }
  const { op, value, low, high, vague = '' } = quantity
  const digits = (count: number | undefined) => (count === undefined ? '' : String(count))
  return {
    // Words of the quotation are kept, though they say something else or cannot be read alone.
    ...(read?.span || isQuoted ? {} : { number: '' }),
    op,
    value: digits(value),
    low: digits(low),
    high: digits(high),
    vague,
    unit: quantity.unit,
    measure: quantity.measure,
  }
}

/** Places by name where the name means this one alone, else by id. */
function placeFields(claim: Claim, understood: CheckAnswer['understood']): Fields {
  const places = claim.places.filter(isKnown)
  const read = understood.places?.filter(isKnown) ?? []
  const fields: Fields = {}
  for (const [n, one] of places.entries()) {
    const { gazetteer, role } = one
    const name = n === 0 ? 'place' : `place${n}`
    const found = read.length === places.length ? read[n] : undefined
    if (found?.gazetteer !== gazetteer && gazetteer !== undefined && one.name !== '')
      Object.assign(fields, meantFields(name, one.name, gazetteer))
    if (n === 0 && found?.role !== role) fields.placeRole = role
  }
  return fields
}

/** Whether a place can stand in a field; what is in no gazetteer is kept beside the form. */
function isKnown({ gazetteer }: ClaimPlace): boolean {
  return gazetteer !== undefined
}

/** Speakers by label; where one does not mean its speaker alone, the id goes along with it. */
function chainFields(claim: Claim, { chain }: CheckAnswer['understood'], plain: Fields): Fields {
  const isSame = chain?.every(({ agent }, n) => agent === claim.chain[n]?.agent)
  if (isSame) return { chain: plain.chain ?? '' }
  const meant = claim.chain.map(({ agent, label }, n) =>
    agent === '' ? {} : meantFields(`chain.${n}`, label.trim(), agent),
  )
  return Object.assign({ chain: plain.chain ?? '' }, ...meant)
}

/** The fields of a repeated group, such as `restrict1By`, `restrict1Label`. */
function numbered<T>(name: string, all: readonly T[], fieldsOf: (one: T) => Fields): Fields {
  return Object.fromEntries(
    all.flatMap((one, n) =>
      Object.entries(fieldsOf(one)).map(([part, value]) => [`${name}${n + 1}${part}`, value]),
    ),
  )
}
