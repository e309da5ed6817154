// The rows about speakers, conditions and persons of a table, of which each cell needs its own.
import { type AgentRow, type Evidence, type FigureClaim, groupBy } from '@tumen/figure'
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

  constructor(bearing: Beside, claims: FigureClaim[], on: string) {
    this.#bearing = bearing
    this.#all = agentsOf(bearing, claims, on)
    this.#anonymous = new Set(this.#all.anonymous)
    this.#groupOf = voicesOf(this.#all.agentRows)
    this.#rowsByGroup = groupBy(this.#all.agentRows, ({ a }) => this.#voice(a))
    this.#gradesByAgent = groupBy(this.#all.grades, ({ agent }) => agent)
  }

  #voice(agent: string): string {
    return this.#groupOf.get(agent) ?? agent
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
