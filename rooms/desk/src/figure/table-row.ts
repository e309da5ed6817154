// The rows about speakers, conditions and persons of a table, of which each cell needs its own.
import { type AgentRow, type Evidence, type FigureClaim, groupBy } from '@tumen/figure'
import type { Stored } from '@tumen/ledger'
import { personRows } from '../person/row.ts'
import type { Beside } from './bearing.ts'
import { agentsOf, conditionRows } from './input.ts'

/** Finds for each cell the rows that bear on its claims. */
export class CellRows {
  readonly #bearing: Beside
  readonly #all: ReturnType<typeof agentsOf>
  readonly #anonymous: ReadonlySet<string>
  /** Of who is joined with others: one who stands for all of these. */
  readonly #groupOf: Map<string, string>
  readonly #rowsByGroup: Map<string, AgentRow[]>
  readonly #gradesByAgent: Map<string, NonNullable<Evidence['grades']>>

  constructor(bearing: Beside, on: string) {
    this.#bearing = bearing
    this.#all = agentsOf(bearing, [], on)
    this.#anonymous = new Set(this.#all.anonymous)
    this.#groupOf = voicesOf(this.#all.agentRows)
    this.#rowsByGroup = groupBy(this.#all.agentRows, ({ a }) => this.#voice(a))
    this.#gradesByAgent = groupBy(this.#all.grades, ({ agent }) => agent)
  }

  #voice(agent: string): string {
    return this.#groupOf.get(agent) ?? agent
  }

  /**
   * Those of the speakers of whom something else may be looked at than before; nothing where it may
   * be of any. A row about two counts where both, or somebody who is one with them, speak.
   */
  changedSince(before: CellRows, speakers: ReadonlySet<string>): Set<string> | undefined {
    if (keyOf(this.#bearing) !== keyOf(before.#bearing)) return undefined
    const voices = [before, this].map((one) => new Set([...speakers].map((own) => one.#voice(own))))
    const isHeard = (agent: string) =>
      [before, this].some((one, n) => voices[n]?.has(one.#voice(agent)) === true)
    const rows = [
      ...unlike(before.#all.agentRows, this.#all.agentRows).filter(
        ({ a, b }) => isHeard(a) && isHeard(b),
      ),
    ]
    const agents = [
      ...rows.flatMap(({ a, b }) => [a, b]),
      ...unlike(before.#all.grades, this.#all.grades).map(({ agent }) => agent),
      ...unlike(before.#all.anonymous, this.#all.anonymous),
    ]
    const changed = [before, this].map((one) => new Set(agents.map((own) => one.#voice(own))))
    const isChanged = (agent: string) =>
      [before, this].some((one, n) => changed[n]?.has(one.#voice(agent)) === true)
    return new Set([...speakers].filter(isChanged))
  }

  /** All that may be looked at for these claims: rows about others change no answer. */
  evidenceOf(claims: FigureClaim[]): Evidence {
    const agents = new Set(claims.flatMap(({ chain }) => chain))
    const voices = new Set([...agents].map((agent) => this.#voice(agent)))
    const agentRows = [...voices]
      .flatMap((voice) => this.#rowsByGroup.get(voice) ?? [])
      .filter(({ b }) => voices.has(this.#voice(b)))
    const all = new Set([...agents, ...agentRows.flatMap(({ a, b }) => [a, b])])
    const isConditional = claims.some(({ condition }) => condition !== undefined)
    const persons = claims.some(({ listed }) => listed !== undefined)
      ? personRows(claims, this.#bearing.judgements, this.#bearing.members)
      : []
    return {
      claims,
      agentRows,
      anonymous: [...all].filter((agent) => this.#anonymous.has(agent)),
      grades: [...agents].flatMap((agent) => this.#gradesByAgent.get(agent) ?? []),
      conditionRows: isConditional ? conditionRows(this.#bearing, claims) : [],
      ...(persons.length > 0 && { personRows: persons }),
    }
  }
}

/** Agents joined by `same` rows, those that were parted later too: by one of each group. */
function voicesOf(rows: readonly AgentRow[]): Map<string, string> {
  const above = new Map<string, string>()
  const topOf = (agent: string): string => {
    let top = agent
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next
    return top
  }
  for (const { a, b, relation } of rows) {
    const [first, second] = [topOf(a), topOf(b)]
    if (relation === 'same' && first !== second) above.set(first, second)
  }
  return new Map([...above.keys()].map((agent) => [agent, topOf(agent)]))
}

/** What stands in one of two lists alone. */
function unlike<T>(before: readonly T[], now: readonly T[]): T[] {
  const keyed = (all: readonly T[]) => new Map(all.map((one) => [JSON.stringify(one), one]))
  const [old, own] = [keyed(before), keyed(now)]
  return [
    ...[...old].filter(([key]) => !own.has(key)),
    ...[...own].filter(([key]) => !old.has(key)),
  ].map(([, one]) => one)
}

/** Tells rows about conditions and persons from others. */
function keyOf({ conditions, judgements, members }: Beside): string {
  const keys = (rows: readonly Stored<unknown>[]) =>
    rows.map(({ leaf, leafRow }) => [leaf, leafRow])
  return JSON.stringify([conditions, judgements, members].map(keys))
}
