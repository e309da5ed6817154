// Which saved questions hang on whether two speakers are one voice. Only a few are asked, the
// newest: each is a whole reckoning, and a page must stay quick.
import { given } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import type { Ask } from '../../door/ask.ts'
import { type Asked, inputOf } from '../figure/question.ts'
import { pairKey } from './speaker-answer.ts'

/** Saved questions that are asked at the most. */
export const MOST_ASKED = 5

/** What hangs on a pair, and the next pair on which something hangs. */
export interface PairEffect {
  /** Questions whose answer a decision on this pair would change. */
  matters: { name: string; query: Asked }[]
  next?: [string, string]
  /** True when there are more saved questions than were asked. */
  isCut: boolean
}

/**
 * Whether the questions are asked with the page itself: where many claims are, each could take
 * longer than a page may, and they are asked on request.
 */
export async function isQuick({ call, query }: Pick<Ask, 'call' | 'query'>, most = 20_000) {
  if (query.get('effect') === 'yes') return true
  const { counts } = await call('workspace.show', { most: most + 1 })
  return counts?.claim !== undefined && counts.claim <= most
}

/** Asks the newest saved questions, as known today. */
export async function effectOf(ask: Ask, a: string, b: string): Promise<PairEffect> {
  const { queries } = await ask.call('query.list', {
    kind: 'question',
  })
  const asked = queries.slice(-MOST_ASKED).reverse()
  const matters: PairEffect['matters'] = []
  let next: [string, string] | undefined
  for (const { name, query } of asked) {
    const found = await pairsOf(ask, query)
    for (const { members, pair } of found) {
      if (members.has(pairKey(a, b))) matters.push({ name, query })
      else next ??= pair
    }
  }
  const isCut = queries.length > asked.length
  return { matters, isCut, ...given({ next }) }
}

/** The pairs that matter to a question: each with every pair of members that it stands for. */
async function pairsOf(
  ask: Ask,
  { asKnownOn: _, ...query }: Asked,
): Promise<{ pair: [string, string]; members: ReadonlySet<string> }[]> {
  try {
    const { figure } = await ask.call('figure.ask', inputOf(query))
    const { classes, pairsThatMatter } = figure.explanation
    const membersOf = (id: string) => classes.find((one) => one.id === id)?.members ?? [id]
    return pairsThatMatter.map((pair) => ({
      pair,
      members: new Set(
        membersOf(pair[0]).flatMap((one) => membersOf(pair[1]).map((two) => pairKey(one, two))),
      ),
    }))
  } catch (error) {
    // A question can stop being one that is answered: its place or event may have been undone.
    if (error instanceof Refusal) return []
    throw error
  }
}
