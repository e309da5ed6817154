// Claims as a table, by the door that every user has: seconds, size and memory of a process that
// does nothing else, for each format. Run:
// `npx tsx --conditions=tumen-source bench/desk/table.ts`. `--claims N` (300,000). The claims are
// invented. The limit is 600 MB of memory.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { TABLE_FORMATS } from '@tumen/contract'
import { callByName, createDesk, openDesk } from '@tumen/desk'
import { tableWords } from '@tumen/view'
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
    claims: { type: 'string', default: '300000' },
    folder: { type: 'string' },
    format: { type: 'string' },
  },
})
const CLAIMS = Number(values.claims)
const OF_ONE_CHANGE = 10_000
const OF_ONE_DOCUMENT = 100
const MOST_MB = 600
const OPENED = {
  clock: () => new Date(),
  random: (length: number) => new Uint8Array(randomBytes(length)),
}

async function makeWorkspace(folder: string): Promise<void> {
  const next = numbersFrom(41)
  const desk = await createDesk({
    ...{ folder, passphrase: 'bench', workFactor: 4, owner: 'u-bench', review: 'self', ...OPENED },
  })
  const change = (subject: string) => ({ operation: 'claim.import', by: 'u-bench', subject })
  for (let done = 0; done < CLAIMS; done += OF_ONE_CHANGE)
    await desk.ledger.change(change(`run_${done}`), async (write) => {
      for (let n = done; n < Math.min(done + OF_ONE_CHANGE, CLAIMS); n++) {
        const doc = `D${Math.floor(n / OF_ONE_DOCUMENT)}`
        if (n % OF_ONE_DOCUMENT === 0) {
          const text = makeText(n, next).normalize('NFC')
          await write.appendDocument(makeDocument(doc, text), text, Buffer.from(text))
        }
        const scope = scopeOf(n, next)
        await write.appendClaim({ ...makeClaim(doc, scope, next), id: idOf('cl', next) }, [scope])
      }
    })
  await desk.close()
}

async function writeTable(folder: string, format: string): Promise<void> {
  const desk = await openDesk({ folder, unlock: { passphrase: 'bench' }, ...OPENED })
  const file = await open(join(folder, '..', `claims.${format}`), 'w')
  const before = process.resourceUsage().maxRSS / 1024
  const start = performance.now()
  const answer = await callByName(
    desk,
    'table.export',
    { table: 'claims', format },
    {
      actor: { account: 'u-bench', roles: ['analyst'] },
      progress: { report: () => undefined },
      outlet: {
        ...tableWords('en'),
        open: () => undefined,
        write: async (piece) => void (await file.write(piece)),
      },
    },
  )
  const seconds = (performance.now() - start) / 1000
  await file.close()
  await desk.close()
  const { rows, bytes } = answer as { rows: number; bytes: number }
  const peak = process.resourceUsage().maxRSS / 1024
  console.log(
    `${format}: ${rows} claims in ${seconds.toFixed(0)} s, ${(bytes / 1e6).toFixed(0)} MB, ` +
      `memory ${peak.toFixed(0)} MB (${before.toFixed(0)} before) of ${MOST_MB} MB`,
  )
  process.exitCode = peak <= MOST_MB && rows === CLAIMS ? 0 : 1
}

if (values.folder !== undefined && values.format !== undefined)
  await writeTable(values.folder, values.format)
else {
  const root = mkdtempSync(join(tmpdir(), 'tumen-table-'))
  try {
    const folder = join(root, 'workspace')
    await makeWorkspace(folder)
    console.log(`load of the machine ${loadavg()[0]?.toFixed(1)}`)
    const own = ['--import', 'tsx', '--conditions=tumen-source', fileURLToPath(import.meta.url)]
    for (const format of TABLE_FORMATS) {
      const args = [...own, '--claims', `${CLAIMS}`, '--folder', folder, '--format', format]
      const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
      if (status !== 0) process.exitCode = 1
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
