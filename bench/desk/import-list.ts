// A file of 90,000 rows and 20 columns taken in at the desk after it was kept: its check, the
// import, the same file again and a file with a tenth of its rows changed; a list with names, or
// events. Each against the limits of the reference on the desk (I11), memory of the whole process.
// Run: npx tsx --conditions=tumen-source bench/desk/import-list.ts [rows] [persons|events]
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callByName, createDesk, keepHeapSmall, type OpenDesk } from '@tumen/desk'

const rows = Number(process.argv[2] ?? 90_000)
const kind = process.argv[3] === 'events' ? 'events' : 'persons'
const LIMIT_SECONDS = 180
const LIMIT_MIB = 600

const SURNAMES = ['Kim', 'Ri', 'Pak', 'Choe', 'Jong', 'Kang', 'Jo', 'Yun', 'Rim', 'Han']
const SYLLABLES = ['Myong', 'Hui', 'Chol', 'Su', 'Yong', 'Suk', 'Un', 'Hye', 'Kwang', 'Ok']
const HOMES = ['North Hamgyong', 'Ryanggang', '평안북도', 'North Pyongan', 'Nowhere']
const OWN = Array.from({ length: 10 }, (_, n) => `note_${n}`)

const columns = [
  ...['record', 'name', 'age_counting', 'sex', 'home', 'place', 'time', 'report'].map((field) => {
    return { column: field, field }
  }),
  { column: 'age', field: 'age', form: '2022' },
  { column: 'phone:admin', field: 'phone' },
  ...OWN.map((field) => ({ column: field, field })),
]

const headings = columns.map(({ column }) => column)

/** The same cells as events: those that an event has no field for are not read. */
const OF_EVENTS = [
  ...[
    { column: 'record', field: 'id' },
    { column: 'name', field: 'title' },
  ],
  ...[
    { column: 'place', field: 'place' },
    { column: 'time', field: 'time' },
  ],
]

/** Invented people; `older` makes a tenth of them a year older. */
function cellsOf(n: number, older: boolean): string[] {
  const pick = (list: readonly string[], k: number) => list[(n * k + (n >> 5)) % list.length] ?? ''
  const mark = kind === 'events' && older && n % 10 === 0 ? ' II' : ''
  const age = 18 + ((n * 7) % 60) + (older && n % 10 === 0 ? 1 : 0)
  return [
    ...[`${n}`, `${pick(SURNAMES, 1)} ${pick(SYLLABLES, 3)} ${pick(SYLLABLES, 7)}${mark}`],
    ...[n % 2 ? 'korean' : 'international', n % 3 ? 'F' : 'M', pick(HOMES, 1), 'CN/LN'],
    ...[`2022-${String(1 + (n % 12)).padStart(2, '0')}`, `R${n % 40}`, `${age}`, `0999${n}`],
    ...OWN.map((_, at) => (at % 3 === 0 ? '' : `words ${at} of row ${n}`)),
  ]
}

function csvOf(older: boolean): string {
  const lines = Array.from({ length: rows }, (_, n) => cellsOf(n, older).join(','))
  return [headings.join(','), ...lines].join('\n')
}

// As the process of `tumen` does.
keepHeapSmall()

let most = 0
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss)
}, 50)

async function timed(name: string, work: () => Promise<unknown>): Promise<void> {
  most = 0
  const [started, cpu] = [performance.now(), process.cpuUsage()]
  await work()
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const mib = Math.max(most, process.memoryUsage().rss) / 2 ** 20
  const ok = seconds < LIMIT_SECONDS && mib < LIMIT_MIB ? 'ok' : 'OVER'
  const told = [
    `${seconds.toFixed(1)} s of ${LIMIT_SECONDS}`,
    `${mib.toFixed(0)} MiB of ${LIMIT_MIB}`,
  ]
  console.log(`${name}: ${told.join(', ')} (${((user + system) / 1e6).toFixed(1)} s CPU) ${ok}`)
}

const call = {
  actor: { account: 'ana', roles: ['analyst' as const] },
  progress: { report: () => undefined },
}

/** Keeps a file; gives the id of its document. */
async function kept(desk: OpenDesk, older: boolean): Promise<string> {
  const bytes = Buffer.from(csvOf(older)).toString('base64')
  const input = { bytes, title: 'A big file' }
  return ((await callByName(desk, 'import.keep', input, call)) as { document: string }).document
}

async function outcomesOf(desk: OpenDesk, operation: string, document: string): Promise<string> {
  const own =
    kind === 'events' ? { namespace: 'big', columns: OF_EVENTS } : { list: 'big', columns }
  const input = { document, kind, ...own }
  const { outcomes } = (await callByName(desk, operation, input, call)) as {
    outcomes: { outcome: string; rows: number }[]
  }
  return outcomes.map(({ outcome, rows: n }) => `${outcome} ${n}`).join(', ')
}

async function main(folder: string): Promise<void> {
  let drawn = 0
  const desk = await createDesk({
    ...{ folder, passphrase: 'a bench', owner: 'ana', review: 'self', workFactor: 4 },
    clock: () => new Date('2022-12-01T00:00:00.000Z'),
    random: (length) =>
      new Uint8Array(
        createHash('shake256', { outputLength: length }).update(`${drawn++}`).digest(),
      ),
  })
  await callByName(desk, 'list.record', { id: 'big', title: 'A big list' }, call)
  const told = (operation: string, document: string) => async () =>
    console.log(`  ${await outcomesOf(desk, operation, document)}`)
  console.log(`${rows} rows, ${columns.length} columns, ${kind}`)
  const files = { first: '', later: '' }
  await timed('keep', async () => {
    files.first = await kept(desk, false)
  })
  files.later = await kept(desk, true)
  await timed('check', told('import.check', files.first))
  await timed('import', told('import.commit', files.first))
  await timed('same again', told('import.commit', files.first))
  await timed('check of changes', told('import.check', files.later))
  await timed('import of changes', told('import.commit', files.later))
  await desk.close()
}

const folder = mkdtempSync(join(tmpdir(), 'tumen-bench-'))
await main(join(folder, 'workspace')).finally(() => {
  clearInterval(watch)
  rmSync(folder, { recursive: true, force: true })
})
