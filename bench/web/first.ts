// How soon the first proposals of a report of 1,000 words are on the page, in a process that has
// just begun to serve: `npm run build`, then
// `npx tsx --conditions=tumen-source bench/web/first.ts`.
// Each turn is a process of its own that serves the invented world; the report is added, and then
// its page of proposals is asked for the first time and once more. Beside it stands the time of the
// processor, which other work on the machine makes no longer.
import { quantile } from './client.ts'
import { openWorldDoor, processorMs } from './door.ts'

const LIMIT_MS = 150
const TURNS = 5
const WORDS = 1_000
/** Nobody pastes a report sooner after signing in; meanwhile the door makes reading ready. */
const PASTING_MS = 2_000

const LINES = [
  'The committee said on Friday that at least 39 people were detained in Liaoning in July 2022.',
  'The weather in the province was mild, and the markets were open as usual that week.',
  'A missionary said that about 60 North Koreans had been arrested in Jilin since January.',
  'Officials did not answer questions, and nobody at the office picked up the telephone.',
  'Relatives wait for news near the river, where the road to the bridge has been closed.',
]

/** A report of so many words, in paragraphs. */
function reportOf(words: number): string {
  const lines: string[] = []
  for (let n = 0, count = 0; count < words; n++) {
    const line = LINES[n % LINES.length] ?? ''
    lines.push(line)
    count += line.split(' ').length
  }
  return lines.join('\n\n')
}

interface Taken {
  wall: number
  processor: number
}

/** Adding, the first page and the second one, in milliseconds. */
async function turn(): Promise<Taken[]> {
  const { server, origin, signIn, close } = await openWorldDoor()
  const cookie = await signIn()
  const timed = async (path: string, init: RequestInit): Promise<[Taken, string]> => {
    const [begun, worked] = [performance.now(), processorMs(server)]
    const answer = await fetch(`${origin}${path}`, init)
    const body = await answer.text()
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    const taken = { wall: performance.now() - begun, processor: processorMs(server) - worked }
    return [taken, body]
  }
  await new Promise((resolve) => setTimeout(resolve, PASTING_MS))
  const about = { title: 'First', language: 'en', published: '2023-11-01', publisher: 'harbour' }
  const headers = { cookie, origin, 'content-type': 'application/json' }
  const body = JSON.stringify({ id: 'D1', ...about, text: reportOf(WORDS) })
  const [added] = await timed('/api/document.add', { method: 'POST', headers, body })
  const [first, page] = await timed('/documents/D1/proposals', { headers: { cookie } })
  const [second] = await timed('/documents/D1/proposals', { headers: { cookie } })
  close()
  if (!page.includes('proposal-card')) throw new Error('no proposals')
  return [added, first, second]
}

const turns: Taken[][] = []
for (let n = 0; n < TURNS; n++) turns.push(await turn())
const names = ['adding it', 'its first proposals', 'the same page again']
for (const [n, name] of names.entries()) {
  const of = (what: keyof Taken) =>
    quantile(
      turns.map((one) => one[n]?.[what] ?? 0),
      0.5,
    )
  const [wall, processor] = [of('wall'), of('processor')]
  const limit = n === 1 ? `, limit ${LIMIT_MS} (${(LIMIT_MS / wall).toFixed(2)} x)` : ''
  const told = `${name}: median ${wall.toFixed(0)} ms`
  process.stdout.write(`${told}, of the processor ${processor.toFixed(0)} ms${limit}\n`)
}
