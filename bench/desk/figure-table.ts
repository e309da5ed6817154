// A table of 10,000 figures (5 acts, 40 provinces, 50 months) over invented claims that all bear on
// it, against the limit of 3 seconds: by the clock and by the processor, first, again, after one
// more claim, after an import of a thousand, and by half-years. Run:
// `npx tsx --conditions=tumen-source bench/desk/figure-table.ts`. `--claims N` (20,000).
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Act } from '@tumen/claim'
import { callByName, createDesk } from '@tumen/desk'
import type { ClaimScope } from '@tumen/ledger'
import { idOf, makeClaim, makeDocument, numbersFrom } from '../ledger/store-data.ts'

const { values } = parseArgs({ options: { claims: { type: 'string', default: '20000' } } })
const CLAIMS = Number(values.claims)
const LIMIT_S = 3
const OF_ONE_CHANGE = 10_000
const OF_ONE_DOCUMENT = 100
const ACTS: Act[] = ['arrest', 'detention', 'forced_return', 'release', 'torture']
const PROVINCES = Array.from({ length: 40 }, (_, n) => `ZZ/P${String(n).padStart(2, '0')}`)

function scopeOf(next: () => number): ClaimScope {
  const month = next() % 50
  const [year, nth] = [2014 + Math.floor(month / 12), String((month % 12) + 1).padStart(2, '0')]
  const path = PROVINCES[next() % PROVINCES.length] as string
  const act = ACTS[next() % ACTS.length] as Act
  return { act, path, first: `${year}-${nth}-01`, last: `${year}-${nth}-28` }
}

const folder = mkdtempSync(join(tmpdir(), 'tumen-bench-figure-table-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const desk = await createDesk({
  ...{ folder: join(folder, 'whole'), passphrase: 'bench', workFactor: 4, owner: 'u-bench' },
  ...{ review: 'self', clock: () => new Date() },
  random: (length) => new Uint8Array(randomBytes(length)),
})
/** When the cells began and ended: the wholes are told by the same step with another total. */
const cellsAt = { from: 0, to: 0 }
function noteStep(step: string, done: number, total: number): void {
  if (step !== 'cells' || done !== 0) return
  if (total === 10_000) cellsAt.from = performance.now()
  else cellsAt.to = performance.now()
}

const ask = async (operation: string, input: object) =>
  (await callByName(desk, operation, input, {
    actor: { account: 'u-bench', roles: ['analyst', 'administrator'] },
    progress: { report: noteStep },
  })) as { cells: { status: string }[] }
const placeOf = (id: string, level: string) => ({ id, level, names: { en: id } })
await ask('place.import', {
  places: [placeOf('ZZ', 'country'), ...PROVINCES.map((id) => placeOf(id, 'adm1'))],
})
const next = numbersFrom(41)
let made = 0

/** Writes so many claims in one change, some of a document. */
async function addClaims(count: number): Promise<void> {
  const change = { operation: 'claim.import', by: 'u-bench', subject: `run_${made}` }
  await desk.ledger.change(change, async (write) => {
    let doc = ''
    for (let n = 0; n < count; n++) {
      if (n % OF_ONE_DOCUMENT === 0) {
        doc = `D${made++}`
        const text = `Report ${made}.`
        await write.appendDocument(makeDocument(doc, text), text, Buffer.from(text))
      }
      const scope = scopeOf(next)
      const claim = { ...makeClaim(doc, scope, next), id: idOf('cl', next) }
      // Stands for the place of any act.
      for (const place of claim.places) place.role = 'locus'
      await write.appendClaim(claim, [scope])
    }
  })
}

for (let done = 0; done < CLAIMS; done += OF_ONE_CHANGE)
  await addClaims(Math.min(OF_ONE_CHANGE, CLAIMS - done))
const input = { acts: ACTS, place: 'ZZ', level: 'adm1', from: '2014-01', to: '2018-02' }

async function timed(run: string, step = 'month'): Promise<void> {
  const [started, cpu] = [performance.now(), process.cpuUsage()]
  const { cells } = await ask('figure.table', { ...input, step })
  const s = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const alone = (cellsAt.to - cellsAt.from) / 1000
  const answered = cells.filter(({ status }) => status !== 'no_data').length
  console.log(
    `${run}: ${cells.length} cells, ${answered} answered, of ${CLAIMS} claims:` +
      ` ${s.toFixed(1)} s by the clock, ${((user + system) / 1e6).toFixed(1)} s of the processor;` +
      ` cells alone ${alone.toFixed(1)} s by the clock;` +
      ` limit ${LIMIT_S} s, ratio ${(s / LIMIT_S).toFixed(2)}`,
  )
}

await timed('first')
await timed('again')
for (const run of ['after one more claim', 'after another one']) {
  await addClaims(1)
  await timed(run)
}
await addClaims(1000)
await timed('after a thousand more')
await timed('by half-years', 'half-year')
const mb = process.resourceUsage().maxRSS / 1024
console.log(`memory ${mb.toFixed(0)} MB; load of the machine ${loadavg()[0]?.toFixed(1)}`)
await desk.close()
