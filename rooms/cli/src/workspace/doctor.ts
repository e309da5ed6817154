// `tumen doctor`: is this machine fit, and is the workspace whole? Each check is ok, warn or
// fail, with the command that helps. Identifiers only (desk.md, O5).
import { readdir, stat, statfs } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Output } from '@tumen/contract'
import { callOperation, Refusal } from '@tumen/desk'
import { type Check, doctorText, printedJson } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { GlobalOptions } from '../argument/argument.ts'
import { EXIT } from '../exit-code.ts'
import { isInventedWorld } from '../passphrase/passphrase.ts'
import { weaknessOf } from '../passphrase/strength.ts'
import { terminalProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { coreDumps } from './core-dump.ts'
import { openWithPassphrase, passphraseFor, provenActor, workspaceFolder } from './workspace.ts'

const OLDEST_NODE = [20, 19] as const

/** Runs every check and prints them; 0 when all are ok, 1 with a warning, 2 with a failure. */
export async function runDoctor(
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const folder = workspaceFolder(options, terminal)
  const checks: Check[] = [
    nodeCheck(process.versions.node),
    await rightsCheck(folder),
    await roomCheck(folder),
    await temporaryCheck(folder),
    { name: 'core-dump', state: coreDumps() === 'off' ? 'ok' : 'warn' },
    ...(await storeChecks(options, language, terminal)),
  ]
  const text = options.json
    ? printedJson({ checks })
    : doctorText(language, checks, { width: terminal.columns, plain: options.plain }).join('\n')
  terminal.out(`${text}\n`)
  if (checks.some((one) => one.state === 'fail')) return EXIT.usage
  return checks.some((one) => one.state === 'warn') ? EXIT.warnings : EXIT.done
}

/** Whether this Node is one that Tumen is written for. */
export function nodeCheck(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])
  return { name: 'node', state: isOld ? 'fail' : 'ok' }
}

/** Whether nobody but the owner can look into the folder. */
export async function rightsCheck(folder: string): Promise<Check> {
  const mode = await stat(folder).then(
    (found) => found.mode & 0o777,
    () => undefined,
  )
  if (mode === undefined) return { name: 'rights', state: 'warn', detail: 'not-a-workspace' }
  if (process.platform === 'win32' || (mode & 0o077) === 0) return { name: 'rights', state: 'ok' }
  return { name: 'rights', state: 'fail', help: 'chmod -R go-rwx' }
}

async function roomCheck(folder: string): Promise<Check> {
  const used = await bytesBelow(folder)
  const free = await statfs(folder).then(
    (disk) => disk.bavail * disk.bsize,
    () => 0,
  )
  return { name: 'disk', state: free >= 2 * used ? 'ok' : 'warn' }
}

async function temporaryCheck(folder: string): Promise<Check> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const left = names.some((name) => /\.(?:tmp|part)$/.test(name))
  return { name: 'temporary', state: left ? 'warn' : 'ok' }
}

