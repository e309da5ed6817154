// From a draft whose fields are filled to the proposal that a reviewer sees: exact spans, the rules
// of each field, the links and all questions.
import { PROPOSAL_FIELDS, type Span } from '@tumen/claim'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Range } from '../text/source-text.ts'
import type { CountQuantity, Draft } from './draft.ts'
import type { Field, Filled, Proposal, Question, Reference } from './proposal.ts'

/** The proposals of all drafts, in their order. */
export function makeProposals(text: PreparedText, drafts: readonly Draft[]): Proposal[] {
  const keys = keysOf(drafts)
  return drafts.map((draft, n) => makeProposal(text, draft, { key: keys[n] ?? '', keys }))
}

function makeProposal(
  text: PreparedText,
  draft: Draft,
  { key, keys }: { key: string; keys: readonly string[] },
): Proposal {
  const filled = filledFields(draft)
  const fields: Proposal['fields'] = {}
  const questions: Question[] = []
  for (const [name, { rules, questions: asked = [] }] of filled) {
    fields[name] = { rules }
    questions.push(...asked)
  }
  const { modality, cue, polarity, habitual, condition } = draft.voice?.value ?? {
    modality: 'asserted',
    polarity: 'affirmed',
  }
  const proposal: Partial<Proposal> = {
    key,
    kind: draft.kind,
    position: text.sentences[draft.sentence]?.position ?? 'body',
    quote: quoteOf(text, draft),
    act: draft.act?.value ?? 'other',
    polarity,
  }
  // One after another, in the order of the form: spreads of what may be missing are slow.
  if (habitual !== undefined) proposal.habitual = habitual
  if (draft.group) proposal.affected = affectedOf(text, draft, draft.group)
  if (draft.quantity) proposal.quantity = quantityOf(text, draft, draft.quantity)
  proposal.places = draft.places?.value ?? []
  proposal.times = draft.times?.value ?? []
  proposal.speakers = draft.speakers?.value ?? []
  proposal.modality = modality
  const factuality = draft.factuality?.value
  if (factuality !== undefined) proposal.factuality = factuality
  if (cue !== undefined) proposal.modalityCue = cue
  if (condition !== undefined) proposal.condition = condition
  if (draft.comparison !== undefined) proposal.comparison = draft.comparison
  if (draft.kind === 'source_profile') proposal.sensitivity = 'restricted'
  proposal.links = linksOf(draft, keys)
  proposal.fields = fields
  proposal.questions = questions
  proposal.extraction = { method: 'rule', reviewed: false }
  return proposal as Proposal
}

function filledFields(draft: Draft): [Field, Filled<unknown>][] {
  const { detection, quantity, act, factuality, measure, places, times, speakers } = draft
  const { voice: modality } = draft
  const byName: Partial<Record<Field, Filled<unknown> | undefined>> = {
    detection,
    quantity,
    act,
    factuality,
    measure,
    places,
    times,
    speakers,
    modality,
  }
  const filled: [Field, Filled<unknown>][] = []
  for (const name of PROPOSAL_FIELDS) {
    const field = byName[name]
    if (field) filled.push([name, field])
  }
  return filled
}

/**
 * The keys of all drafts: kind and range, by which decisions are stored. One number may say two
 * things ("60 were picked up and locked up"): what comes later adds its act, then a number.
 */
function keysOf(drafts: readonly Draft[]): string[] {
  const keys = new Set<string>()
  for (const { kind, range, act } of drafts) {
    const plain = `${kind}-${range.start}-${range.end}`
    const withAct = `${plain}-${act?.value ?? 'other'}`
    let key = keys.has(plain) ? withAct : plain
    for (let n = 2; keys.has(key); n++) key = `${withAct}-${n}`
    keys.add(key)
  }
  return [...keys]
}

function spanOf(text: PreparedText, { start, end }: Range): Span {
  return { start, end, text: text.source.text.slice(start, end) }
}

/** The pieces of a statement; of a number, which has a span of its own, the whole sentence. */
function quoteOf(text: PreparedText, draft: Draft): Span[] {
  if (draft.quote) return draft.quote.map((piece) => spanOf(text, piece))
  const { start, end } = text.sentences[draft.sentence] ?? draft.clause
  return [spanOf(text, { start, end })]
}

function affectedOf(
  text: PreparedText,
  { restrict }: Draft,
  group: Range,
): NonNullable<Proposal['affected']> {
  const label = spanOf(text, group).text
  return restrict ? { label, restrict } : { label }
}

function quantityOf(
  text: PreparedText,
  draft: Draft,
  quantity: Filled<CountQuantity>,
): NonNullable<Proposal['quantity']> {
  const { measure, per } = draft.measure?.value ?? { measure: 'flow' as const }
  // A plain copy is fast; one with more behind it makes objects that are slow to ask.
  const proposed: Partial<NonNullable<Proposal['quantity']>> = { ...quantity.value }
  proposed.measure = measure
  if (per !== undefined) proposed.per = per
  proposed.span = spanOf(text, draft.range)
  return proposed as NonNullable<Proposal['quantity']>
}

const LINK_OF_REFERENCE: Partial<Record<Reference, 'restates' | 'part_of'>> = {
  same: 'restates',
  restatement: 'restates',
  part_of: 'part_of',
  remainder: 'part_of',
}

function linksOf({ refersTo, quantity }: Draft, keys: readonly string[]): Proposal['links'] {
  // Of which people it is a part is open: no claim may say so before somebody has.
  if (quantity?.questions?.some(({ code }) => code === 'same-group')) return []
  const type = refersTo && LINK_OF_REFERENCE[refersTo.how]
  const to = refersTo && keys[refersTo.draft]
  return type && to !== undefined ? [{ type, to }] : []
}
