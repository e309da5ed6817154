import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { withDuckdb } from './duckdb.ts'
import { LinkageFault, NO_VALUE, readRows } from './engine.ts'
import { sweepWorkFolders } from './work-folder.ts'

function protectedFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-linkage-test-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function faultOf(work: Promise<unknown>): Promise<LinkageFault> {
  try {
    await work
  } catch (error) {
    if (error instanceof LinkageFault) return error
  }
  return assert.fail('no fault')
}

test('[N70] the work folder is nobody else’s and is gone afterwards, also after a fault', async (t) => {
  const folder = protectedFolder(t)
  await withDuckdb({ folder, memoryMb: 64, threads: 1 }, async (engine) => {
    const [name = ''] = readdirSync(folder)
    assert.equal(statSync(join(folder, name)).mode & 0o777, 0o700)
    // What the memory holds is in no file; what it cannot hold is in this folder.
    await engine.run("create table t as select 'CANARY' || range as x from range(100000)")
    assert.deepEqual(readdirSync(join(folder, name)), [])
    await engine.run('create table u as select hash(range) as x from range(12000000)')
    assert.ok(readdirSync(join(folder, name, 'temp')).length > 0)
  })
  assert.deepEqual(readdirSync(folder), [])
  await assert.rejects(withDuckdb({ folder }, (engine) => engine.run('select x from nothing')))
  assert.deepEqual(readdirSync(folder), [])
})

test('[N70] what killed runs left is swept, what runs is kept', (t) => {
  const folder = protectedFolder(t)
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  for (const name of [`linkage-${pid}-dead`, `linkage-${process.pid}-mine`, 'linkage-x', 'other']) {
    mkdirSync(join(folder, name))
  }
  assert.equal(sweepWorkFolders(folder), 1)
  assert.deepEqual(readdirSync(folder).sort(), [
    `linkage-${process.pid}-mine`,
    'linkage-x',
    'other',
  ])
})

test('[N71] rows come in typed columns and go out the same', async (t) => {
  await withDuckdb({ folder: protectedFolder(t) }, async (engine) => {
    await engine.run('create table t (n int, x double, s varchar)')
    const count = 5000
    const n = Int32Array.from({ length: count }, (_, row) => row)
    await engine.append('t', [
      n,
      Float64Array.from(n, (row) => row / 4),
      Array.from(n, (row) => `번호 ${row}\u0001`),
    ])
    await engine.append('t', [Int32Array.of(NO_VALUE), Float64Array.of(Number.NaN), [null]])
    let rows = 0
    for await (const { length, columns } of engine.stream('select n, x, s from t order by n')) {
      assert.ok(columns[0] instanceof Int32Array && columns[1] instanceof Float64Array)
      for (let row = 0; row < length && rows + row < count; row++) {
        assert.equal(columns[0][row], rows + row)
        assert.equal(columns[1][row], (rows + row) / 4)
        assert.equal(columns[2]?.[row], `번호 ${rows + row}\u0001`)
      }
      rows += length
      if (rows > count) assert.equal(columns[0][length - 1], NO_VALUE)
    }
    assert.equal(rows, count + 1)
    assert.deepEqual(await readRows(engine, 'select * from t where n is null'), [
      [null, null, null],
    ])
    assert.match(await engine.explain('select count(*) from t'), /AGGREGATE/)
  })
})

test('[N72] after loading, no statement reaches a file or changes a setting', async (t) => {
  const folder = protectedFolder(t)
  await withDuckdb({ folder }, async (engine) => {
    await engine.closeDoors()
    const out = join(folder, 'out.csv')
    for (const sql of [
      `copy (select 1) to '${out}'`,
      `select * from read_csv('/etc/hostname')`,
      'set enable_external_access = true',
      "set memory_limit = '90GB'",
      'install httpfs',
    ]) {
      await assert.rejects(engine.run(sql), LinkageFault, sql)
    }
    assert.equal(existsSync(out), false)
    await engine.run('create table still as select 1')
  })
})

test('[N73] a fault says its kind and nothing of what the database was working on', async (t) => {
  await withDuckdb({ folder: protectedFolder(t) }, async (engine) => {
    await engine.run("create table t as select 'CANARY 김철수' as name")
    for (const sql of ['select cast(name as int) from t', 'select CANARY from t', 'CANARY']) {
      const fault = await faultOf(engine.run(sql))
      assert.doesNotMatch(`${fault.message} ${fault.stack} ${String(fault.cause)}`, /CANARY|김/)
      assert.match(fault.message, /\((?:Conversion|Binder|Parser) Error\)/)
    }
  })
})

test('[N74] memory and disk have limits; passing one is a fault that says which', async (t) => {
  const small = { folder: protectedFolder(t), memoryMb: 64, diskMb: 1, threads: 1 }
  await withDuckdb(small, async (engine) => {
    // A list cannot leave the memory; rows of a table can, to the disk.
    const list = readRows(engine, 'select len(list(range)) from range(20000000)')
    assert.equal((await faultOf(list)).code, 'out_of_memory')
    const table = 'create temp table big as select hash(range) as h from range(12000000)'
    assert.equal((await faultOf(engine.run(table))).code, 'disk_full')
    assert.deepEqual(await readRows(engine, 'select 1'), [[1]])
  })
})

test('[N75] a statement is interrupted at the signal, and nothing is left', async (t) => {
  const folder = protectedFolder(t)
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 200)
  const started = performance.now()
  const work = withDuckdb({ folder, signal: stop.signal }, (engine) =>
    engine.run(
      'select count(*) from range(10000000) a, range(100000) b where a.range + b.range = 7',
    ),
  )
  await assert.rejects(work, (error) => error instanceof LinkageFault && error.code === 'cancelled')
  assert.ok(performance.now() - started < 20_000)
  assert.deepEqual(readdirSync(folder), [])
})

test('[N76] how much of a statement is done is told while it runs', async (t) => {
  const told: number[] = []
  const settings = { folder: protectedFolder(t), onProgress: (share: number) => told.push(share) }
  await withDuckdb(settings, async (engine) => {
    await engine.run('create table t as select range as r, hash(range) as h from range(1000000)')
    const slow = 'select count(*) from t a join t b on a.h > b.h where a.r < 400'
    for (let run = 0; run < 40 && told.length < 2; run++) await engine.run(slow)
  })
  assert.ok(told.length >= 2)
  assert.ok(told.every((share) => share >= 0 && share <= 1))
})
