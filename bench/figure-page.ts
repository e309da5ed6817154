// What the page of a figure asks of the desk, over one claim of a hundred of the workspace of
// bench/web.ts (which makes it): time, processor, and how long anybody else waits meanwhile. Run:
// npx tsx --conditions=tumen-source bench/figure-page.ts [--documents N] [--period 2019-07]
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDesk } from '@tumen/desk'
import { callOperation } from '../rooms/desk/src/call.ts'
import type { Call, Role } from '../rooms/desk/src/operation.ts'
import { KEY } from './web-data.ts'

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '100000' },
    place: { type: 'string', default: 'CN/P07' },
    period: { type: 'string', default: '2019-07' },
  },
})
const RUNS = 9
const LIMIT_MS = 600
const LIMIT_WAIT_MS = 100

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

/** The longest time between two turns of the event loop, since it was last asked. */
function watchTurns() {
  let longest = 0
  let last = performance.now()
  let isOn = true
  const turn = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (isOn) setImmediate(turn)
  }
  setImmediate(turn)
  return {
    read: () => {
      const told = Math.max(longest, performance.now() - last)
      longest = 0
      last = performance.now()
      return told
    },
    stop: () => {
      isOn = false
    },
  }
}

const folder = join(tmpdir(), `tumen-bench-web-${values.documents}`)
if (!existsSync(join(folder, 'whole')))
  throw new Error('bench/web.ts makes the workspace; with --documents N as here')
const random = (length: number) => new Uint8Array(randomBytes(length))
const desk = await openDesk({ folder, unlock: { key: KEY }, clock: () => new Date(), random })
const roles: Role[] = ['documenter', 'analyst', 'reviewer', 'statistician', 'editor']
const call: Call = { actor: { account: 'u-bench', roles }, progress: { report: () => undefined } }
const question = { act: 'detention', place: values.place, period: values.period }
const turns = watchTurns()
const taken: { ms: number; cpu: number; wait: number }[] = []
let used = 0
for (let run = 0; run < RUNS; run++) {
  turns.read()
  const cpu = process.cpuUsage()
  const started = performance.now()
  const input = { ...question, most: 20, usedFrom: 0 }
  const answer = await callOperation(desk, 'figure.explain', input, call)
  const ms = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  taken.push({ ms, cpu: (user + system) / 1000, wait: turns.read() })
  used = (answer as { figure: { explanation: { used: unknown[] } } }).figure.explanation.used.length
}
turns.stop()
await desk.close()
const ms = median(taken.map((one) => one.ms))
const wait = median(taken.map((one) => one.wait))
const cpu = median(taken.map((one) => one.cpu)).toFixed(0)
console.log(`${used} statements used of ${Number(values.documents) * 10}; median of ${RUNS} runs`)
console.log(`answer: ${ms.toFixed(0)} ms, processor ${cpu} ms (limit ${LIMIT_MS} ms by the clock)`)
console.log(`longest wait of anybody else: ${wait.toFixed(0)} ms (limit ${LIMIT_WAIT_MS} ms)`)
