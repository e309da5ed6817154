// A figure with at most so many items of each kind, and how many more there are: a page must not
// become megabytes. What is cut off stands in the table, page by page.
import type { Contradiction, Derivation, Endpoint, Explanation, Figure, Part } from '@tumen/figure'
import type { DifferenceAnswer, FigureAnswer } from '../../figure/answer.ts'
import { CUT } from '../../figure/part-scope.ts'
import { partKey } from '../../figure/part-section.ts'
import type { SectionId } from '../../terminal/report.ts'

/** What is left of an answer, and the number of items that each section has beyond it. */
export interface CutAnswer<T extends FigureAnswer = FigureAnswer> {
  answer: T
  more: Partial<Record<SectionId, number>>
}

/** So many items of most kinds stand on a page: more of them nobody reads there. */
const MOST = 12
/**
 * What does not count, what contradicts and the steps of a curve are not in the table of used
 * statements, so more of them stay.
 */
const ROOMY: ReadonlySet<SectionId> = new Set([
  'leftOut',
  'beside',
  'contradictions',
  'support',
  'implied',
])
const MOST_ROOMY = 40
/** Claims and names within an item: fewer where there are many in all. */
const MOST_WITHIN = { short: 8, long: 2 } as const
/** Of a difference, which is nowhere else in full. */
const MOST_MOVED = 40
const MOST_CAUSES = 20
const MOST_DOCS = 20

/**
 * The answer with at most `most` items of a kind, and no more than 40 of those kinds that stand
 * nowhere else. Its quotations stay whole: whether the name of an origin may be shown depends on
 * all of them.
 */
export function cutAnswer<T extends FigureAnswer>(
  answer: T,
  most = MOST,
  mostRoomy = Math.max(most, MOST_ROOMY),
): CutAnswer<T> {
  const more: CutAnswer['more'] = {}
  const cut = <I>(section: SectionId, items: readonly I[]): I[] => {
    const limit = ROOMY.has(section) ? mostRoomy : most
    const over = items.length - limit
    if (over > 0) more[section] = overall(section, more[section] ?? 0, over)
    return over > 0 ? items.slice(0, limit) : [...items]
  }
  const { figure } = answer
  const within = withinOf(most)
  const explanation = cutExplanation(figure.explanation, cut, within)
  const ends = (['low', 'best', 'high'] as const).map((end) => [
    end,
    cutEnd(figure[end], cut, within),
  ])
  const small: Figure = {
    ...figure,
    ...(Object.fromEntries(ends) as Pick<Figure, 'low' | 'best' | 'high'>),
    support: cut('support', figure.support),
    implied: cut('implied', figure.implied),
    explanation,
  }
  const { unnamed } = within
  const isShort = Object.values(unnamed).some(({ size }) => size > 0)
  const told = { ...answer, figure: small, ...(isShort ? { unnamed } : {}) }
  return { answer: told, more }
}

/** The claims whose words stand on the page of an answer that was cut. */
export function claimsOnPage(answer: FigureAnswer): ReadonlySet<string> {
  const { explanation, low, best, high } = cutAnswer(answer).answer.figure
  const { used, leftOut, beside, nearby, contradictions } = explanation
  const ends = [low, best, high].flatMap((end) => end ?? [])
  return new Set([
    ...ends.flatMap(({ from }) =>
      'claims' in from ? from.claims : from.parts.flatMap(({ claims }) => claims),
    ),
    ...[...used, ...leftOut, ...beside, ...nearby].map(({ claim }) => claim),
    ...contradictions.flatMap(({ left, right }) => [...left.claims, ...right.claims]),
  ])
}

/** Low, best and high often come from the same items, which stand on the page once. */
function overall(section: SectionId, before: number, over: number): number {
  return section === 'reasons' ? Math.max(before, over) : before + over
}

type Cut = <I>(section: SectionId, items: readonly I[]) => I[]

/** What stands within an item, and what was left out there. */
interface Within {
  unnamed: {
    behindNumber: Map<number, number>
    besidePart: Map<string, number>
    ofIds: Map<string, number>
  }
  /** Items of a kind. */
  most: number
  isLong: (items: number) => boolean
  /** How many within each of several lists: few of each when there are many in all. */
  mostOf: (lists: readonly (readonly unknown[])[]) => number
  ids: (ids: readonly string[], most: number) => string[]
}

function withinOf(most: number): Within {
  const { short, long } = MOST_WITHIN
  const unnamed = { behindNumber: new Map(), besidePart: new Map(), ofIds: new Map() }
  const isLong = (items: number): boolean => items > most
  return {
    unnamed,
    most,
    isLong,
    mostOf: (lists) => {
      const all = lists.reduce((sum, list) => sum + list.length, 0)
      // Who asks for all of very many items gets them whole.
      return Math.max(most > MOST ? most : 0, isLong(all / 2) ? long : short)
    },
    ids: (ids, atMost) => {
      const kept = ids.slice(0, atMost)
      const left = ids.length - kept.length
      if (left > 0) unnamed.ofIds.set(kept.join('+'), left)
      return kept
    },
  }
}

