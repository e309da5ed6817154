// Where in a model the database stopped: which step of it, and which columns the step reads. So a
// person who wrote the model can correct it; names of columns are no contents. Source: the
// reference on linkage, section 15.

import { madeNames, preparedSql } from '../list/prepare-sql.ts'
import type { LinkageModel, PairRule } from '../model/model.ts'
import { DUCKDB } from '../plan/dialect.ts'
import type { LinkageProgress, LinkageStage } from '../progress.ts'
import { type Engine, LinkageFault, readRows } from './engine.ts'

/** What a run was at when its database stopped. */
interface Position {
  readonly model: LinkageModel
  readonly progress: LinkageProgress
}

/** The stages that go from rule to rule, with the rules and where they stand in a model. */
const RULES_OF: Partial<
  Record<LinkageStage, (model: LinkageModel) => [string, readonly PairRule[]]>
> = {
  block: (model) => ['blocking', model.blocking],
  em: (model) => ['training.em', model.training?.em ?? []],
}

/** The error as it is to be passed on: a refusal of the engine says where in the model it was. */
export function placedFault(error: unknown, { model, progress }: Position): unknown {
  if (!isUnplaced(error)) return error
  const { stage, done } = progress
  const [list, rules] = RULES_OF[stage]?.(model) ?? []
  const step = list === undefined ? stage : `${list}.${done}`
  return error.placed({ model: model.name, step, columns: rules?.[done]?.on ?? [] })
}

/** The fault of a query that prepares columns, with the first step that fails alone. */
export async function preparedFault(
  engine: Engine,
  error: unknown,
  { model, source, columns, today }: Prepared,
): Promise<unknown> {
  if (!isUnplaced(error)) return error
  for (const [n, step] of model.prepare.entries()) {
    const first = { ...model, prepare: model.prepare.slice(0, n + 1) }
    const query = preparedSql(first, source, columns, today)
    // A count of the new columns has the database make them; without it they would be left out.
    const made = madeNames(step).map((name) => `count(${DUCKDB.quote(name)})`)
    try {
      await readRows(engine, `select ${made.join(', ')} from (${query}) s`)
    } catch (alone) {
      if (!isUnplaced(alone)) return alone
      const place = { model: model.name, step: `prepare.${n}`, columns: [step.column, ...step.of] }
      return alone.placed({ ...place, columns: [...new Set(place.columns)] })
    }
  }
  return error
}

interface Prepared {
  readonly model: LinkageModel
  readonly source: string
  readonly columns: readonly string[]
  readonly today: string
}

function isUnplaced(error: unknown): error is LinkageFault {
  return error instanceof LinkageFault && error.code === 'engine' && error.place === undefined
}
