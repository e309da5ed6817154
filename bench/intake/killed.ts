// Kills the program that takes files in at random moments, after `npm run build`: `npx tsx
// --conditions=tumen-source bench/intake/killed.ts [kills]` (100). Films of up to 5 MB, PDF files
// that nobody waits for, and texts come in pieces; half of the kills come after a file was
// acknowledged. After each SIGKILL the workspace is opened, everything acknowledged is looked for,
// every object is read, and nothing may lie beside. A fresh workspace every twenty kills. Limit: 0.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killOnce } from '../../rooms/desk/fixture/killed-stream.ts'

const KILLS = Number(process.argv[2] ?? 100)
const OF_ONE = 20
const MOST_WAIT_MS = 900

const root = mkdtempSync(join(tmpdir(), 'tumen-bench-killed-'))
const temporary = join(root, 'temporary')
mkdirSync(temporary)
const tally = { arriving: 0, unmade: 0, acknowledged: 0, wrong: 0 }
try {
  let acknowledged = new Map<string, string>()
  for (let n = 0; n < KILLS; n++) {
    if (n % OF_ONE === 0) {
      tally.acknowledged += acknowledged.size
      acknowledged = new Map()
      rmSync(join(root, `workspace-${n / OF_ONE - 1}`), { recursive: true, force: true })
    }
    const folder = join(root, `workspace-${Math.floor(n / OF_ONE)}`)
    const stream = { folder, temporary, acknowledged }
    const since = n % 2 === 0 ? 'first' : 'ready'
    const moment = { since, afterMs: Math.random() * MOST_WAIT_MS } as const
    const { isArriving, removed, wrong } = await killOnce(stream, n, moment)
    if (isArriving) tally.arriving++
    if (removed > 0) tally.unmade++
    if (wrong.length > 0) tally.wrong++
    for (const one of wrong) process.stdout.write(`kill ${n}: ${one}\n`)
  }
  tally.acknowledged += acknowledged.size
} finally {
  rmSync(root, { recursive: true, force: true })
}
process.stdout.write(
  `${KILLS} kills: ${tally.arriving} met a file on its way, ${tally.unmade} one that was sealed ` +
    `and of no record yet; ${tally.acknowledged} files acknowledged; wrong after ` +
    `${tally.wrong} kills, limit 0\n`,
)
if (tally.wrong > 0) process.exitCode = 1