function cutExplanation(explanation: Explanation, cut: Cut, within: Within): Explanation {
  const { contradictions, grouping, parts, supportedBy, reportsByOrigin } = explanation
  const mostInGroup = within.mostOf(grouping)
  const mostOnSide = within.mostOf(
    contradictions.flatMap(({ left, right }) => [left.claims, right.claims]),
  )
  const side = (one: Contradiction['left']) => ({
    ...one,
    claims: within.ids(one.claims, mostOnSide),
  })
  const inOrder = within.isLong(parts.length) ? chosenFirst(parts) : parts
  const mostInPart = within.mostOf(parts.map(({ claims }) => claims))
  const mostNames = within.mostOf(supportedBy.map(({ origins }) => origins))
  return {
    ...explanation,
    used: cut('used', explanation.used),
    leftOut: cut('leftOut', explanation.leftOut),
    beside: cut('beside', explanation.beside),
    classes: cut('origins', explanation.classes),
    rows: cut('origins', explanation.rows),
    ...cutPairs(explanation, within.most),
    grouping: cut('origins', grouping).map((ids) => within.ids(ids, mostInGroup)),
    contradictions: cut('contradictions', contradictions).map((one) => ({
      ...one,
      left: side(one.left),
      right: side(one.right),
    })),
    parts: cut('parts', inOrder).map((part) => cutPart(part, mostInPart, within)),
    supportedBy: supportedBy.map((step) => {
      const { value, origins: whole } = step
      const origins = whole.slice(0, mostNames)
      const left = whole.length - origins.length
      if (left > 0) within.unnamed.behindNumber.set(value, left)
      return { ...step, origins }
    }),
    reportsByOrigin: cut('reports', reportsByOrigin).map((one) => ({
      ...one,
      docs: one.docs.slice(0, MOST_DOCS),
    })),
    documents: cut('reports', explanation.documents),
    pairsThatMatter: cut('wouldChange', explanation.pairsThatMatter),
    partsThatMatter: cut('wouldChange', explanation.partsThatMatter).map(([a, b]) => [
      shortName(a, mostInPart),
      shortName(b, mostInPart),
    ]),
  }
}

/** Pairs that are not told are counted with those that the reckoning did not tell. */
function cutPairs(
  { mayBeOne, mayBeOneMore = 0 }: Explanation,
  most: number,
): Pick<Explanation, 'mayBeOne' | 'mayBeOneMore'> {
  const first = mayBeOne.slice(0, most)
  const more = mayBeOneMore + mayBeOne.length - first.length
  return { mayBeOne: first, ...(more > 0 ? { mayBeOneMore: more } : {}) }
}

/** The parts of a sum come before those that were not added: their terms say which they are. */
function chosenFirst(parts: readonly Part[]): Part[] {
  return [...parts.filter(({ chosen }) => chosen), ...parts.filter(({ chosen }) => !chosen)]
}

function cutPart(part: Part, most: number, within: Within): Part {
  const claims = within.ids(part.claims, most)
  const { notDisjointFrom } = part
  if (notDisjointFrom === undefined) return { ...part, claims }
  const left = notDisjointFrom.length - most
  if (left > 0) within.unnamed.besidePart.set(partKey({ claims }), left)
  const others = notDisjointFrom.slice(0, most)
  return { ...part, claims, notDisjointFrom: others.map((ids) => shortName(ids, most)) }
}

/** A part is named by its claims: `a+b+c+…`. */
function shortName(claims: readonly string[], most: number): string[] {
  return claims.length > most ? [...claims.slice(0, most), CUT] : [...claims]
}

function cutEnd(end: Endpoint | null, cut: Cut, within: Within): Endpoint | null {
  return end === null ? null : { ...end, from: cutFrom(end.from, cut, within) }
}

function cutFrom(from: Derivation, cut: Cut, within: Within): Derivation {
  if (from.rule === 'stated' || from.rule === 'fixed')
    return { ...from, claims: cut('reasons', from.claims) }
  const most = within.mostOf(from.parts.map(({ claims }) => claims))
  const parts = cut('reasons', from.parts).map((part) => ({
    ...part,
    claims: within.ids(part.claims, most),
  }))
  return { ...from, parts }
}

/** What is left of a difference, and how many items it has beyond that. */
export interface CutDifference {
  answer: DifferenceAnswer
  more: number
}

/** The difference with at most `most` items of each kind; its quotations stay whole, too. */
export function cutDifference(answer: DifferenceAnswer, most = MOST_MOVED): CutDifference {
  let more = 0
  const cut = <I>(items: readonly I[] = []): I[] => {
    more += Math.max(0, items.length - most)
    return items.slice(0, most)
  }
  const { entered, left, changed, rows, grades, endpoints } = answer.difference
  const difference = {
    entered: cut(entered),
    left: cut(left),
    changed: cut(changed),
    rows: cut(rows),
    grades: cut(grades),
    endpoints: endpoints.map((one) => ({ ...one, causes: one.causes.slice(0, MOST_CAUSES) })),
  }
  return { answer: { ...answer, difference }, more }
}
