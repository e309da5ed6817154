// What rules and model make of one text, together: where they agree, where they differ, and what
// only one of them says. A difference is a question with both answers. Source: reader.md 3.

import type { Field, Proposal, Question } from '../port/proposal.ts'
import { type ReadingStep, readText, readTextInSteps } from '../port/read-text.ts'
import { type Reader, type ReadProgress, readTaskOf } from '../port/reader.ts'
import { prepareText } from '../text/layout.ts'
import type { PlaceIndex } from '../text/place-index.ts'
import type { SourceText } from '../text/source-text.ts'
import { touches } from '../verify/scene.ts'
import { type Verified, verify } from '../verify/verify.ts'
import { answersFor, type StoredAnswers } from './stored-answer.ts'

/** Where and by whom a text is read. */
export interface Reading {
  places: PlaceIndex
  reader: Reader
  progress: (step: ReadProgress) => void
  signal: AbortSignal
}

/** The proposals of rules and reader together, in the order of the text. */
export async function readWithModel(source: SourceText, reading: Reading): Promise<Proposal[]> {
  const { places, reader, progress, signal } = reading
  const text = prepareText(source)
  const task = readTaskOf(text)
  const answers: unknown[] = []
  for await (const answer of reader.read(task, progress, signal)) answers.push(answer)
  return merged(readText(source, { places }), verify(answers, { text, task, places }))
}

/** What each of two readers proposes for one text. */
export interface ReadByBoth {
  rules: Proposal[]
  model: Verified
}

/** What the rules read, and what is let through of the answers that a model once gave. */
export function* readByBoth(
  source: SourceText,
  stored: StoredAnswers,
  places: PlaceIndex,
): Generator<ReadingStep, ReadByBoth> {
  const rules = yield* readTextInSteps(source, { places })
  const text = prepareText(source)
  const task = readTaskOf(text)
  return { rules, model: verify(answersFor(task, stored), { text, task, places }) }
}

/** The rules' proposals with what the model says of each number, and those of the model alone. */
export function merged(rules: readonly Proposal[], { proposals, refused }: Verified): Proposal[] {
  const free = new Set(proposals)
  const both = rules.map((one): Proposal => {
    if (!one.quantity) return one
    const twin = twinOf(one, free)
    if (twin) {
      free.delete(twin)
      return together(one, twin)
    }
    const span = one.quantity.span
    const isDoubted = refused.some(
      ({ why, number }) => number && touches(number.span, span) && NOT_CONFIRMED.has(why),
    )
    const asked = isDoubted ? [question('what-is-counted', 'quantity', [span.text])] : []
    const said = isDoubted
      ? { agreement: 'differ' as const, differing: ['quantity' as const] }
      : { agreement: 'only-rules' as const }
    return { ...one, ...said, questions: [...one.questions, ...asked] }
  })
  const more = [...free].map((one): Proposal => {
    const asked = question(
      'what-is-counted',
      'quantity',
      one.quantity ? [one.quantity.span.text] : [],
    )
    return { ...one, agreement: 'only-model', questions: [...one.questions, asked] }
  })
  return withKeys([...both, ...more].sort((a, b) => startOf(a) - startOf(b)))
}

/** The reader saw the number and did not propose it: it counts nobody, or nothing happened. */
const NOT_CONFIRMED: ReadonlySet<string> = new Set(['not-people', 'not-told-as-fact'])

function startOf({ quantity, quote }: Proposal): number {
  return quantity?.span.start ?? quote[0]?.start ?? 0
}

function question(code: Question['code'], field: Field, candidates: readonly string[]): Question {
  return { code, field, candidates: [...new Set(candidates)].slice(0, 8) }
}

function twinOf(rule: Proposal, free: ReadonlySet<Proposal>): Proposal | undefined {
  const same = [...free].filter(
    ({ quantity }) => quantity && rule.quantity && touches(quantity.span, rule.quantity.span),
  )
  return same.find(({ act }) => act === rule.act) ?? same[0]
}

