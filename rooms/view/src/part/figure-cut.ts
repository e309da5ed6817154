// A figure with at most so many items of each kind, and how many more there are: a page must not
// become megabytes. What is cut off stands in the table, page by page.
import type { Derivation, Endpoint, Explanation, Figure } from '@tumen/figure'
import type { DifferenceAnswer, FigureAnswer } from '../figure-answer.ts'
import type { SectionId } from '../words/catalogue.ts'

/** What is left of an answer, and the number of items that each section has beyond it. */
export interface CutAnswer<T extends FigureAnswer = FigureAnswer> {
  answer: T
  more: Partial<Record<SectionId, number>>
}

const MOST = 40
const MOST_WITHIN = 20

/**
 * The answer with at most `most` items of each kind. Its quotations stay whole: whether the name
 * of an origin may be shown depends on all of them.
 */
export function cutAnswer<T extends FigureAnswer>(answer: T, most = MOST): CutAnswer<T> {
  const more: CutAnswer['more'] = {}
  const cut = <I>(section: SectionId, items: readonly I[]): I[] => {
    const over = items.length - most
    if (over > 0) more[section] = overall(section, more[section] ?? 0, over)
    return over > 0 ? items.slice(0, most) : [...items]
  }
  const { figure } = answer
  const explanation = cutExplanation(figure.explanation, cut)
  const ends = (['low', 'best', 'high'] as const).map((end) => [end, cutEnd(figure[end], cut)])
  const small: Figure = {
    ...figure,
    ...(Object.fromEntries(ends) as Pick<Figure, 'low' | 'best' | 'high'>),
    support: cut('support', figure.support),
    implied: cut('implied', figure.implied),
    explanation,
  }
  return { answer: { ...answer, figure: small }, more }
}

/** Low, best and high often come from the same items, which stand on the page once. */
function overall(section: SectionId, before: number, over: number): number {
  return section === 'reasons' ? Math.max(before, over) : before + over
}

type Cut = <I>(section: SectionId, items: readonly I[]) => I[]

function cutExplanation(explanation: Explanation, cut: Cut): Explanation {
  const short = <I>(items: readonly I[]): I[] => items.slice(0, MOST_WITHIN)
  return {
    ...explanation,
    used: cut('used', explanation.used),
    leftOut: cut('leftOut', explanation.leftOut),
    beside: cut('beside', explanation.beside),
    classes: cut('origins', explanation.classes),
    rows: cut('origins', explanation.rows),
    mayBeOne: cut('origins', explanation.mayBeOne),
    grouping: cut('origins', explanation.grouping),
    contradictions: cut('contradictions', explanation.contradictions).map((one) => ({
      ...one,
      left: { ...one.left, claims: short(one.left.claims) },
      right: { ...one.right, claims: short(one.right.claims) },
    })),
    parts: cut('parts', explanation.parts).map((part) => ({
      ...part,
      claims: short(part.claims),
      ...(part.notDisjointFrom ? { notDisjointFrom: short(part.notDisjointFrom) } : {}),
    })),
    supportedBy: explanation.supportedBy.map((step) => ({
      ...step,
      origins: short(step.origins),
    })),
    reportsByOrigin: cut('reports', explanation.reportsByOrigin).map((one) => ({
      ...one,
      docs: short(one.docs),
    })),
    documents: cut('reports', explanation.documents),
    pairsThatMatter: cut('wouldChange', explanation.pairsThatMatter),
    partsThatMatter: cut('wouldChange', explanation.partsThatMatter),
  }
}

function cutEnd(end: Endpoint | null, cut: Cut): Endpoint | null {
  return end === null ? null : { ...end, from: cutFrom(end.from, cut) }
}

function cutFrom(from: Derivation, cut: Cut): Derivation {
  if (from.rule === 'stated' || from.rule === 'fixed')
    return { ...from, claims: cut('reasons', from.claims) }
  const parts = cut('reasons', from.parts).map((part) => ({
    ...part,
    claims: part.claims.slice(0, MOST_WITHIN),
  }))
  return { ...from, parts }
}

/** What is left of a difference, and how many items it has beyond that. */
export interface CutDifference {
  answer: DifferenceAnswer
  more: number
}

/** The difference with at most `most` items of each kind; its quotations stay whole, too. */
export function cutDifference(answer: DifferenceAnswer, most = MOST): CutDifference {
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
    endpoints: endpoints.map((one) => ({ ...one, causes: one.causes.slice(0, MOST_WITHIN) })),
  }
  return { answer: { ...answer, difference }, more }
}
