import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readVector, VECTORS } from '../../fixture/data.ts'
import { withDuckdb } from '../engine/duckdb.ts'
import { readRows } from '../engine/engine.ts'
import { withLinkage } from '../pair/link.ts'
import { readMentionIds, readPairs } from '../pair/link-result.ts'
import { readModel } from './read.ts'
import { importSplinkModel } from './splink-model.ts'

const FEBRL_COLUMNS = [
  ...['rec_id', 'given_name', 'surname', 'street_number', 'address_1'],
  ...['postcode', 'state', 'date_of_birth', 'soc_sec_id'],
]

const LISTS = [
  { name: 'fake1000', files: ['splink/fake_1000.csv.gz'], trimmed: [], pairs: 3989 },
  {
    name: 'febrl4',
    files: ['febrl/febrl4a.csv.gz', 'febrl/febrl4b.csv.gz'],
    trimmed: FEBRL_COLUMNS,
    pairs: 31_956,
  },
]

test('[N66] with an imported model every pair is found and weighed as by Splink', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-linkage-test-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  for (const { name, files, trimmed, pairs } of LISTS) {
    const { file } = importSplinkModel(readVector(`splink/${name}-model.json`))
    const made = Array.isArray(file?.prepare) ? file.prepare : []
    const trims = trimmed.map((column) => ({ column, op: 'trim_to_null', of: column }))
    const { model } = readModel({ ...file, prepare: [...trims, ...made] })
    assert.ok(model)
    const path = `${VECTORS}/splink/${name}-scored.parquet`
    const sql = `select a::varchar, b::varchar, match_weight from '${path}'`
    const scored = await withDuckdb({ folder }, (engine) => readRows(engine, sql))
    const keyOf = (a: unknown, b: unknown) => [String(a), String(b)].sort().join(' ')
    const known = new Map(scored.map(([a, b, w]) => [keyOf(a, b), Number(w)]))
    const options = {
      model,
      lists: files.map((path) => ({ name: path, path: join(VECTORS, path) })),
      settings: { folder },
      seed: 's',
      // The lists hold birthdays in the year 2030.
      today: '2040-01-01',
      floor: -1000,
    }
    await withLinkage(options, async ({ run }) => {
      assert.ok(run)
      const [ids, found] = [await readMentionIds(run), await readPairs(run)]
      assert.equal(found.w.length, pairs)
      assert.equal(known.size, pairs)
      for (const [n, w] of found.w.entries()) {
        const recorded = known.get(keyOf(ids[found.a[n] ?? 0], ids[found.b[n] ?? 0]))
        // Weights of pairs are kept as short fractions.
        assert.ok(recorded !== undefined && Math.abs(w - recorded) < 1e-5, `${w} for ${recorded}`)
      }
    })
  }
})
