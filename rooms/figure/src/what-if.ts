// What would change the answer (rule F70(11)): pairs of origins and pairs of parts that a reviewer
// could decide. Only small neighbourhoods are tried, so that an answer stays quick.
import { buildClasses } from './agent-class.ts'
import type { AgentRow } from './evidence.ts'
import { prepareIndependence } from './independence.ts'
import { type Part, partClaims } from './part.ts'
import { chooseParts } from './part-choice.ts'
import type { Reckoning } from './reckon.ts'

const MOST_CLASSES = 12
const MOST_PARTS = 12

/** Pairs of classes whose decision, either way, would change the minimum of figure or event. */
export function findPairsThatMatter(found: Reckoning): [string, string][] {
  const { independence, eventOrigins } = found
  return independence
    .components(eventOrigins)
    .filter((component) => component.length > 1 && component.length <= MOST_CLASSES)
    .flatMap((component) => pairsOfComponent(found, component))
}

function pairsOfComponent(found: Reckoning, component: readonly number[]): [string, string][] {
  const { classes } = found.classes
  const members = component.map((n) => classes[n]?.members ?? [])
  const agents = new Set(members.flat())
  const anonymous = found.evidence.anonymous.filter((agent) => agents.has(agent))
  const rows = found.classes.rows.filter((row) => agents.has(row.a) && agents.has(row.b))
  const behindFigure = new Set(found.figureOrigins.members)
  const firstOf = (n: number): string => classes[n]?.id ?? ''
  const sets = [component, component.filter((n) => behindFigure.has(n))]
  const minima = (extra: readonly AgentRow[]): string => {
    const tried = buildClasses(agents, anonymous, [...rows, ...extra])
    return sets
      .map((set) => {
        const positions = [...new Set(set.map((n) => tried.indexOf(firstOf(n))))]
        return prepareIndependence(tried, positions).count(positions).min
      })
      .join(':')
  }
  const now = minima([])
  const pairs: [string, string][] = []
  for (const [n, a] of component.entries()) {
    for (const b of component.slice(n + 1)) {
      if (!found.independence.mayBeOne(a, b)) continue
      const pair = { a: firstOf(a), b: firstOf(b), on: '9999-12-31' }
      const decided = (['same', 'different'] as const).map((relation) => ({ ...pair, relation }))
      if (decided.some((row) => minima([row]) !== now)) pairs.push([pair.a, pair.b])
    }
  }
  return pairs
}

/** Pairs of parts, by their claims, that would raise low if they were known to be disjoint. */
export function findPartsThatMatter(found: Reckoning): [string[], string[]][] {
  const { summed, draft } = found
  const parts = summed.parts.parts.filter((part) => part.weight > 0)
  const low = draft.low?.value ?? 0
  const pairs: [string[], string[]][] = []
  for (const [n, a] of parts.entries()) {
    for (const b of parts.slice(n + 1)) {
      const lists = a.names !== undefined && b.names !== undefined
      if (lists || summed.parts.apart(a, b)) continue
      if (sumIfApart(found, parts, [a, b]) > Math.max(low, summed.sum)) {
        pairs.push([partClaims(a), partClaims(b)])
      }
    }
  }
  return pairs
}

/** The sum if these two were disjoint; with many parts, only if one joins the chosen ones. */
function sumIfApart(found: Reckoning, parts: readonly Part[], [a, b]: [Part, Part]): number {
  const { summed } = found
  const apart = (x: Part, y: Part): boolean =>
    (x === a && y === b) || (x === b && y === a) || summed.parts.apart(x, y)
  const candidates = (among: readonly Part[]) =>
    among.map((part) => ({ part, weight: part.weight, contested: part.contested }))
  if (parts.length <= MOST_PARTS) return chooseParts(candidates(parts), apart).sum
  const chosen = new Set(summed.chosen)
  if (chosen.has(a) === chosen.has(b)) return 0
  const [inside, joining] = chosen.has(a) ? [a, b] : [b, a]
  const hindering = summed.chosen.filter(
    (other) => !(other.names && joining.names) && !summed.parts.apart(other, joining),
  )
  return hindering.length === 1 && hindering[0] === inside ? summed.sum + joining.weight : 0
}