interface Compared {
  field: Field
  /** The question that a difference asks. */
  code: Question['code']
  /** What is compared, and how an answer to the question is written. */
  means(of: Proposal): readonly string[]
  says?(of: Proposal): readonly string[]
}

const COMPARED: readonly Compared[] = [
  { field: 'act', code: 'which-act', means: ({ act }) => [act] },
  {
    ...{ field: 'factuality', code: 'did-it-happen' },
    means: ({ factuality }) => (factuality ? [factuality] : []),
  },
  {
    ...{ field: 'measure', code: 'total-or-incident' },
    means: ({ quantity }) => (quantity ? [quantity.measure] : []),
  },
  {
    ...{ field: 'places', code: 'which-place' },
    means: ({ places }) => places.map((one) => one.gazetteer ?? one.name),
    says: ({ places }) => places.map(({ name }) => name),
  },
  {
    ...{ field: 'times', code: 'which-date' },
    means: ({ times }) => times.map((one) => `${one.earliest}/${one.latest}`),
  },
  {
    ...{ field: 'speakers', code: 'who-is-origin' },
    means: ({ speakers }) => speakers.slice(-1).map(({ label }) => label),
  },
]

// The model's verified answer stands where it has one, for it read the meaning; a field that it
// leaves open or empty stays the rules'. Whether it happened has no default where they differ.
function together(rule: Proposal, model: Proposal): Proposal {
  const made: Proposal = { ...rule, fields: { ...rule.fields }, questions: [...rule.questions] }
  const differing: Field[] = []
  for (const { field, code, means, says = means } of COMPARED) {
    const [a, b] = [means(rule), means(model)]
    const open = model.questions.filter((one) => one.field === field)
    const isUnsaid = b.length === 0 && field !== 'factuality'
    if (open.length === 0 && (isUnsaid || isEqual(a, b))) continue
    differing.push(field)
    const isOfField = (one: Question) => one.field === field && one.code !== 'place-role'
    const asked = [...open, ...made.questions.filter(isOfField)].flatMap((one) => one.candidates)
    const answers = [...(open.length > 0 ? [] : says(model)), ...says(rule), ...asked]
    const others = made.questions.filter((one) => !isOfField(one))
    made.questions = [question(code, field, answers), ...others]
    if (field === 'factuality') delete made.factuality
    else if (open.length === 0) take(field, made, model)
  }
  if (differing.length === 0) return { ...made, agreement: 'agree' }
  return { ...made, agreement: 'differ', differing }
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one))
}

function take(field: Field, made: Proposal, model: Proposal): void {
  made.extraction = model.extraction
  if (field === 'act') made.act = model.act
  if (field === 'places') made.places = model.places
  if (field === 'times') made.times = model.times
  if (field === 'speakers') made.speakers = model.speakers
  if (field === 'measure' && made.quantity && model.quantity) {
    const { per: _, ...quantity } = made.quantity
    const { measure, per } = model.quantity
    made.quantity = { ...quantity, measure, ...(per && { per }) }
  }
  const filled = model.fields[field]
  if (filled) made.fields[field] = filled
}

// A key of the rules stays; of the model alone the act is added to one that is taken, as elsewhere.
function withKeys(proposals: readonly Proposal[]): Proposal[] {
  const isAlone = ({ agreement }: Proposal) => agreement === 'only-model'
  const taken = new Set(proposals.filter((one) => !isAlone(one)).map(({ key }) => key))
  return proposals.map((one) => {
    if (!isAlone(one)) return one
    const { start = 0, end = 0 } = one.quantity?.span ?? {}
    const plain = `${one.kind}-${start}-${end}`
    let key = taken.has(plain) ? `${plain}-${one.act}` : plain
    for (let n = 2; taken.has(key); n++) key = `${plain}-${one.act}-${n}`
    taken.add(key)
    // What it refers to may be another proposal by now.
    return { ...one, key, links: [] }
  })
}
