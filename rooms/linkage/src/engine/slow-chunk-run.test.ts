import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { LISTS, readFixtureModel, shortList, skipLists, VECTORS } from '../../fixture/data.ts'
import type { LinkageModel } from '../model/model.ts'
import { withLinkage } from '../pair/link.ts'
import { readMentionIds, readPairs } from '../pair/link-result.ts'
import type { Linkage } from '../pair/link-step.ts'
import {
  type ChunkOptions,
  chunkPairs,
  linkChunk,
  prepareChunks,
  removeChunks,
  withChunkedLinkage,
} from './chunk-run.ts'
import { withDuckdb } from './duckdb.ts'
import { type LinkageFault, readRows } from './engine.ts'

const STRANGERS = 20_000
const ROWS = 2000

const CASES = [
  ['fake-1000', `${VECTORS}/splink/fake_1000.csv.gz`, false],
  ['synthetic', `${LISTS}/lists/synthetic_100k.parquet`, skipLists],
  ['mixed', `${LISTS}/lists/mixed_kr_20000.parquet`, skipLists],
] as const

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-linkage-test-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Few strangers are quicker, and what is equal does not depend on how many there are. */
function modelOf(name: string): LinkageModel {
  const { training, ...model } = readFixtureModel(name)
  return training ? { ...model, training: { ...training, uPairs: STRANGERS } } : model
}

function optionsOf(t: TestContext, name: string, path: string): ChunkOptions {
  return {
    model: modelOf(name),
    lists: [{ name: 'list', path }],
    settings: { folder: folderOf(t) },
    shared: join(folderOf(t), 'shared'),
    chunks: 4,
    seed: 'seed-1',
    today: '2026-11-27',
  }
}

async function resultOf({ run, findings, candidates, records, trained }: Linkage) {
  assert.ok(run && trained)
  const { comparisons, prior } = trained
  const [pairs, ids] = [await readPairs(run), await readMentionIds(run)]
  return { findings, candidates, records, comparisons, prior, pairs, ids }
}

async function runAll(options: ChunkOptions): Promise<string[]> {
  const did: string[] = []
  for (const pair of chunkPairs(options.chunks)) did.push(await linkChunk(options, pair))
  return did
}

test('[N180] jobs are each chunk beside itself and beside each later one', () => {
  assert.deepEqual(chunkPairs(1), [[0, 0]])
  assert.deepEqual(chunkPairs(3), [
    ...[[0, 0] as const, [0, 1] as const, [0, 2] as const],
    ...[[1, 1] as const, [1, 2] as const, [2, 2] as const],
  ])
})

for (const [name, path, skip] of CASES) {
  test(`[N180] ${name} in four chunks is the single run, pair for pair`, { skip }, async (t) => {
    const options = optionsOf(t, name, await shortList(folderOf(t), path, ROWS))
    await prepareChunks(options)
    assert.deepEqual(new Set(await runAll(options)), new Set(['made']))
    const inParts = await withChunkedLinkage(options, resultOf)
    assert.ok(inParts.pairs.w.length > 0)
    assert.deepEqual(inParts, await withLinkage(options, resultOf))
  })
}

test('[N181] what stands is not made again, and what other inputs made is', async (t) => {
  const options = optionsOf(t, 'fake-1000', CASES[0][1])
  const { shared, settings } = options
  await prepareChunks(options)
  await linkChunk(options, [0, 0])
  const before = readdirSync(shared).map((file) => statSync(join(shared, file)).mtimeMs)
  await prepareChunks(options)
  assert.equal(await linkChunk(options, [0, 0]), 'stood')
  const after = readdirSync(shared).map((file) => statSync(join(shared, file)).mtimeMs)
  assert.deepEqual(after, before)
  // A run that goes on makes only what is missing; before all stand there is no result.
  await assert.rejects(
    withChunkedLinkage(options, async () => {}),
    /pairs-0-1\.parquet/,
  )
  const did = await runAll(options)
  assert.deepEqual([did[0], ...new Set(did.slice(1))], ['stood', 'made'])
  // With another seed other records are in a chunk: nothing of the first run is left.
  const other = { ...options, seed: 'seed-2' }
  copyFileSync(join(shared, 'pairs-0-0.parquet'), join(settings.folder, 'kept.parquet'))
  await prepareChunks(other)
  assert.ok(!readdirSync(shared).some((file) => file.startsWith('pairs-')))
  copyFileSync(join(settings.folder, 'kept.parquet'), join(shared, 'pairs-0-0.parquet'))
  assert.equal(await linkChunk(other, [0, 0]), 'made')
  assert.equal(await linkChunk(other, [0, 0]), 'stood')
})

test('[N181] a job that is cancelled leaves no file, and the next one does its work', async (t) => {
  const options = optionsOf(t, 'fake-1000', CASES[0][1])
  await prepareChunks(options)
  const stood = readdirSync(options.shared)
  for (const at of ['block', 'pattern']) {
    const stop = new AbortController()
    const job = {
      ...options,
      settings: { ...options.settings, signal: stop.signal },
      tell: ({ stage }: { stage: string }) => {
        if (stage === at) stop.abort()
      },
    }
    const isCancelled = (error: unknown) => (error as LinkageFault).code === 'cancelled'
    await assert.rejects(linkChunk(job, [0, 1]), isCancelled, at)
    assert.deepEqual(readdirSync(options.shared), stood, at)
    assert.deepEqual(readdirSync(options.settings.folder), [], at)
  }
  assert.equal(await linkChunk(options, [0, 1]), 'made')
})

test('[N182] files of pairs hold numbers only; nobody else reads the folder; it can be emptied', async (t) => {
  const options = optionsOf(t, 'fake-1000', CASES[0][1])
  const { shared, settings } = options
  await prepareChunks(options)
  await runAll(options)
  assert.equal(statSync(shared).mode & 0o777, 0o700)
  for (const file of readdirSync(shared)) {
    assert.equal(statSync(join(shared, file)).mode & 0o777, 0o600, file)
  }
  const files = `${shared}/pairs-*.parquet`
  const described = await withDuckdb(settings, (engine) =>
    readRows(engine, `describe select * from '${files}'`),
  )
  assert.deepEqual(
    described.map(([name, type]) => [name, type]),
    ['a', 'b', 'rules', 'p'].map((name) => [name, 'INTEGER']),
  )
  writeFileSync(join(shared, 'other.txt'), 'not ours')
  await removeChunks(shared)
  assert.deepEqual(readdirSync(shared), ['other.txt'])
})
