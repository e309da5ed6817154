// How long others wait while somebody has a text of two million units read into proposals:
// `npm run build`, then `npx tsx --conditions=tumen-source bench/web/reading.ts`. The server serves
// the invented world, in a process of its own.
import { openWorldDoor } from './door.ts'

const LIMIT_MS = 300
const UNITS = 2_000_000

const LINES = [
  'The committee said on Friday that at least 39 people were detained in Liaoning in July 2022.',
  'A missionary said that about 60 North Koreans had been arrested in Jilin since January.',
  'According to Harbour Wire, 12 women were sent back to North Korea on 9 October 2023.',
  'The weather in the province was mild, and the markets were open as usual.',
]

/** Text with many claims, none twice in the same words. */
function textOf(units: number): string {
  let text = ''
  for (let n = 0; text.length < units; n++)
    text += `${(LINES[n % LINES.length] ?? '').replace(/\d+ /, `${10 + (n % 80)} `)} (${n})\n`
  return text.slice(0, units)
}

const { origin, signIn, close } = await openWorldDoor()
const cookie = await signIn()

async function call(operation: string, input: object): Promise<unknown> {
  const headers = { cookie, origin, 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(input) }
  const answer = await fetch(`${origin}/api/${operation}`, init)
  if (answer.status !== 200)
    throw new Error(`${operation}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** The longest wait of another reader while something is done. */
async function beside(what: string, work: () => Promise<unknown>): Promise<void> {
  let isDone = false
  const started = performance.now()
  const done = work().finally(() => {
    isDone = true
  })
  const waits: number[] = []
  while (!isDone) {
    const begun = performance.now()
    await (await fetch(`${origin}/help/keys`, { headers: { cookie } })).text()
    waits.push(performance.now() - begun)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await done
  const took = ((performance.now() - started) / 1000).toFixed(1)
  const longest = Math.max(...waits)
  const ratio = `limit ${LIMIT_MS} (${(LIMIT_MS / longest).toFixed(2)} x)`
  process.stdout.write(
    `${what.padEnd(40)} ${took} s, longest wait ${longest.toFixed(0)} ms, ${ratio}\n`,
  )
}

const text = textOf(UNITS)
const document = { title: 'Long', language: 'en', published: '2023-11-01', text }
for (let n = 0; n < 3; n++) await call('search', { query: 'detained' })
await beside('adding it', () => call('document.add', { id: 'L1', ...document }))
await beside('reading it', () => call('document.read', { document: 'L1' }))
await beside('reading it again, as it is kept', () => call('document.read', { document: 'L1' }))
await beside('a part of it', () => call('document.read', { document: 'L1', from: 0, to: 20_000 }))
close()
