// Where tests find vectors and the larger lists, which stand beside the repository.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withDuckdb } from './duckdb.ts'
import type { LinkageModel } from './model.ts'
import { readModel } from './read-model.ts'

/** The folder of the room's vectors. */
export const VECTORS = fileURLToPath(new URL('../../../vectors/linkage', import.meta.url))

const BESIDE = fileURLToPath(new URL('../../../../shared/data/linkage', import.meta.url))

/** The folder of the larger lists, and the reason to skip where it is not there. */
export const LISTS = process.env.TUMEN_LINKAGE_DATA ?? BESIDE
export const skipLists = existsSync(`${LISTS}/lists`) ? false : 'the lists are not on this machine'
if (skipLists) console.log('Skipped: the lists for linkage are not beside this repository.')

/** The first rows of a list, as a list in a folder of the test. */
export async function shortList(folder: string, path: string, rows: number): Promise<string> {
  const short = join(folder, 'short.parquet')
  await withDuckdb({ folder }, (engine) =>
    engine.run(`copy (select * from '${path}' limit ${rows}) to '${short}' (format parquet)`),
  )
  return short
}

/** A parsed JSON file of the vectors. */
export function readVector(path: string): unknown {
  return JSON.parse(readFileSync(`${VECTORS}/${path}`, 'utf8'))
}

/** A model of the vectors, which must be without findings. */
export function readTrialModel(name: string): LinkageModel {
  const { model, findings } = readModel(readVector(`models/${name}.json`))
  if (!model) throw new Error(`${name} has ${findings.length} findings`)
  return model
}
