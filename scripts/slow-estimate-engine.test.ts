// A report has the same bytes in Node and in the workers of a browser, however many they are: the
// room is bundled as it is, and a page hands its parts to workers and joins what they give.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import { finishJob, type ReportOptions, readTable, reportJob } from '@tumen/estimate'
import { build, type Plugin } from 'esbuild'
import { type Browser, chromium, type Page } from 'playwright-core'
import { browserPath } from './browser-path.ts'
import { repositoryRoot } from './place.ts'

const executablePath = browserPath()
const skip = executablePath === undefined && 'no Chromium is installed: apt-get install chromium'

/** What each recorded table is asked: every method of a report is among them. */
const ASKED: Record<string, Omit<ReportOptions, 'seed'>> = {
  hav3: { classes: true, replicates: 200 },
  kosovo4: { selection: 'bic', replicates: 60 },
  uk5: { replicates: 20 },
}

/** Runs in the page: `reportBy(workers, lists, cells, options)`; in a worker it runs one part. */
const SCRIPT = `
import { readTable, reportJob, runPart } from '@tumen/estimate'
function finished(running) {
  let step = running.next()
  while (!step.done) step = running.next()
  return step.value
}
function partBy(worker, part) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = (event) => reject(new Error(event.message))
    worker.postMessage(part)
  })
}
async function reportBy(count, { lists, cells }, options) {
  const job = reportJob(readTable(lists, cells).table, { ...options, seed: 7n })
  const url = URL.createObjectURL(new Blob([globalThis.bundle], { type: 'text/javascript' }))
  const results = []
  let next = 0
  const turns = Array.from({ length: count }, async () => {
    const worker = new Worker(url)
    while (next < job.parts.length) {
      const at = next++
      results[at] = await partBy(worker, job.parts[at])
    }
    worker.terminate()
  })
  await Promise.all(turns)
  const write = (_, value) => typeof value === 'bigint' ? String(value) : value
  return JSON.stringify(job.join(results), write)
}
if (typeof document === 'undefined') {
  onmessage = ({ data }) => postMessage(finished(runPart(data)))
} else globalThis.reportBy = reportBy
`

/** Takes the functions of the engine where the room has its own. */
const engineFunctions: Plugin = {
  name: 'engine-functions',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]elementary\.ts$/ }, () => ({
      contents: `export const { exp, log, log10, log1p, expm1, pow: power } = Math
        export const powerOfTwo = (n) => 2 ** n`,
    }))
  },
}

async function bundled(plugins: Plugin[] = []): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: join(repositoryRoot, 'scripts'), loader: 'js' },
    ...{ bundle: true, write: false, format: 'iife', target: 'es2022', plugins },
    conditions: ['tumen-source'],
  })
  return outputFiles[0]?.text ?? ''
}

let browser: Browser
before(async () => {
  if (executablePath === undefined) return
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  browser = await chromium.launch({ executablePath, args })
})
after(() => browser?.close())

async function pageWith(bundle: string): Promise<Page> {
  const page = await browser.newPage()
  await page.addScriptTag({ content: `globalThis.bundle = ${JSON.stringify(bundle)}` })
  await page.addScriptTag({ content: bundle })
  return page
}

function recorded(id: string): { lists: string[]; cells: [string, number][] } {
  const path = join(repositoryRoot, 'vectors', 'estimate', 'tables', `${id}.json`)
  return JSON.parse(readFileSync(path, 'utf8'))
}

function reportHere(id: string): string {
  const { lists, cells } = recorded(id)
  const reading = readTable(lists, cells)
  assert.ok('table' in reading)
  const report = finishJob(reportJob(reading.table, { ...ASKED[id], seed: 7n }))
  return JSON.stringify(report, (_, value) => (typeof value === 'bigint' ? String(value) : value))
}

function reportThere(page: Page, id: string, workers: number): Promise<string> {
  const { lists, cells } = recorded(id)
  const asked = [workers, { lists, cells }, ASKED[id]].map((one) => JSON.stringify(one)).join()
  return page.evaluate(`reportBy(${asked})`)
}

test('[H70] workers of a browser report what Node reports, byte for byte, chains included', {
  skip,
}, async () => {
  const page = await pageWith(await bundled())
  for (const id of Object.keys(ASKED)) {
    const here = reportHere(id)
    for (const workers of [1, 3])
      assert.ok((await reportThere(page, id, workers)) === here, `${id} by ${workers}`)
  }
  await page.close()
})

test('[H70] mutation test: with the functions of the engine the bytes are those of the engine', {
  skip,
}, async (context) => {
  const page = await pageWith(await bundled([engineFunctions]))
  const sum = () =>
    Array.from({ length: 9999 }, (_, i) => Math.exp(i / 999)).reduce((a, b) => a + b)
  const isSame = (await page.evaluate(sum)) === sum()
  if (isSame) context.diagnostic('this browser has the exponential of this Node')
  assert.equal((await reportThere(page, 'hav3', 2)) === reportHere('hav3'), isSame)
  await page.close()
})
