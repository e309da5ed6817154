import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { readFixtureModel, VECTORS } from '../../fixture/data.ts'
import { type LinkOptions, sizeLinkage, withLinkage } from './link.ts'
import { runSize } from './run-size.ts'

function optionsOf(t: TestContext, settings: Partial<LinkOptions['settings']> = {}): LinkOptions {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-linkage-test-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const paths = [`${VECTORS}/splink/fake_1000.csv.gz`]
  return {
    model: readFixtureModel('fake-1000'),
    lists: paths.map((path) => ({ name: path, path })),
    settings: { folder, ...settings },
    seed: 'seed-1',
    today: '2026-11-27',
    floor: -1000,
  }
}

/** The bytes of all files below a folder. */
function bytesBelow(folder: string): number {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.reduce((sum, entry) => {
    const path = join(folder, entry.name)
    return sum + (entry.isDirectory() ? bytesBelow(path) : statSync(path).size)
  }, 0)
}

test('[N176] the size of a run, by hand', () => {
  // 16 before anything; 2²⁰ records of 10 columns hold 48 + 280 bytes each and work with 64;
  // 2²⁰ pairs hold 32 and work with 48.
  const load = { records: 2 ** 20, columns: 10, pairs: 2 ** 20 }
  assert.deepEqual(runSize(load, 4096), { pairs: 2 ** 20, memoryMb: 488, diskMb: 16 })
  // With 400 of them, 88 go to the disk.
  assert.deepEqual(runSize(load, 400), { pairs: 2 ** 20, memoryMb: 488, diskMb: 104 })
})

test('[N176] before a run its pairs and size are told, and the run keeps within them', async (t) => {
  const options = optionsOf(t)
  const { size, findings } = await sizeLinkage(options)
  assert.ok(size)
  assert.ok(!findings.some(({ code }) => code === 'too_large'))
  await withLinkage(options, async (linkage) => {
    assert.deepEqual(linkage.size, size)
    assert.ok(linkage.candidates > 0 && linkage.candidates <= size.pairs)
    const bytes = bytesBelow(options.settings.folder)
    assert.ok(bytes <= size.diskMb * 2 ** 20, `${bytes} for ${size.diskMb} MB`)
  })
})

test('[N176] a run that its disk cannot hold is refused before a pair is made', async (t) => {
  const { findings, size, candidates, run } = await withLinkage(
    optionsOf(t, { diskMb: 1 }),
    async (linkage) => linkage,
  )
  const refused = findings.filter(({ code }) => code === 'too_large')
  assert.deepEqual(
    refused.map(({ at, values }) => [at, values?.limit]),
    [['disk', 1]],
  )
  assert.ok((refused[0]?.values?.needed ?? 0) > 1 && (refused[0]?.count ?? 0) > 0)
  assert.deepEqual([size, candidates, run], [undefined, 0, undefined])
})
