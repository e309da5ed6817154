// Processes that read the pages of a scan: how many start, and that none of them stays.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import sharp from 'sharp'
import { scanOf } from '../../fixture/scan.ts'
import { STEP_LIMITS } from '../isolation/limit.ts'
import { findProgram } from '../isolation/program.ts'
import { type IsolatedScript, Sandbox } from '../isolation/sandbox.ts'
import { builtScript } from '../isolation/script.ts'
import { readPdf } from './read-pdf.ts'

const sandbox = new Sandbox()
const report = await sandbox.report()
const hasPoppler = (await sandbox.placeOf('pdftoppm')) !== undefined
const isBuilt = existsSync(builtScript('picture/worker.js'))
const skip = !(hasPoppler && isBuilt) && 'needs bubblewrap, poppler-utils and a built room'

const letter = readFileSync(new URL('../../../../vectors/intake/river-letter.png', import.meta.url))
/** A line of the letter that tells its page. */
const line = (top: number) => sharp(letter).extract({ left: 0, top, width: 880, height: 40 })
const LINES = [150, 190]
const pictures = await Promise.all(LINES.map((top) => line(top).png().toBuffer()))
const pagesOf = (count: number) =>
  scanOf(Array.from({ length: count }, (_, n) => pictures[n % 2] ?? letter))

/** A sandbox that counts the processes which read pages: all of them, and those that run. */
function counting(limits = STEP_LIMITS) {
  const seen = { started: 0, running: 0 }
  const made = new Sandbox(findProgram, async () => report, limits)
  const behind = made.behind()
  const run = behind.runScript.bind(behind)
  behind.runScript = async (asked: IsolatedScript) => {
    if (asked.step !== 'scan') return run(asked)
    seen.started++
    seen.running++
    try {
      return await run(asked)
    } finally {
      seen.running--
    }
  }
  return { sandbox: made, seen }
}

test('[I373] two processes read the pages of a file, in their order, and no other file', {
  skip,
}, async () => {
  const { sandbox, seen } = counting()
  const told: number[] = []
  const onPage = (done: number) => told.push(done)
  const bytes = await pagesOf(5)
  const { text, layer } = await readPdf({ bytes, sandbox, maxTextBytes: 9999, onPage })
  assert.equal(seen.started, 2)
  assert.deepEqual(told, [1, 2, 3, 4, 5])
  const pages = layer.pages?.map((start, n) => text.slice(start, layer.pages?.[n + 1]).trim())
  assert.equal(pages?.length, 5)
  const [odd, even] = pages ?? []
  assert.notEqual(odd, even)
  assert.deepEqual(pages, [odd, even, odd, even, odd])
  await readPdf({ bytes: await pagesOf(1), sandbox, maxTextBytes: 9999 })
  assert.deepEqual(seen, { started: 3, running: 0 })
})

test('[I373] no process stays where a file is given up, or takes too long', { skip }, async () => {
  const dropped = counting()
  const bytes = await pagesOf(4)
  const gone = new Error('dropped')
  const onTick = () => {
    if (dropped.seen.started === 2) throw gone
  }
  const reading = readPdf({ bytes, sandbox: dropped.sandbox, maxTextBytes: 9999, onTick })
  await assert.rejects(reading, gone)
  assert.deepEqual(dropped.seen, { started: 2, running: 0 })
  // Behind the answers they have five times as long.
  const slow = counting({ ...STEP_LIMITS, scan: { ...STEP_LIMITS.scan, wallMs: 20 } })
  const { layer } = await readPdf({ bytes, sandbox: slow.sandbox, maxTextBytes: 9999 })
  assert.equal(layer.findings[0]?.code, 'timed_out')
  assert.equal(slow.seen.running, 0)
})

test('[I373] where one page cannot be drawn the other process of the file ends as well', {
  skip,
}, async () => {
  const { sandbox, seen } = counting()
  const run = sandbox.run.bind(sandbox)
  let drawn = 0
  sandbox.run = async (asked) => {
    const isDrawn = asked.command.some((word) => word.endsWith('pdftoppm'))
    if (!isDrawn || ++drawn !== 2) return run(asked)
    // As soon as the one has its pages, the other one is told that its first is damaged.
    while (seen.started === 0) await wait(20)
    return { status: 1 }
  }
  const told: number[] = []
  const onPage = (done: number) => told.push(done)
  const bytes = await pagesOf(6)
  const { layer } = await readPdf({ bytes, sandbox, maxTextBytes: 9999, onPage })
  assert.equal(layer.findings[0]?.code, 'damaged')
  assert.ok(told.length < 3, 'it read all of its pages')
  assert.deepEqual(seen, { started: 1, running: 0 })
})
