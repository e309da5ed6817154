// The page of a figure over one claim of a hundred of the workspace of bench/web/web.ts (which
// makes it), as the door hands it out, and what of it the desk takes: time, processor, and how long
// anybody else waits meanwhile; once after opening, then the median. Run: npx tsx
// --conditions=tumen-source bench/figure/page.ts [--documents N] [--period 2019-07]
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Role } from '@tumen/contract'
import { openDesk } from '@tumen/desk'
import { keepHeapSmall, serveDesk } from '@tumen/web'
import { callByName } from '../../rooms/desk/src/call.ts'
import type { Call } from '../../rooms/desk/src/operation.ts'
import { KEY } from '../web/data.ts'

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
  throw new Error('bench/web/web.ts makes the workspace; with --documents N as here')
// As `tumen serve` does.
keepHeapSmall()
const random = (length: number) => new Uint8Array(randomBytes(length))
const desk = await openDesk({ folder, unlock: { key: KEY }, clock: () => new Date(), random })
const roles: Role[] = ['documenter', 'analyst', 'reviewer', 'statistician', 'editor']
const actor = { account: 'u-bench', roles }
const question = { act: 'detention', place: values.place, period: values.period }
const turns = watchTurns()

interface Taken {
  ms: number
  cpu: number
  wait: number
}

/** One run: by the clock, of the processor, and the longest time without a turn for others. */
async function take(work: () => Promise<unknown>): Promise<Taken> {
  turns.read()
  const cpu = process.cpuUsage()
  const started = performance.now()
  await work()
  const ms = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  return { ms, cpu: (user + system) / 1000, wait: turns.read() }
}

async function measure(what: string, work: () => Promise<unknown>): Promise<void> {
  const first = await take(work)
  const all: Taken[] = []
  for (let run = 0; run < RUNS; run++) all.push(await take(work))
  const told = (of: keyof Taken): string => median(all.map((one) => one[of])).toFixed(0)
  console.log(`${what}, median of ${RUNS} runs: ${told('ms')} ms, processor ${told('cpu')} ms`)
  console.log(`  the first: ${first.ms.toFixed(0)} ms`)
  console.log(`  longest wait of anybody else: ${told('wait')} ms`)
}

const onFault = (fault: unknown): void => console.error(fault)
const options = { desk, actor, language: 'en', invented: false, onFault, port: 0, random } as const
const door = await serveDesk(options)
const body = new URLSearchParams({ word: door.newWord() })
const headers = { origin: door.origin }
const init = { method: 'POST', headers, body, redirect: 'manual' } as const
const entered = await fetch(`${door.origin}/sign-in`, init)
const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
const path = `${door.origin}/figures/show?${new URLSearchParams(question)}`
await measure(`the page (limits ${LIMIT_MS} ms, wait ${LIMIT_WAIT_MS} ms)`, async () => {
  const answer = await fetch(path, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`the page came with ${answer.status}`)
  await answer.text()
})
const call: Call = { actor, progress: { report: () => undefined } }
let used = 0
await measure('of it the desk', async () => {
  const answer = await callByName(desk, 'figure.explain', { ...question, most: 50 }, call)
  used = (answer as { figure: { explanation: { used: unknown[] } } }).figure.explanation.used.length
})
console.log(`${used} statements used of ${Number(values.documents) * 10}`)
turns.stop()
await door.close()
process.exit()
