// How well and how fast lists are linked, beside what Splink 5 was recorded with: `npx tsx
// --conditions=tumen-source bench/linkage/linkage.ts [name…] [--save]`. Each list is linked in a
// process of its own. Larger lists stand beside the repository and are skipped where they are not.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  evaluatePairs,
  evaluatePersons,
  type Linkage,
  readColumn,
  readModel,
  readPairs,
  resolve,
  weightOf,
  withLinkage,
} from '@tumen/linkage'
import { LINKAGE_CASES, type LinkageCase } from './case.ts'
import { watchFolder } from './folder.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    one: { type: 'string' },
    seed: { type: 'string', default: 'seed-1' },
    memory: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
})
const HERE = fileURLToPath(new URL('..', import.meta.url))
const VECTORS = join(HERE, 'vectors', 'linkage')
const BESIDE = process.env.TUMEN_LINKAGE_DATA ?? join(HERE, '..', 'shared', 'data', 'linkage')
const SAVED = join(HERE, 'bench', 'linkage/result.json')

/** What one run measured. */
interface Measured {
  records: number
  candidates: number
  findings: string[]
  recall: number
  half: number
  best: number
  clusters: number
  bCubed: number
  persons: number
  truePersons: number
  wallS: number
  cpuS: number
  peakMb: number
  /** The most that stood in the work folder, looked at twice a second. */
  diskMb: number
  /** What the database was allowed, where it was not the usual. */
  memoryMb?: number
}

const fileOf = (path: string) =>
  existsSync(join(VECTORS, path)) ? join(VECTORS, path) : join(BESIDE, path)

/** Makes a list of invented people, in a process whose memory does not count. */
function makeList(folder: string, rows: number): string {
  const path = join(folder, 'list.csv')
  const program = fileURLToPath(new URL('./list.ts', import.meta.url))
  const made = spawnSync(process.execPath, [...process.execArgv, program, String(rows), path])
  if (made.status !== 0) throw new Error('the list could not be made')
  return path
}

