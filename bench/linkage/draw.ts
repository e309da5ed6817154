// Whether the interval from draws of links holds the truth, and what drawing pairs by their
// probability alone would say: `npx tsx --conditions=tumen-source bench/linkage/draw.ts`. Each
// repetition judges other pairs by the truth, as readers would. Needs the mixed list beside the
// repository. Source: the reference on linkage, sections 12 and 17.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  calibrate,
  calibrationQueue,
  type DrawInput,
  drawLinkages,
  drawQuantile,
  readColumn,
  readModel,
  readPairs,
  seededChance,
  withLinkage,
} from '@tumen/linkage'

const REPETITIONS = 20
const JUDGED = 400
const LEAST_COVERED = 18
const WIDEST = 0.015

const HERE = fileURLToPath(new URL('..', import.meta.url))
const BESIDE = process.env.TUMEN_LINKAGE_DATA ?? join(HERE, '..', 'shared', 'data', 'linkage')
const LIST = join(BESIDE, 'lists', 'mixed_kr_20000.parquet')
const MODEL = join(HERE, 'vectors', 'linkage', 'models', 'mixed.json')

/** The linked list as drawing reads it, with the truth. */
type Linked = Omit<DrawInput, 'calibration' | 'seed'> & { truth: Int32Array }

async function linkMixed(): Promise<Linked & { band: readonly [number, number] }> {
  const { model } = readModel(JSON.parse(readFileSync(MODEL, 'utf8')))
  if (!model) throw new Error('the model of the mixed list has findings')
  const folder = mkdtempSync(join(tmpdir(), 'tumen-bench-draw-'))
  const options = {
    ...{ model, lists: [{ name: 'mixed', path: LIST }], settings: { folder } },
    ...{ seed: 'seed-1', today: '2026-11-27', keep: ['cluster'] },
  }
  try {
    return await withLinkage(options, async ({ run, records }) => {
      if (!run) throw new Error('the mixed list was not linked')
      const list = await readColumn(run, undefined, records)
      const bits = (rules: readonly number[]) => rules.reduce((all, rule) => all | (1 << rule), 0)
      return {
        ...{ mentions: records, pairs: await readPairs(run), list, facts: { list } },
        lists: Math.max(...list) + 1,
        families: {
          withName: bits(model.blockingFamilies?.withName ?? []),
          withoutName: bits(model.blockingFamilies?.withoutName ?? []),
        },
        truth: await readColumn(run, 'cluster', records),
        band: 'rules' in model.prior ? model.prior.band : ([1, 1] as const),
      }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Persons at 2.5 and 97.5 % of the draws, after pairs were judged by the truth. */
function intervalOf(linked: Awaited<ReturnType<typeof linkMixed>>, repetition: number) {
  const { pairs, truth, band } = linked
  const judged = calibrationQueue(pairs.w, JUDGED, seededChance(repetition)).map((pair) => {
    const [a, b] = [pairs.a[pair] as number, pairs.b[pair] as number]
    return { a, b, weight: pairs.w[pair] as number, match: truth[a] === truth[b] }
  })
  const pick = (match: boolean) =>
    judged.filter((one) => one.match === match).map(({ a, b }) => [a, b] as const)
  const calibration = calibrate(judged, band)
  const input = { ...linked, calibration, same: pick(true), different: pick(false) }
  const { draws, flags } = drawLinkages({ ...input, seed: repetition })
  const persons = draws.map((draw) => draw.persons)
  return { low: drawQuantile(persons, 0.025), high: drawQuantile(persons, 0.975), flags }
}

async function main(): Promise<void> {
  if (!existsSync(LIST)) {
    console.log('skipped: the mixed list is not beside the repository')
    return
  }
  const linked = await linkMixed()
  const persons = new Set(linked.truth).size
  const started = performance.now()
  let covered = 0
  let width = 0
  for (let repetition = 1; repetition <= REPETITIONS; repetition += 1) {
    const { low, high, flags } = intervalOf(linked, repetition)
    covered += low <= persons && persons <= high ? 1 : 0
    width += (high - low) / persons / REPETITIONS
    console.log(`seed ${repetition}: ${low} to ${high} persons ${flags.join(' ')}`)
  }
  const seconds = (performance.now() - started) / 1000
  console.log(`the truth, ${persons}, is held by ${covered} of ${REPETITIONS} (≥ ${LEAST_COVERED})`)
  console.log(`mean width ${(100 * width).toFixed(2)} % of persons (≤ ${100 * WIDEST} %)`)
  console.log(`${(seconds / REPETITIONS).toFixed(2)} s for 200 draws`)
  if (covered < LEAST_COVERED || width > WIDEST) process.exitCode = 1
}

await main()
