import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import {
  LISTS,
  readFixtureModel,
  readVector,
  shortList,
  skipLists,
  VECTORS,
} from '../../fixture/data.ts'
import { skipServer, startServer } from '../../fixture/server.ts'
import type { LinkageModel } from '../model/model.ts'
import { readModel } from '../model/read.ts'
import { importSplinkModel } from '../model/splink-model.ts'
import { type LinkOptions, withLinkage } from '../pair/link.ts'
import { readPairs } from '../pair/link-result.ts'
import type { Linkage } from '../pair/link-step.ts'
import { POSTGRES } from '../plan/dialect.ts'
import { stageTexts } from '../plan/stage-text.ts'
import { LinkageFault, NO_VALUE, readNumber, readRows } from './engine.ts'
import { type ServerSettings, withPostgres } from './postgres.ts'

type Where = ServerSettings['connection']

const FEBRL = [1, 2].map((n) => `${VECTORS}/febrl/febrl4${n === 1 ? 'a' : 'b'}.csv.gz`)
const LARGE = [`${LISTS}/lists/synthetic_100k.parquet`]
const STRANGERS = 100_000
// Weights are kept as short fractions, and logarithms differ in their last digit.
const BITS = 1e-5

/** Febrl as Splink learnt it; else few strangers, which are quicker: the equality is the same. */
function modelOf(name: string): LinkageModel {
  if (name === 'febrl4') {
    const { model } = readModel(importSplinkModel(readVector('splink/febrl4-model.json')).file)
    return model ?? assert.fail('the imported model has findings')
  }
  const { training, ...model } = readFixtureModel(name)
  return training ? { ...model, training: { ...training, uPairs: STRANGERS } } : model
}

function optionsOf(t: TestContext, model: string, files: readonly string[]): LinkOptions {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-linkage-test-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return {
    model: modelOf(model),
    lists: files.map((path) => ({ name: path, path })),
    settings: { folder },
    seed: 'seed-1',
    today: '2026-11-27',
    floor: -1000,
  }
}

async function resultOf({ run, trained, findings, candidates }: Linkage) {
  assert.ok(run && trained)
  const { a, b, p, rules, w } = await readPairs(run)
  return { found: { candidates, a, b, p, rules, findings, prior: trained.prior }, w }
}

/** Two hundred rows of Splink's thousand. */
function fewRows(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-linkage-test-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const all = gunzipSync(readFileSync(`${VECTORS}/splink/fake_1000.csv.gz`)).toString('utf8')
  const path = join(folder, 'few.csv')
  writeFileSync(path, all.split('\n').slice(0, 201).join('\n'))
  return path
}

/** How many tables sessions hold on the server. */
function heldTables(connection: Where): Promise<number> {
  return withPostgres({ connection }, (engine) =>
    readNumber(
      engine,
      `select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname like 'pg_temp%' or n.nspname = 'public'`,
    ),
  )
}

for (const [model, files, skip] of [
  ['synthetic', LARGE, skipLists],
  ['febrl4', FEBRL, false],
] as const) {
  const name = `[N170] ${model}: PostgreSQL finds the pairs, patterns and weights of DuckDB`
  test(name, { skip: skipServer || skip }, async (t) => {
    const options = optionsOf(t, model, files)
    const here = await withLinkage(options, resultOf)
    // The number of pairs in the reference on linkage, 11.1.
    if (model === 'synthetic') assert.equal(here.found.candidates, 106_559)
    const server = { connection: startServer(t) }
    const there = await withLinkage({ ...options, server }, resultOf)
    assert.deepEqual(there.found, here.found)
    assert.ok(there.w.every((bits, pair) => Math.abs(bits - (here.w[pair] as number)) < BITS))
  })
}

test('[N170] names in six scripts: the same on PostgreSQL, by their keys and levels', {
  skip: skipServer || skipLists,
}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-linkage-test-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const path = await shortList(folder, `${LISTS}/lists/mixed_kr_20000.parquet`, 1000)
  const options = optionsOf(t, 'mixed', [path])
  const here = await withLinkage(options, resultOf)
  assert.ok(here.found.candidates > 0)
  const server = { connection: startServer(t) }
  const there = await withLinkage({ ...options, server }, resultOf)
  assert.deepEqual(there.found, here.found)
  assert.ok(there.w.every((bits, pair) => Math.abs(bits - (here.w[pair] as number)) < BITS))
})

