// The act of an English number whose sentence only says that there were so many: that of the
// heading above it ("Arrivals | Lesvos received 978"). Source: reading.md 2, Act 6; a choice.
import type { Act } from '@tumen/claim'
import { englishSentence, type Predicate } from './act-en-predicate.ts'
import type { Roles } from './act-en-role.ts'
import type { Context, Draft } from './draft.ts'
import type { Filled, Question } from './proposal.ts'

/** Sentences back to which a heading still holds. */
const SECTION = 16

/** Verbs that only say where people were counted. */
const RECEIVING: ReadonlySet<string> = new Set(['with receive', 'with carry', 'with account'])

/** The act that the heading of the section names, as a question, where the verb says none. */
export function fromHeading(
  draft: Draft,
  { mains, objects, around }: Roles,
  context: Context,
): Filled<Act> | undefined {
  const verb = objects[0] ?? mains[0] ?? around
  if (verb && !isReceiving(verb)) return undefined
  const at = headingAbove(draft.sentence, context)
  if (at === undefined) return undefined
  const { nouns } = englishSentence(context.text, context.lexicon, at)
  const [act, other] = [...new Set(nouns.map((noun) => noun.act))]
  if (!act || other) return undefined
  const question: Question = { code: 'which-act', field: 'act', candidates: [act, 'other'] }
  return { value: act, rules: ['act.heading'], questions: [question] }
}

/** What is asked right before it: "How many were returned? Ms Tran: Forty". */
export function fromQuestion(
  draft: Draft,
  { mains, objects, around }: Roles,
  { text, lexicon }: Context,
): Filled<Act> | undefined {
  const { end = 0 } = text.sentences[draft.sentence - 1] ?? {}
  const isAsked = text.lower.charAt(end - 1) === '?'
  if (!isAsked || mains.length > 0 || objects.length > 0 || around) return undefined
  const { predicates, nouns } = englishSentence(text, lexicon, draft.sentence - 1)
  const found = [...predicates, ...nouns].find((one) => one.act !== undefined)
  if (!found?.act) return undefined
  const question: Question = { code: 'which-act', field: 'act', candidates: [found.act, 'other'] }
  return { value: found.act, rules: ['act.question'], questions: [question] }
}

function isReceiving({ verb }: Predicate): boolean {
  return RECEIVING.has(verb?.act ?? '')
}

function headingAbove(from: number, { text }: Context): number | undefined {
  for (let n = from - 1; n >= Math.max(0, from - SECTION); n--)
    if (text.sentences[n]?.position === 'subheading') return n
  return undefined
}
