// What a run leaves in its folder: nothing of what its model does not read while it works, nothing
// at all afterwards, and after a kill only what the next start sweeps. The secrets are invented.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { canary, makeSweep } from '@tumen/world'
import { readFixtureModel, VECTORS } from '../../fixture/data.ts'
import { withLinkage } from '../pair/link.ts'
import { readPairs } from '../pair/link-result.ts'
import type { LinkageProgress } from '../progress.ts'
import { withDuckdb } from './duckdb.ts'

const SECRETS = [24, 25, 26].map((number) => ({ number, ...canary(number) }))
const sweep = makeSweep(
  SECRETS.flatMap(({ number, ascii, hangul, hanzi, digits }) =>
    [ascii, hangul, hanzi, digits].map((text) => ({ number, text })),
  ),
)
const INSTALLED = fileURLToPath(new URL('../../../..', import.meta.url))

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-linkage-test-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Splink's thousand rows, each with a contact, a remark and an informant that no model reads. */
function listWithSecrets(t: TestContext): string {
  const rows = gunzipSync(readFileSync(`${VECTORS}/splink/fake_1000.csv.gz`)).toString('utf8')
  const [head = '', ...lines] = rows.trimEnd().split('\n')
  const secret = SECRETS.map(({ ascii, hangul, hanzi, digits }) =>
    [ascii, hangul, hanzi, digits].join(' '),
  )
  const own = lines.map((line) => [line.trimEnd(), ...secret].join(','))
  const path = join(folderOf(t), 'list.csv')
  const columns = ['contact', 'remark', 'informant']
  writeFileSync(path, [[head.trimEnd(), ...columns].join(','), ...own].join('\n'))
  return path
}

function optionsOf(path: string, folder: string) {
  const lists = [{ name: 'list', path }]
  const model = readFixtureModel('fake-1000')
  return { model, lists, settings: { folder }, seed: 'seed-1', today: '2026-11-27' }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

const hitsIn = (folder: string) =>
  filesBelow(folder).flatMap((path) => [
    ...sweep(path, readFileSync(path)),
    ...sweep('a name of a file', Buffer.from(path)),
  ])

test('[N177] what a model does not read is in no file, word or number of a run', async (t) => {
  const folder = folderOf(t)
  const list = listWithSecrets(t)
  const told: LinkageProgress[] = []
  const during = new Map<string, number>()
  const tell = (progress: LinkageProgress) => {
    told.push(progress)
    during.set(progress.stage, hitsIn(folder).length)
  }
  const findings = await withLinkage({ ...optionsOf(list, folder), tell }, async (linkage) => {
    assert.ok(linkage.run && (await readPairs(linkage.run)).w.length > 0)
    const [work = ''] = readdirSync(folder)
    assert.equal(statSync(join(folder, work)).mode & 0o777, 0o700)
    assert.deepEqual(hitsIn(folder), [])
    return linkage.findings
  })
  assert.deepEqual(Object.fromEntries(during), {
    ...{ load: 0, block: 0, pattern: 0, u: 0, em: 0, prior: 0, score: 0 },
  })
  const words = Buffer.from(JSON.stringify({ told, findings }))
  assert.deepEqual(sweep('what was told', words), [])
  assert.deepEqual(readdirSync(folder), [])
  // A mutation test of the sweep: the list itself is full of hits.
  assert.ok(sweep('the list', readFileSync(list)).length > 0)
})

/** Runs the same in another process until it stands in the middle of its work. */
async function runUntil(stage: string, list: string, folder: string) {
  const [link, data] = ['../pair/link.ts', '../../fixture/data.ts'].map((path) =>
    JSON.stringify(new URL(path, import.meta.url).href),
  )
  const program = `
    import { withLinkage } from ${link}
    import { readFixtureModel } from ${data}
    const asleep = new Int32Array(new SharedArrayBuffer(4))
    await withLinkage({
      model: readFixtureModel('fake-1000'), lists: [{ name: 'list', path: process.env.LIST }],
      settings: { folder: process.env.FOLDER }, seed: 'seed-1', today: '2026-11-27',
      tell: ({ stage }) => {
        if (stage !== ${JSON.stringify(stage)}) return
        process.stdout.write('there', () => {})
        Atomics.wait(asleep, 0, 0)
      },
    }, async () => {})`
  const args = [
    '--import',
    'tsx',
    '--conditions=tumen-source',
    '--input-type=module',
    '-e',
    program,
  ]
  const child = spawn(process.execPath, args, {
    cwd: INSTALLED,
    env: { ...process.env, LIST: list, FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const part of child.stdout) if (String(part).includes('there')) break
  return child
}

test('[N177] a run that was killed leaves its own folder only, which the next start sweeps', async (t) => {
  const folder = folderOf(t)
  const list = listWithSecrets(t)
  for (const stage of ['block', 'u', 'score']) {
    const child = await runUntil(stage, list, folder)
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    const [left = '', ...others] = readdirSync(folder)
    assert.match(left, new RegExp(`^linkage-${child.pid}-`), stage)
    assert.deepEqual(others, [], stage)
    assert.equal(statSync(join(folder, left)).mode & 0o777, 0o700, stage)
    assert.deepEqual(hitsIn(folder), [], stage)
    await withDuckdb({ folder }, async () => {
      assert.equal(readdirSync(folder).length, 1)
      assert.ok(!readdirSync(folder).includes(left))
    })
    assert.deepEqual(readdirSync(folder), [], stage)
  }
})