/** Links one list in this process and prints what it measured as its last line. */
async function runOne(name: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-bench-linkage-'))
  try {
    await runIn(folder, name)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runIn(folder: string, name: string): Promise<void> {
  const one = LINKAGE_CASES[name]
  if (!one) throw new Error(`no list is called ${name}`)
  const file = readFileSync(join(VECTORS, 'models', `${one.model}.json`), 'utf8')
  const { model } = readModel(JSON.parse(file))
  if (!model) throw new Error(`the model ${one.model} has findings`)
  const lists = one.rows === undefined ? one.files.map(fileOf) : [makeList(folder, one.rows)]
  const memoryMb = values.memory === undefined ? one.memoryMb : Number(values.memory)
  const memory = memoryMb === undefined ? {} : { memoryMb }
  const options = {
    model:
      one.rules === undefined ? model : { ...model, blocking: model.blocking.slice(0, one.rules) },
    lists: lists.map((path) => ({ name: basename(path), path })),
    settings: { folder: join(folder, 'work'), ...memory },
    seed: values.seed,
    today: '2026-11-27',
    keep: [one.truth],
  }
  const [started, cpu] = [performance.now(), process.cpuUsage()]
  const disk = watchFolder(options.settings.folder)
  await withLinkage(options, async (linkage) => {
    const pairs = linkage.run ? await readPairs(linkage.run) : undefined
    const used = process.cpuUsage(cpu)
    const cost = {
      wallS: (performance.now() - started) / 1000,
      cpuS: (used.user + used.system) / 1e6,
      peakMb: peakMb(),
      diskMb: disk.stop(),
      ...memory,
    }
    if (!pairs) throw new Error(JSON.stringify(linkage.findings))
    console.log(JSON.stringify({ ...(await measure(linkage, one, pairs)), ...cost }))
  })
}

async function measure(
  { run, records, candidates, findings }: Linkage,
  one: LinkageCase,
  pairs: Awaited<ReturnType<typeof readPairs>>,
): Promise<Omit<Measured, 'wallS' | 'cpuS' | 'peakMb' | 'diskMb'>> {
  if (!run) throw new Error('nothing was linked')
  const person = await readColumn(run, one.truth, records)
  const list = await readColumn(run, undefined, records)
  const { model } = run.plan
  const scores = evaluatePairs(pairs, model.link === 'link' ? { person, list } : { person })
  const facts = model.constraints.includes('one_record_per_list') ? { facts: { list } } : {}
  const threshold = weightOf(one.clusterAt)
  const { root } = resolve({ mentions: records, pairs, threshold, ...facts })
  const persons = evaluatePersons(root, person)
  return {
    ...{ records, candidates, findings: findings.map(({ code, at }) => `${code} ${at ?? ''}`) },
    ...{ recall: scores.blockingRecall, half: scores.at[0]?.f1 ?? 0, best: scores.best.f1 },
    ...{ clusters: persons.pairs.f1, bCubed: persons.bCubed.f1 },
    ...{ persons: persons.found, truePersons: persons.true },
  }
}

/** Not `resourceUsage().maxRSS`: a child begins there with the peak of its parent. */
function peakMb(): number {
  const [, kib] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kib) / 1024
}

/** A number beside what is asked of it: met, or missed by so much. */
function beside(value: number, least: number | undefined): string {
  const shown = value.toFixed(4)
  if (least === undefined) return shown
  return Number(shown) >= least ? `${shown} (≥ ${least})` : `${shown} (MISSED: ${least})`
}

function print(name: string, { least, splink, clusterAt }: LinkageCase, found: Measured): void {
  const { records, candidates, recall, cpuS, wallS, peakMb } = found
  console.log(`${name}: ${records} records, ${candidates} pairs, recall ${recall.toFixed(4)}`)
  const half = beside(found.half, least.half)
  console.log(`  F1 at .5 ${half}, best ${beside(found.best, least.best)}`)
  const clusters = `F1 ${beside(found.clusters, least.clusters)}`
  const persons = `${found.persons} persons for ${found.truePersons}`
  const bCubed = `B-cubed ${found.bCubed.toFixed(4)}`
  console.log(`  clusters at ${clusterAt}: ${clusters}, ${bCubed}, ${persons}`)
  console.log(`  ${cpuS.toFixed(1)} s of the processor, ${wallS.toFixed(1)} s by the clock`)
  const spilled = `${found.diskMb.toFixed(0)} MB on the disk`
  console.log(`  peak ${peakMb.toFixed(0)} MB with Node and the loader of TypeScript, ${spilled}`)
  if (splink?.half !== undefined) {
    console.log(`  Splink: F1 at .5 ${splink.half}, best ${splink.best ?? 'not recorded'}`)
  }
  if (splink?.cpuS !== undefined) {
    console.log(`  Splink took ${(splink.cpuS / cpuS).toFixed(2)} times the processor (≥ 2)`)
  }
  if (splink?.peakMb !== undefined) {
    console.log(`  ${(peakMb / splink.peakMb).toFixed(2)} of the memory of Splink (≤ 0.7)`)
  }
}

/** Runs one list in a process of its own. */
function measured(name: string): Measured | undefined {
  const more = values.memory === undefined ? [] : ['--memory', values.memory]
  const args = [
    ...process.execArgv,
    fileURLToPath(import.meta.url),
    '--one',
    name,
    '--seed',
    values.seed,
    ...more,
  ]
  const child = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (child.status !== 0) {
    console.log(`${name}: failed\n${child.stderr.slice(0, 2000)}`)
    return undefined
  }
  return JSON.parse(child.stdout.trim().split('\n').at(-1) ?? '')
}

function main(): void {
  const usual = Object.keys(LINKAGE_CASES).filter((name) => !LINKAGE_CASES[name]?.rows)
  const names = positionals.length > 0 ? positionals : usual
  const saved: Record<string, unknown> = existsSync(SAVED)
    ? JSON.parse(readFileSync(SAVED, 'utf8'))
    : {}
  for (const name of names) {
    const one = LINKAGE_CASES[name]
    if (!one?.files.every((path) => existsSync(fileOf(path)))) {
      console.log(`${name}: skipped, its list is not on this machine`)
      continue
    }
    const found = measured(name)
    if (!found) continue
    print(name, one, found)
    const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
    const machine = `${cpus().length} cores, ${memory}, Node ${process.version}, DuckDB 1.5.6`
    saved[name] = {
      ...found,
      seed: values.seed,
      machine,
      measured: new Date().toISOString().slice(0, 10),
    }
  }
  if (values.save) writeFileSync(SAVED, `${JSON.stringify(saved, null, 1)}\n`)
}

if (values.one !== undefined) await runOne(values.one)
else main()
