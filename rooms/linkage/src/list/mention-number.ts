// Mentions by number: dense, by the order of their ids, with the sample number of each id and what
// is wrong with ids. Source: the reference on linkage, 2.1 and 15.
import { type Engine, readNumber, readNumbers } from '../engine/engine.ts'
import type { LinkageCode, LinkageFinding } from '../finding.ts'
import { DUCKDB } from '../plan/dialect.ts'
import { FILE, ROW } from './load-list.ts'
import { sampler } from './sample.ts'

const MOST_TOLD = 100

/** The field of `ranked` and `mention_id` that holds a column which is only kept. */
export function keptField(column: string): string {
  return DUCKDB.quote(`k_${column}`)
}

/**
 * Makes `mention_id` with the number, list row and file of every id of `ranked`, and `sampled_id`
 * with its sample number. Ids that are missing or stand twice refuse the run.
 */
export async function numberMentions(
  engine: Engine,
  seed: string,
  kept: readonly string[],
): Promise<LinkageFinding[]> {
  const fields = ['mention_id', `${FILE} as file`, `${ROW} as row`, ...kept].join(', ')
  await engine.run(
    `create table mention_id as select cast(rowid as integer) as rid, ${fields} from ranked;
      create table sampled_id (rid integer, sample integer)`,
  )
  const sampleOf = sampler(seed)
  const twice = new Set<string>()
  let without = 0
  let before: string | null = null
  const sample = new Int32Array(await readNumber(engine, 'select count(*) from mention_id'))
  let row = 0
  // The table is read as it was made, by the order of ids: to sort it once more would take long.
  // All of it is read first: an answer that is still open would not outlive an append.
  for await (const { columns } of engine.stream('select mention_id from mention_id')) {
    for (const id of columns[0] as readonly (string | null)[]) {
      if (id === null) without++
      else if (id === before) twice.add(id)
      before = id
      sample[row++] = sampleOf(id ?? '')
    }
  }
  await engine.append('sampled_id', [sample.map((_, rid) => rid), sample])
  const rows = without > 0 ? await rowsWithout(engine) : []
  return idFindings(without, rows, [...twice])
}

/** The rows of lists that have no id, the first of them. */
async function rowsWithout(engine: Engine): Promise<number[]> {
  const sql = `select row from mention_id where mention_id is null order by rid limit ${MOST_TOLD}`
  return (await readNumbers(engine, sql)).map(([row = 0]) => row)
}

function idFindings(
  without: number,
  rows: readonly number[],
  ids: readonly string[],
): LinkageFinding[] {
  const findings: LinkageFinding[] = []
  const add = (code: LinkageCode, count: number, more: Partial<LinkageFinding>) => {
    if (count > 0) findings.push({ code, count, ...more })
  }
  add('id_missing', without, { rows })
  add('id_twice', ids.length, { ids: ids.slice(0, MOST_TOLD) })
  return findings
}
