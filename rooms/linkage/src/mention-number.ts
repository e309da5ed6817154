// Mentions by number: dense, by the order of their ids, with the sample number of each id and what
// is wrong with ids. Source: the reference on linkage, 2.1 and 15.
import { type Engine, readNumber } from './engine.ts'
import type { LinkageCode, LinkageFinding } from './finding.ts'
import { FILE, ROW } from './load-list.ts'
import { DUCKDB } from './plan/dialect.ts'
import { sampler } from './sample.ts'

const MOST_TOLD = 100
const SLICE = 100_000

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
  const without: number[] = []
  let before: string | null = null
  const total = await readNumber(engine, 'select count(*) from mention_id')
  for (let from = 0; from < total; from += SLICE) {
    // All of a slice is read first: an answer that is still open would not outlive an append.
    const batches: [Int32Array, Int32Array][] = []
    const slice = `rid >= ${from} and rid < ${from + SLICE}`
    const sql = `select rid, mention_id, row from mention_id where ${slice} order by rid`
    for await (const { columns } of engine.stream(sql)) {
      const [rid, ids, rows] = columns as [Int32Array, readonly (string | null)[], Int32Array]
      for (const [at, id] of ids.entries()) {
        if (id === null) without.push(rows[at] as number)
        else if (id === before) twice.add(id)
        before = id
      }
      batches.push([rid, Int32Array.from(ids, (id) => sampleOf(id ?? ''))])
    }
    for (const batch of batches) await engine.append('sampled_id', batch)
  }
  return idFindings(without, [...twice])
}

function idFindings(rows: readonly number[], ids: readonly string[]): LinkageFinding[] {
  const findings: LinkageFinding[] = []
  const add = (code: LinkageCode, count: number, more: Partial<LinkageFinding>) => {
    if (count > 0) findings.push({ code, count, ...more })
  }
  add('id_missing', rows.length, { rows: rows.slice(0, MOST_TOLD) })
  add('id_twice', ids.length, { ids: ids.slice(0, MOST_TOLD) })
  return findings
}
