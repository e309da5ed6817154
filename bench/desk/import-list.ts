// A list with names of 90,000 rows and 20 columns taken in at the desk: its check, the import, the
// same file again and a file with a tenth of its rows changed. Each
// against the limits of the reference on the desk (I11), memory over the whole process.
// Run: npx tsx --conditions=tumen-source bench/desk/import-list.ts [rows]
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callByName, createDesk, type OpenDesk } from '@tumen/desk'

const rows = Number(process.argv[2] ?? 90_000)
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

/** Invented people; `older` makes a tenth of them a year older. */
function cellsOf(n: number, older: boolean): string[] {
  const pick = (list: readonly string[], k: number) => list[(n * k + (n >> 5)) % list.length] ?? ''
  const age = 18 + ((n * 7) % 60) + (older && n % 10 === 0 ? 1 : 0)
  return [
    ...[`${n}`, `${pick(SURNAMES, 1)} ${pick(SYLLABLES, 3)} ${pick(SYLLABLES, 7)}`],
    ...[n % 2 ? 'korean' : 'international', n % 3 ? 'F' : 'M', pick(HOMES, 1), 'CN/LN'],
    ...[`2022-${String(1 + (n % 12)).padStart(2, '0')}`, `R${n % 40}`, `${age}`, `0999${n}`],
    ...OWN.map((_, at) => (at % 3 === 0 ? '' : `words ${at} of row ${n}`)),
  ]
}

function csvOf(older: boolean): string {
  const lines = Array.from({ length: rows }, (_, n) => cellsOf(n, older).join(','))
  return [headings.join(','), ...lines].join('\n')
}

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

async function outcomesOf(desk: OpenDesk, operation: string, more: object): Promise<string> {
  const call = {
    actor: { account: 'ana', roles: ['analyst' as const] },
    progress: { report: () => undefined },
  }
  const input = { list: 'big', columns, ...more }
  const answer = (await callByName(desk, operation, input, call)) as {
    names: { outcomes: { outcome: string; rows: number }[] }
  }
  return answer.names.outcomes.map(({ outcome, rows: n }) => `${outcome} ${n}`).join(', ')
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
  const call = { actor: { account: 'ana', roles: ['analyst' as const] } }
  const quiet = { ...call, progress: { report: () => undefined } }
  await callByName(desk, 'list.record', { id: 'big', title: 'A big list' }, quiet)
  const told = (operation: string, older: boolean) => async () =>
    console.log(`  ${await outcomesOf(desk, operation, { csv: csvOf(older) })}`)
  console.log(`${rows} rows, ${columns.length} columns`)
  await timed('check', told('list.check', false))
  await timed('import', told('list.import', false))
  await timed('same again', told('list.import', false))
  await timed('check of changes', told('list.check', true))
  await timed('import of changes', told('list.import', true))
  await desk.close()
}

const folder = mkdtempSync(join(tmpdir(), 'tumen-bench-'))
await main(join(folder, 'workspace')).finally(() => {
  clearInterval(watch)
  rmSync(folder, { recursive: true, force: true })
})
