// Whether what a draft tells has happened: what its voice says and the guard does not doubt; else
// an open question without a default. Source: reader.md 2, 4.
import type { Factuality, Modality } from '@tumen/claim'
import type { Context, Draft } from '../port/draft.ts'
import type { Filled } from '../port/proposal.ts'
import { type Doubt, doubtOf } from './guard.ts'

/** What voices say without asking. */
const OF_MODALITY: Partial<Record<Modality, Factuality>> = {
  predicted: 'planned',
  possible: 'feared',
  hypothetical: 'hypothetical',
  denied: 'denied',
}

/** What a doubt says that agrees with a voice that denies. */
const OF_DENIAL: ReadonlySet<Factuality> = new Set(['denied', 'refuted', 'retracted'])

/**
 * The factuality of a number; open, with a question, where voice and guard do not agree. What is
 * only supposed is asked as well: an event that is taken for a supposition is lost in silence.
 */
export function readFactuality(
  draft: Draft,
  { text, lexicon }: Pick<Context, 'text' | 'lexicon'>,
): Filled<Factuality | undefined> | undefined {
  if (!draft.quantity) return undefined
  const { range: number, sentence, act, voice } = draft
  const doubt = doubtOf(text, lexicon, { number, act: act?.range, sentence })
  const modality = voice?.value.modality ?? 'asserted'
  const isDenied = voice?.value.polarity === 'denied'
  // Nobody can say of what no word tells that it has happened.
  if (!doubt && act?.rules[0] === 'act.none') return open(undefined, 'happened')
  // Who is held is taken for granted by whatever is feared or planned for them.
  if (act?.rules[0] === 'act.known')
    return doubt || isDenied || OF_MODALITY[modality]
      ? open(doubt, 'happened')
      : { value: 'happened', rules: ['factuality.stated'] }
  const said = isDenied ? 'denied' : (OF_MODALITY[modality] ?? 'happened')
  // "Neither confirmed nor denied", "the denial is a lie": the voice denies, its words do not.
  const isTurned = said === 'denied' && doubt !== undefined && !OF_DENIAL.has(doubt.says)
  if (isTurned) return open(doubt, doubt.says)
  if (said !== 'hypothetical' && (said !== 'happened') === (doubt !== undefined)) {
    if (!doubt) return { value: said, rules: ['factuality.stated'] }
    return { value: said, rules: ['factuality.voice'], range: doubt }
  }
  return open(doubt, doubt?.says ?? said)
}

/** An open question: what the words raise first, then what happened. */
function open(doubt: Doubt | undefined, first: Factuality): Filled<Factuality | undefined> {
  const candidates = [...new Set<Factuality>([first, 'happened', 'denied', 'planned'])]
  const asked = { code: 'did-it-happen' as const, field: 'factuality' as const, candidates }
  const range = doubt && { start: doubt.start, end: doubt.end }
  return {
    value: undefined,
    rules: ['factuality.open'],
    ...(range ? { range, questions: [{ ...asked, range }] } : { questions: [asked] }),
  }
}
