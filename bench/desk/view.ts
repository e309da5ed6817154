// The views over a large workspace, by the door that every user has, each against its limit: the
// ways of persons, timeline, map, network and tally (3 s), and the first page of searches for two
// words in three languages, as written and in all spellings, and while somebody records claims
// (300 ms for 95 of 100). Run:
// `npx tsx --conditions=tumen-source bench/desk/view.ts`. `--claims N` (100,000), `--documents N`
// (10,000), `--persons N` (20,000), `--only WORDS`. Everything is invented.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { callByName, createDesk } from '@tumen/desk'
import type { Writer } from '@tumen/ledger'
import {
  idOf,
  makeClaim,
  makeDocument,
  makeText,
  numbersFrom,
  scopeOf,
} from '../ledger/store-data.ts'

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '100000' },
    documents: { type: 'string', default: '10000' },
    persons: { type: 'string', default: '20000' },
    only: { type: 'string', default: '' },
  },
})
const [CLAIMS, DOCUMENTS, PERSONS] = [values.claims, values.documents, values.persons].map(
  Number,
) as [number, number, number]
const EVENTS = 5000
const OF_ONE_CHANGE = 10_000
const [VIEW_MS, SEARCH_MS, SEARCHES] = [3000, 300, 10]
/** Texts differ, the file behind them is one: how fast files are kept is asked elsewhere. */
const FILE = Buffer.from('A file.')
const FILE_HASH = createHash('sha256').update(FILE).digest('hex')
/** Every text has some of them; each pair is in some texts. */
const NAMES = [
  ...['Kim Chol-su', '김철수', '金哲秀', 'Heilongjiang', '헤이룽장성', '黑龙江省'],
  ...['Ri Myong-ok', '리명옥', '被遣返', '두만강', 'Tumen', '图们江'],
]
const QUERIES = [
  ...['Kim Heilongjiang', 'Tumen river', '김철수 두만강', '북송 리명옥', '金哲秀 黑龙江省'],
  ...['被遣返 图们江', 'border 북송', '目击 heron', 'Ri 黑龙江省', 'Myong-ok station'],
]

const folder = mkdtempSync(join(tmpdir(), 'tumen-bench-view-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const desk = await createDesk({
  ...{ folder: join(folder, 'whole'), passphrase: 'bench', workFactor: 4, owner: 'u-bench' },
  ...{ review: 'self', clock: () => new Date() },
  random: (length) => new Uint8Array(randomBytes(length)),
})
const ask = (operation: string, input: object) =>
  callByName(desk, operation, input, {
    actor: {
      account: 'u-bench',
      roles: ['analyst', 'documenter', 'statistician', 'administrator'],
    },
    progress: { report: () => undefined },
  })

/** Writes so many, some thousand to a change. */
async function fill(
  operation: string,
  count: number,
  write: (write: Writer, n: number) => Promise<void>,
): Promise<void> {
  for (let done = 0; done < count; done += OF_ONE_CHANGE)
    await desk.ledger.change({ operation, by: 'u-bench', subject: `run_${done}` }, async (into) => {
      for (let n = done; n < Math.min(done + OF_ONE_CHANGE, count); n++) await write(into, n)
    })
}

const next = numbersFrom(41)
const provinceOf = (n: number) => `CN/P${String(n % 30).padStart(2, '0')}`

async function fillReports(): Promise<void> {
  await fill('document.add', DOCUMENTS, async (write, n) => {
    const names = [0, 1, 2].map(() => NAMES[next() % NAMES.length])
    const text = `${makeText(n, next)} ${names.join(' ')}.`.normalize('NFC')
    const document = { ...makeDocument(`D${n}`, text), bytesHash: FILE_HASH }
    await write.appendDocument(document, text, FILE)
  })
  await fill('claim.import', CLAIMS, async (write, n) => {
    const scope = scopeOf(n, next)
    const claim = { ...makeClaim(`D${n % DOCUMENTS}`, scope, next), id: idOf('cl', next) }
    await write.appendClaim(claim, [scope])
    if (n % 4 === 0)
      await write.append('event_link', { claim: claim.id, event: `e${n % EVENTS}`, role: 'about' })
  })
}

