// Statements that hold only on a condition (rule F80): "69, if the nine handed over in June are
// counted". They stand beside the figure until a reviewer decides the condition.
import { buildClasses } from '../origin/agent-class.ts'
import type { Extensions } from '../reckon/answer.ts'
import type { ConditionRow, Evidence, FigureClaim } from '../reckon/evidence.ts'
import { isClaimKnown, isKnown, originOf, scopeKeyOf } from './entry.ts'
import { sortTexts } from './order.ts'
import type { Question } from './question.ts'

/** More open conditions than this are not enumerated. */
export const MOST_CONDITIONS = 4

/** Conditions of known claims, with what is decided about them on the day of the question. */
export interface Conditions {
  decided: NonNullable<Extensions['conditions']>['decided']
  open: NonNullable<Extensions['conditions']>['open']
}

/** The newest known decision on each condition; of one day's rows the last. */
function decisions(rows: readonly ConditionRow[], known: Question['known']) {
  const newest = new Map<string, ConditionRow>()
  for (const row of rows) {
    if (!isKnown(row.on, known)) continue
    const other = newest.get(row.condition)
    if (other === undefined || (row.on ?? '') >= (other.on ?? '')) newest.set(row.condition, row)
  }
  return newest
}

/** The conditions of the given claims, decided and open, in the order of their ids. */
export function readConditions(
  question: Question,
  evidence: Evidence,
  visible: ReadonlySet<string>,
): Conditions {
  const claims = new Map<string, string[]>()
  for (const { id, condition } of evidence.claims) {
    if (condition === undefined || !visible.has(id)) continue
    claims.set(condition, [...(claims.get(condition) ?? []), id])
  }
  const newest = decisions(evidence.conditionRows ?? [], question.known)
  const found: Conditions = { decided: [], open: [] }
  for (const condition of sortTexts(claims.keys())) {
    const own = sortTexts(claims.get(condition) ?? [])
    const decision = newest.get(condition)?.decision ?? 'open'
    if (decision === 'open') found.open.push({ condition, claims: own })
    else found.decided.push({ condition, decision, claims: own })
  }
  return found
}

/**
 * The evidence in which the claims of the given conditions hold without condition: each replaces
 * what its origin said without condition of the same scope on the same day.
 */
export function assumeConditions(
  question: Question,
  evidence: Evidence,
  holding: ReadonlySet<string>,
): Evidence {
  if (holding.size === 0) return evidence
  const classOf = originClasses(question, evidence)
  const keyOf = (claim: FigureClaim): string =>
    JSON.stringify([classOf(originOf(claim)), scopeKeyOf(claim), claim.said ?? claim.pub])
  const entering = evidence.claims.filter(
    (claim) =>
      claim.condition !== undefined &&
      holding.has(claim.condition) &&
      isClaimKnown(claim, question.known),
  )
  const replaced = new Set(entering.map(keyOf))
  const ids = new Set(entering.map(({ id }) => id))
  const claims = evidence.claims.flatMap((claim) => {
    if (ids.has(claim.id)) return [withoutCondition(claim)]
    return claim.condition === undefined && replaced.has(keyOf(claim)) ? [] : [claim]
  })
  return { ...evidence, claims }
}

function withoutCondition({ condition: _, mod, ...claim }: FigureClaim): FigureClaim {
  // The condition was the only doubt: "would be 69" is 69 once the nine are counted.
  return mod === undefined || mod === 'hypothetical' ? claim : { ...claim, mod }
}

function originClasses(question: Question, evidence: Evidence): (agent: string) => number | string {
  const rows = evidence.agentRows.filter((row) => isKnown(row.on, question.known))
  const agents = new Set(evidence.claims.map(originOf))
  const classes = buildClasses(agents, evidence.anonymous, rows)
  return (agent) => classes.indexOf(agent)
}

/** Every assignment of the conditions, as the set of those that hold: none first, all last. */
export function assignments(conditions: readonly string[]): string[][] {
  const all: string[][] = [[]]
  for (const one of conditions) all.push(...all.map((held) => [...held, one]))
  return all
}