async function storeChecks(
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<Check[]> {
  const progress = terminalProgress(terminal, (step, done, total) => `${step} ${done}/${total}`)
  try {
    const prompt = wordsIn(language).command.prompt.passphrase
    const passphrase = await passphraseFor(options, terminal, prompt)
    const desk = await openWithPassphrase(options, terminal, passphrase)
    try {
      const actor = await provenActor(options, desk)
      const answer = await callOperation(desk, 'workspace.fsck', { all: true }, { actor, progress })
      progress.finish()
      const shown = await callOperation(
        desk,
        'workspace.show',
        { isolation: true },
        { actor, progress },
      )
      const found = await callOperation(desk, 'model.list', {}, { actor, progress })
      const folder = workspaceFolder(options, terminal)
      const strength = await strengthCheck(folder, passphrase, desk.ledger.settings.owner)
      const own: Check[] = [{ name: 'workspace', state: 'ok' }, strength, clockCheck(shown)]
      own.push(...backupChecks(shown, await isInventedWorld(folder)))
      return [...own, ...isolationChecks(shown), faceCheck(found), ...findingChecks(answer)]
    } finally {
      await desk.close()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const help = error.code === 'read-only' ? undefined : 'tumen init'
    return [{ name: 'workspace', state: 'fail', detail: error.code, help }]
  }
}

/** Whether the passphrase is hard to guess; that of the invented world is public on purpose. */
async function strengthCheck(folder: string, passphrase: string, owner: string): Promise<Check> {
  const isPublic = await isInventedWorld(folder)
  const weakness = isPublic ? undefined : await weaknessOf(passphrase, [owner, basename(folder)])
  if (weakness === undefined) return { name: 'passphrase', state: 'ok' }
  return { name: 'passphrase', state: 'warn', help: 'tumen passphrase change' }
}

/** When it was backed up last, and whether a backup for keys was ever put back to try it. */
function backupChecks({ backup }: Output<'workspace.show'>, isInvented: boolean): Check[] {
  if (backup === undefined) return []
  const made: Check = backup.recent
    ? { name: 'backup', state: 'ok' }
    : isInvented || backup.nothing
      ? { name: 'backup-none', state: 'ok' }
      : { name: 'backup', state: 'warn', help: 'tumen backup' }
  if (backup.tried === undefined) return [made]
  const tried: Check = backup.tried
    ? { name: 'drill', state: 'ok' }
    : { name: 'drill', state: 'warn', help: 'tumen backup drill' }
  return [made, tried]
}

/** Whether a change would be taken now, and whether rows of the future hide others. */
function clockCheck({ clock }: Output<'workspace.show'>): Check {
  const { now, differs, future } = clock
  if (differs === undefined && future === undefined) return { name: 'clock', state: 'ok' }
  const word = future === undefined && differs === 'ahead' ? 'confirm' : 'repair'
  const day = word === 'confirm' ? now.slice(0, 10) : 'YYYY-MM-DD'
  const counted = future && `${future.changes}/${future.statements}`
  return {
    ...{ name: 'clock', state: word === 'repair' ? 'fail' : 'warn' },
    // A clock that may be wrong now does not fill in the day that it is wrong about.
    ...{ detail: counted, help: `tumen workspace ${word}-clock ${day}` },
  }
}

/** Whether a hostile file can do harm here, whether PDF files are read, and films covered. */
function isolationChecks({ isolation }: Output<'workspace.show'>): Check[] {
  if (!isolation) return []
  const help = (name: string) =>
    isolation.missing.includes(name) ? `apt-get install ${name}` : undefined
  const state = isolation.level === 'A' ? 'ok' : 'warn'
  const needing = (name: string) =>
    isolation.level === 'A' && help(name) === undefined ? 'ok' : 'warn'
  return [
    { name: 'isolation', state, detail: isolation.level, help: help('bubblewrap') },
    {
      ...{ name: 'pdf', state: needing('poppler-utils') },
      help: help('poppler-utils') ?? help('bubblewrap'),
    },
    { name: 'film', state: needing('ffmpeg'), help: help('ffmpeg') ?? help('bubblewrap') },
  ]
}

/** Whether something lies among the face finders that is none; to draw by hand is no fault. */
function faceCheck({ plan, unknown }: Output<'model.list'>): Check {
  if (unknown > 0) return { name: 'faces', state: 'warn', detail: 'unknown-model' }
  return { name: 'faces', state: 'ok', detail: plan }
}

/** What is wrong, by its codes; what a crash left behind is told and is no fault. */
function findingChecks({ findings }: Output<'workspace.fsck'>): Check[] {
  const codes = findings.flatMap(({ code, harmless }) => (harmless ? [] : code))
  if (codes.length === 0) return [{ name: 'fsck', state: 'ok' }]
  const help = 'tumen workspace fsck'
  return [...new Set(codes)].map((code) => ({ name: 'fsck', state: 'fail', detail: code, help }))
}

async function bytesBelow(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const sizes = names
    .filter((entry) => entry.isFile())
    .map((entry) => stat(join(entry.parentPath, entry.name)).then((found) => found.size))
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