async function fillPersons(): Promise<void> {
  await ask('list.record', { id: 'L', title: 'All', space: 'L' })
  await fill('linkage.resolve', PERSONS, async (write, n) => {
    const mention = { id: `L/${n}`, list: 'L', written: {}, name: `Person ${n}` }
    const own = {
      home: `KP/P${n % 9}`,
      place: provinceOf(n),
      time: { earliest: '2022-04-01', latest: '2022-04-30' },
    }
    await write.append('mention', { ...mention, ...own } as never)
    await write.append('person', { id: `p${n}` })
    await write.append('person_member', { person: `p${n}`, mention: `L/${n}` })
    await write.append('involvement', {
      ...{ id: `iv_${n}`, mention: `L/${n}`, event: `e${n % EVENTS}`, role: 'victim' },
      ...{ certainty: 'certain', sensitivity: 'public' },
    })
  })
}

async function fillWhole(): Promise<void> {
  const placeOf = (id: string, level: string) => ({ id, level, names: { en: `Invented ${id}` } })
  const provinces = Array.from({ length: 30 }, (_, n) => provinceOf(n))
  const counties = provinces.flatMap((id) => [0, 1, 2, 3, 4].map((n) => `${id}/C${n}`))
  await ask('place.import', {
    places: [
      ...provinces.map((id) => placeOf(id, 'adm1')),
      ...counties.map((id) => placeOf(id, 'adm2')),
    ],
  })
  await fill('event.record', EVENTS, async (write, n) => {
    const period = { earliest: '2022-04-01', latest: '2022-04-30' }
    const event = {
      id: `e${n}`,
      title: `Event ${n}`,
      act: 'detention',
      place: provinceOf(n),
      period,
    }
    await write.append('event', event as never)
  })
  await fillReports()
  await fillPersons()
}

async function timed(
  name: string,
  limit: number,
  inputs: readonly [string, object][],
  before: () => Promise<void> = async () => undefined,
) {
  const [taken, cpu]: [number[], number[]] = [[], []]
  for (const [operation, input] of inputs) {
    await before()
    const [started, used] = [performance.now(), process.cpuUsage()]
    await ask(operation, input)
    taken.push(performance.now() - started)
    const { user, system } = process.cpuUsage(used)
    cpu.push((user + system) / 1000)
  }
  const at = (all: number[], share: number) =>
    all.toSorted((a, b) => a - b)[Math.ceil(all.length * share) - 1] ?? 0
  const [median, most] = [at(taken, 0.5), at(taken, 0.95)]
  console.log(
    `${name}: median ${median.toFixed(0)} ms (${at(cpu, 0.5).toFixed(0)} of the processor), ` +
      `p95 ${most.toFixed(0)} of ${limit} ms ${most <= limit ? 'ok' : 'OVER'}`,
  )
}

const started = performance.now()
await fillWhole()
console.log(
  `${DOCUMENTS} documents, ${CLAIMS} claims, ${EVENTS} events, ${PERSONS} persons, ` +
    `filled in ${((performance.now() - started) / 1000).toFixed(0)} s`,
)
const during = { from: '2010-01', to: '2022-12' }
for (const [operation, input] of [
  ['person.flow', {}],
  ['event.timeline', {}],
  ['event.timeline', { rows: 'claims', act: 'detention', ...during }],
  ['event.map', {}],
  ['event.network', {}],
  ['claim.tally', {}],
  ['claim.tally', { act: 'detention', ...during }],
] as const)
  if (operation.includes(values.only))
    await timed(
      `${operation} ${JSON.stringify(input)}`,
      VIEW_MS,
      [0, 1, 2].map(() => [operation, input]),
    )
/** What somebody else records between two searches. */
const addClaim = () =>
  fill('claim.import', 1, async (write) => {
    const scope = scopeOf(1, next)
    await write.appendClaim({ ...makeClaim('D0', scope, next), id: idOf('cl', next) }, [scope])
  })

for (const mode of ['as_written', 'all_spellings'])
  for (const query of QUERIES)
    if ('search'.includes(values.only))
      await timed(
        `search ${mode} “${query}”`,
        SEARCH_MS,
        Array.from({ length: SEARCHES }, () => ['search', { query, mode }]),
      )
for (const query of QUERIES.slice(0, 3))
  if ('search'.includes(values.only))
    await timed(
      `search all_spellings “${query}”, each after one more claim`,
      SEARCH_MS,
      Array.from({ length: SEARCHES }, () => ['search', { query, mode: 'all_spellings' }]),
      addClaim,
    )
const mb = process.resourceUsage().maxRSS / 1024
console.log(`memory ${mb.toFixed(0)} MB; load of the machine ${loadavg()[0]?.toFixed(1)}`)
await desk.close()
