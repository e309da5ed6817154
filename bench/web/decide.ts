// How long a decision about a proposal takes, of a document of forty: `npm run build`, then
// `npx tsx --conditions=tumen-source bench/web/decide.ts`. Each card is answered and accepted as
// its script does it; the answer is the item and the counts. The server serves the invented world,
// in a process of its own.
import { quantile } from './client.ts'
import { openWorldDoor } from './door.ts'

const LIMIT_MS = 100
const PROPOSALS = 40

const text = Array.from({ length: PROPOSALS }, (_, n) => {
  const town = ['Jilin', 'Liaoning', 'Hunchun', 'Tumen'][n % 4]
  return `A pastor said that at least ${20 + n} people were detained in ${town} in July 2022.`
}).join('\n\n')

interface Asked {
  id: string
  questions: { code: string; candidates: string[] }[]
}

const { origin, signIn, close } = await openWorldDoor()
const cookie = await signIn()

async function post(path: string, type: string, body: string): Promise<Response> {
  const headers = { cookie, origin, 'content-type': type }
  const answer = await fetch(`${origin}${path}`, { method: 'POST', headers, body })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  return answer
}

async function call<T>(operation: string, input: object): Promise<T> {
  const answer = await post(`/api/${operation}`, 'application/json', JSON.stringify(input))
  return (await answer.json()) as T
}

const about = { title: 'Forty', language: 'en', published: '2023-11-01' }
await call('document.add', { id: 'D1', ...about, text, publisher: 'harbour' })
const { proposals } = await call<{ proposals: Asked[] }>('document.read', { document: 'D1' })
if (proposals.length !== PROPOSALS) throw new Error(`${proposals.length} proposals`)
const taken: number[] = []
for (const { id, questions } of proposals) {
  const answers = questions.map(({ code, candidates: [answer = 'not-said'] }) => {
    return [`answer-${code}`, answer] as [string, string]
  })
  const fields = [['proposal', id], ['do', 'accept'], ['pieces', 'yes'], ['from', '0'], ...answers]
  const form = 'application/x-www-form-urlencoded'
  const begun = performance.now()
  const answer = await post('/documents/D1/proposals', form, String(new URLSearchParams(fields)))
  const pieces = await answer.text()
  taken.push(performance.now() - begun)
  if (!pieces.includes('proposal-done')) throw new Error(`not decided: ${id}`)
}
const asked = proposals.reduce((sum, { questions }) => sum + questions.length, 0)
const [median, late] = [quantile(taken, 0.5), quantile(taken, 0.95)]
process.stdout.write(
  `${PROPOSALS} decisions, ${asked} questions: median ${median.toFixed(0)} ms, ` +
    `p95 ${late.toFixed(0)} ms, limit ${LIMIT_MS} (${(LIMIT_MS / median).toFixed(2)} x)\n`,
)
close()