test('[N171] PostgreSQL joins records by hashes only', { skip: skipServer }, async (t) => {
  const server = { connection: startServer(t) }
  const options = optionsOf(t, 'febrl4', FEBRL)
  await withLinkage({ ...options, server }, async ({ run, trained }) => {
    assert.ok(run && trained)
    // The tables of the steps are forgotten after each: here they stand again.
    await run.engine.run(
      `create table candidate as select a, b, rules from scored; analyze candidate;
        create table pattern as select a, b, rules, p from scored; analyze pattern`,
    )
    const { comparisons } = trained
    const model = { ...options.model, comparisons }
    const texts = stageTexts({ model, dialect: POSTGRES, isAscii: false, floor: -15 })
    const joining = texts.filter(([, sql]) => /\bjoin\b/.test(sql))
    assert.ok(joining.length >= 3)
    for (const [stage, sql] of joining) {
      const plan = await run.engine.explain(sql.replace(/^create table \w+ as /, ''))
      assert.match(plan, /Hash (?:Left |Right )?Join/, stage)
      assert.doesNotMatch(plan, /Nested Loop/, stage)
    }
  })
})

test('[N172] cancelled at any stage, nothing stays on the server', {
  skip: skipServer,
}, async (t) => {
  const connection = startServer(t)
  const few = fewRows(t)
  for (const at of ['load', 'block', 'values', 'pattern', 'u', 'em', 'prior', 'score']) {
    const stop = new AbortController()
    const { settings, ...options } = optionsOf(t, 'fake-1000', [few])
    const work = withLinkage(
      {
        ...options,
        server: { connection },
        settings: { ...settings, signal: stop.signal },
        tell: ({ stage }) => {
          if (stage === at) stop.abort()
        },
      },
      async () => {},
    )
    await assert.rejects(work, (error) => (error as LinkageFault).code === 'cancelled', at)
    assert.deepEqual(readdirSync(settings.folder), [], at)
    assert.equal(await heldTables(connection), 0, at)
  }
})

test('[N172] a statement is stopped at the signal, a lost session leaves nothing', {
  skip: skipServer,
}, async (t) => {
  const connection = startServer(t)
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 200)
  const slow = withPostgres({ connection, signal: stop.signal }, (engine) =>
    engine.run('select count(*) from generate_series(1, 1000000000)'),
  )
  await assert.rejects(slow, (error) => (error as LinkageFault).code === 'cancelled')
  const lost = withPostgres({ connection }, async (engine) => {
    await engine.run('create table mention as select 1 as rid')
    assert.equal(await heldTables(connection), 1)
    await withPostgres({ connection }, (other) =>
      other.run(`select pg_terminate_backend(pid) from pg_stat_activity
        where pid <> pg_backend_pid() and backend_type = 'client backend'`),
    )
    await engine.run('select 1')
  })
  await assert.rejects(lost, LinkageFault)
  assert.equal(await heldTables(connection), 0)
})

test('[N173] a fault of the server says its class and no value', {
  skip: skipServer,
}, async (t) => {
  const connection = startServer(t)
  const told = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => assert.fail('no fault'),
      (fault) => fault,
    )
    assert.ok(error instanceof LinkageFault)
    return `${error.message} ${error.stack} ${String(error.cause)}`
  }
  const bad = withPostgres({ connection }, (engine) =>
    engine.run(`select cast(s as integer) from (values ('CANARY 김철수')) v (s)`),
  )
  const fault = await told(bad)
  assert.match(fault, /engine \(22P02\)/)
  assert.doesNotMatch(fault, /CANARY|김/)
  const nowhere = { ...connection, host: '/nonexistent/CANARY' }
  assert.doesNotMatch(await told(withPostgres({ connection: nowhere }, async () => {})), /CANARY/)
})

test('[N174] rows come from the server and go there unchanged', { skip: skipServer }, async (t) => {
  await withPostgres({ connection: startServer(t) }, async (engine) => {
    await engine.run('create table t (n integer, x double precision, s text)')
    const texts = ['', 'NULL', '{a,"b"}\\', '김\u0001\n', null]
    await engine.append('t', [
      Int32Array.of(0, 1, -7, 2 ** 31 - 1, NO_VALUE),
      Float64Array.of(0.1, 1e300, -0.25, 1 / 3, Number.NaN),
      texts,
    ])
    const rows = await readRows(engine, 'select * from t order by n nulls last')
    assert.deepEqual(rows, [
      [-7, -0.25, '{a,"b"}\\'],
      [0, 0.1, ''],
      [1, 1e300, 'NULL'],
      [2 ** 31 - 1, 1 / 3, '김\u0001\n'],
      [null, null, null],
    ])
    for await (const { columns } of engine.stream('select n, x, cast(n as real) from t')) {
      assert.ok(columns[0] instanceof Int32Array && columns[1] instanceof Float64Array)
      assert.ok(columns[2] instanceof Float32Array)
    }
    const many = Int32Array.from({ length: 25_000 }, (_, n) => n)
    await engine.run('create table many (n integer)')
    await engine.append('many', [many])
    const sum = 'select sum(n), count(*) from many'
    assert.deepEqual(await readRows(engine, sum), [[(25_000 * 24_999) / 2, 25_000]])
  })
})
