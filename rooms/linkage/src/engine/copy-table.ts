// The working tables of a run from the engine that read the lists to the one that finds the pairs.
// Source: the reference on linkage, sections 2.1 and 13.
import { dictionaryTable } from '../list/dictionary.ts'
import { isOutside, type LinkagePlan } from '../plan/column-plan.ts'
import { DUCKDB } from '../plan/dialect.ts'
import { keyedViewSql } from '../plan/rule-sql.ts'
import { type Engine, readRows, type Written } from './engine.ts'

/** The tables that lists become, by their bare names: mentions, ids, dictionaries, keys. */
export function workingTables({ columns }: LinkagePlan): string[] {
  const own = [...columns.values()].flatMap(({ name, hasDictionary, keys }) => [
    ...(hasDictionary ? [dictionaryTable(name)] : []),
    ...(keys === undefined ? [] : [`key_${keys}`]),
  ])
  return ['mention', 'mention_id', ...own]
}

/** Copies what the steps after loading read: mentions, dictionaries, keys, levels of values. */
export async function copyWorkingTables(
  local: Engine,
  server: Engine,
  plan: LinkagePlan,
): Promise<void> {
  const columns = [...plan.columns.values()]
  const levels = columns.filter(isOutside).map(({ name }) => `value_level_${name}`)
  for (const table of [...workingTables(plan), ...levels]) {
    await copyTable(local, server, { table, plan })
  }
  for (const column of columns) {
    if (column.keys !== undefined) await server.run(keyedViewSql(column, plan))
  }
}

interface Copied {
  readonly table: string
  readonly plan: LinkagePlan
}

async function copyTable(local: Engine, server: Engine, { table, plan }: Copied): Promise<void> {
  const { quote, types } = plan.dialect
  const typeOf: Readonly<Record<string, string>> = {
    INTEGER: types.int,
    DOUBLE: types.double,
    VARCHAR: types.text,
  }
  const described = await readRows(local, `describe ${DUCKDB.quote(table)}`)
  const fields = described.map(([name, type]) => {
    const own = typeOf[String(type)]
    if (own === undefined) throw new Error(`no type for ${type} in a working table`)
    return `${quote(String(name))} ${own}`
  })
  await server.run(`create table ${quote(table)} (${fields.join(', ')})`)
  for await (const { columns } of local.stream(`select * from ${DUCKDB.quote(table)}`)) {
    await server.append(table, columns as readonly Written[])
  }
  await server.analyze(table)
}
