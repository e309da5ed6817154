// Time and size of backups: `npx tsx --conditions=tumen-source bench/ledger/backup.ts`.
// Arguments: `--mb N` of evidence (500), `--files N` (1,000). A workspace is filled, backed up
// whole for two keys, added to by a hundredth, backed up again, checked, and put back. Of each:
// seconds, MB/s, the size beside that of the workspace, memory, and how long another reader
// would wait.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import {
  checkBackup,
  createWorkspace,
  type Ledger,
  makeBackup,
  newBackupKey,
  readBackupKey,
  restoreBackup,
} from '@tumen/ledger'
import { makeDocument } from './store-data.ts'

const { values } = parseArgs({
  options: { mb: { type: 'string' }, files: { type: 'string' } },
})
const MB = Number(values.mb ?? 500)
const FILES = Number(values.files ?? 1000)
/** Of each direction; twice 90 MiB/s is what the encryption reaches alone (protection.md 4.2). */
const LEAST_MB_A_SECOND = 20
const passphrase = 'four words of chance'
const random = (length: number) => new Uint8Array(randomBytes(length))
const clock = () => new Date()
const parent = mkdtempSync(join(tmpdir(), 'tumen-bench-backup-'))
const [folder, to] = [join(parent, 'workspace'), join(parent, 'backups')]

async function fill(ledger: Ledger, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n++) {
    const bytes = randomBytes(Math.round((MB * 1e6) / FILES))
    const text = `Report ${n}.`
    const document = makeDocument(`r${n}`, text)
    const bytesHash = createHash('sha256').update(bytes).digest('hex')
    await ledger.change(
      { operation: 'document.add', by: 'u-bench', subject: document.id },
      (write) => write.appendDocument({ ...document, bytesHash }, text, bytes),
    )
  }
}

async function measured<R>(what: string, bytesOf: (done: R) => number, work: () => Promise<R>) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const begun = performance.now()
  const done = await work()
  const seconds = (performance.now() - begun) / 1000
  delay.disable()
  const rate = bytesOf(done) / 1e6 / seconds
  const ratio = (rate / LEAST_MB_A_SECOND).toFixed(1)
  const rss = Math.round(process.memoryUsage().rss / 1e6)
  const waited = Math.round(delay.max / 1e6)
  const size = (bytesOf(done) / 1e6).toFixed(1)
  console.log(
    `${what.padEnd(30)} ${seconds.toFixed(1).padStart(7)} s ${size.padStart(8)} MB` +
      ` ${rate.toFixed(0).padStart(5)} MB/s (${ratio} x the limit),` +
      ` others wait ${waited} ms at the most, ${rss} MB resident`,
  )
  return done
}

try {
  const [ann, ben] = [await newBackupKey(passphrase, 10), await newBackupKey(passphrase, 10)]
  const identities = await readBackupKey(ann.file, passphrase)
  const recipients = [ann.recipient, ben.recipient]
  const settings = { review: 'self', owner: 'u-bench' } as const
  const ledger = await createWorkspace({ folder, passphrase, clock, random, settings })
  await fill(ledger, 0, FILES)
  const unlock = { key: ledger.storeKey() }
  const order = { folder, unlock, clock, random, to, recipients }
  console.log(`${FILES} files, ${MB} MB of evidence; load ${loadavg()[0]?.toFixed(1)}`)
  const whole = await measured(
    'whole, written and read back',
    ({ bytes }) => bytes,
    () => makeBackup(order),
  )
  await fill(ledger, FILES, Math.ceil(FILES / 100))
  await new Promise((resolve) => setTimeout(resolve, 1100))
  const added = await measured(
    'a hundredth more',
    ({ bytes }) => bytes,
    () => makeBackup(order),
  )
  const database = statSync(join(folder, 'ledger.db')).size / 1e6
  const share = ((added.bytes / whole.bytes) * 100).toFixed(1)
  console.log(
    `the second file is ${share} % of the first; the database alone has ${database.toFixed(1)} MB`,
  )
  const file = join(to, added.file)
  const all = whole.bytes + added.bytes
  await measured(
    'checked, with its base',
    () => all,
    () => checkBackup({ file, identities }),
  )
  await measured(
    'put back and checked',
    () => all,
    () => restoreBackup({ file, identities, passphrase, clock, random, to: join(parent, 'back') }),
  )
  await ledger.close()
} finally {
  rmSync(parent, { recursive: true, force: true })
}
