// What would change the answer (rule F70(11)): pairs of origins and pairs of parts that a reviewer
// could decide. Only small neighbourhoods are tried, so that an answer stays quick.
import { buildClasses } from '../origin/agent-class.ts'
import { prepareIndependence } from '../origin/independence.ts'
import { type Apart, hinders, hindrancesAmong } from '../part/candidate.ts'
import { chooseBounded } from '../part/ceiling.ts'
import type { Part, Parts } from '../part/part.ts'
import { groupBy } from '../scope/group.ts'
import type { AgentRow } from './evidence.ts'
import type { Reckoning } from './reckon.ts'

const MOST_CLASSES = 12
const MOST_PARTS = 12

/** Pairs of classes whose decision, either way, would change the minimum of figure or event. */
export function findPairsThatMatter(found: Reckoning): [string, string][] {
  const { independence, eventOrigins } = found
  const known: Known = {
    anonymous: new Set(found.evidence.anonymous),
    rowsOf: groupBy(found.classes.rows, (row) => row.a),
    behindFigure: new Set(found.figureOrigins.members),
  }
  return independence
    .components(eventOrigins)
    .filter((component) => component.length > 1 && component.length <= MOST_CLASSES)
    .flatMap((component) => pairsOfComponent(found, component, known))
}

/** What is looked up for each neighbourhood. */
interface Known {
  anonymous: ReadonlySet<string>
  rowsOf: ReadonlyMap<string, AgentRow[]>
  behindFigure: ReadonlySet<number>
}

function pairsOfComponent(
  found: Reckoning,
  component: readonly number[],
  { anonymous: unnamed, rowsOf, behindFigure }: Known,
): [string, string][] {
  const { classes } = found.classes
  const agents = new Set(component.flatMap((n) => classes[n]?.members ?? []))
  const anonymous = [...agents].filter((agent) => unnamed.has(agent))
  const rows = [...agents].flatMap((agent) => {
    return (rowsOf.get(agent) ?? []).filter((row) => agents.has(row.b))
  })
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
  const target = Math.max(draft.low?.value ?? 0, summed.sum)
  const pairs =
    parts.length <= MOST_PARTS
      ? hinderingPairs(parts, summed.parts.apart).filter(
          (pair) => sumIfApart(parts, pair, summed.parts) > target,
        )
      : pairsWithOneHindrance(found, parts, target)
  return pairs.map(([a, b]) => [a.claims, b.claims])
}

function hinderingPairs(parts: readonly Part[], apart: Apart): [Part, Part][] {
  return parts.flatMap((a, n) =>
    parts
      .slice(n + 1)
      .filter((b) => hinders(a, b, apart))
      .map((b): [Part, Part] => [a, b]),
  )
}

function sumIfApart(parts: readonly Part[], [a, b]: [Part, Part], known: Parts): number {
  const candidates = parts.map((part) => ({
    part,
    weight: part.weight,
    contested: part.contested,
  }))
  const decided: Apart = (x, y) => (x === a && y === b) || (x === b && y === a) || known.apart(x, y)
  const valuesOf = ({ values }: Part) => values
  return chooseBounded(candidates, { ...known, apart: decided, valuesOf }).sum
}

/** Among many parts only those are told that one chosen part alone keeps out. */
function pairsWithOneHindrance(
  found: Reckoning,
  parts: readonly Part[],
  target: number,
): [Part, Part][] {
  const { summed } = found
  const chosen = new Set(summed.chosen)
  return parts.flatMap((part): [Part, Part][] => {
    if (chosen.has(part) || summed.sum + part.weight <= target) return []
    const hindering = [...hindrancesAmong(chosen, part, summed.parts)]
    return hindering.length === 1 ? [[hindering[0] as Part, part]] : []
  })
}
