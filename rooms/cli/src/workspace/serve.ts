// `tumen serve`: opens a workspace to a browser on this machine, prints the one address and the
// word by which to come in, and keeps the door open until it is stopped; with --host for a group,
// which comes in by accounts. Meanwhile the log is signed each day at 00:00 UTC.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import {
  backUpDaily,
  hasAdministrator,
  loadOperations,
  type MadeBackup,
  type SigningSchedule,
  signDaily,
} from '@tumen/desk'
import { type FaultNote, type OpenDoor, type ServeAddress, serveDesk } from '@tumen/web'
import { fill, type Language, wordsIn } from '@tumen/words'
import {
  type FieldSchema,
  type GlobalOptions,
  readFields,
  UsageError,
} from '../argument/argument.ts'
import { portOf } from '../argument/port.ts'
import { EXIT } from '../exit-code.ts'
import { isInventedWorld } from '../passphrase/passphrase.ts'
import type { Terminal } from '../terminal.ts'
import { reportTrouble } from '../trouble.ts'
import { madeText, recipientsOf } from './backup-file.ts'
import { noteServing } from './serving.ts'
import { type OpenDesk, openWorkspaceDesk, provenActor, workspaceFolder } from './workspace.ts'

const TEXT = { type: 'string' } as const
const SCHEMA: FieldSchema = {
  properties: {
    port: { type: 'integer' },
    host: TEXT,
    proxied: { type: 'boolean' },
    tlsCert: TEXT,
    tlsKey: TEXT,
    listen: TEXT,
    backup: TEXT,
    backupFor: TEXT,
  },
}
/** A name in small letters, no address: browsers make no keys for addresses. */
const NAME =
  /^(?=.{1,253}$)(?!.*\.\d+$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/
/** Always the same, so that a bookmark works: the keys of T, U, M, E on a telephone. */
const USUAL_PORT = 8863

/** Serves the workspace of this command; ends with 0 when it is told to stop. */
export async function runServe(
  rest: readonly string[],
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const fields = await readFields([...rest], SCHEMA, (path) => readFile(path, 'utf8'))
  const address = await addressIn(fields, terminal)
  const port = fields.port === undefined ? undefined : portOf(fields.port)
  const backup = await backupIn(fields, terminal)
  const desk = await openWorkspaceDesk(
    options,
    terminal,
    wordsIn(language).command.prompt.passphrase,
  )
  let forget = () => {}
  try {
    await loadOperations()
    const door = await openDoor(desk, port, { options, language, terminal, address })
    forget = noteServing(workspaceFolder(options, terminal), door)
    const tell = () => tellHow(desk, door, { options, language, terminal, address })
    await tell()
    const stop = new AbortController()
    const schedule = scheduleOf(stop.signal, language, terminal)
    const tellMade = (made: MadeBackup) => terminal.err(`${madeText(made, { language })}\n`)
    const daily = [signDaily(desk, schedule)]
    if (backup) daily.push(backUpDaily(desk, { ...schedule, ...backup, onMade: tellMade }))
    await terminal.untilStopped(() => void tell())
    stop.abort()
    await Promise.all([door.close(), ...daily])
    return EXIT.done
  } finally {
    forget()
    await desk.close()
  }
}

/** Where backups go each day, and for whom; nothing where none are asked for. */
async function backupIn({ backup, backupFor }: Record<string, unknown>, terminal: Terminal) {
  if (backup === undefined && backupFor === undefined) return undefined
  if (backup === undefined) throw new UsageError('value-missing', 'backup')
  if (backupFor === undefined) throw new UsageError('value-missing', 'backup-for')
  const recipients = await recipientsOf(String(backupFor), 'backup-for', terminal)
  return { to: resolve(terminal.cwd, String(backup)), recipients }
}

function scheduleOf(signal: AbortSignal, language: Language, terminal: Terminal): SigningSchedule {
  // A timer that is cut short has done its work.
  const wait = (ms: number) =>
    setTimeout(ms, undefined, { signal, ref: false }).catch(() => undefined)
  return { signal, wait, onTrouble: (trouble) => void reportTrouble(trouble, language, terminal) }
}

interface Around {
  options: GlobalOptions
  language: Language
  terminal: Terminal
  address: ServeAddress | undefined
}

/** Where a group reaches the door; nothing for the person at the keyboard. */
async function addressIn(
  { host, proxied, tlsCert, tlsKey, listen }: Record<string, unknown>,
  terminal: Terminal,
): Promise<ServeAddress | undefined> {
  const files = [tlsCert, tlsKey].filter((one) => one !== undefined)
  if (host === undefined) {
    if (proxied === true || files.length > 0 || listen !== undefined)
      throw new UsageError('value-missing', 'host')
    return undefined
  }
  const name = String(host)
  if (!NAME.test(name)) throw new UsageError('not-a-host', 'host')
  if (proxied === true ? files.length > 0 || listen !== undefined : files.length < 2)
    throw new UsageError('host-needs-tls', 'host')
  if (proxied === true) return { name }
  const [cert, key] = await Promise.all([
    readPem(tlsCert, 'tls-cert', terminal),
    readPem(tlsKey, 'tls-key', terminal),
  ])
  return { name, tls: { cert, key }, ...(listen === undefined ? {} : { listen: String(listen) }) }
}

async function readPem(file: unknown, option: string, { cwd }: Terminal): Promise<string> {
  try {
    return await readFile(resolve(cwd, String(file)), 'utf8')
  } catch {
    throw new UsageError('file-unreadable', option)
  }
}

/** Opens the port that was asked for, or the usual one, or any where that one is taken. */
async function openDoor(
  desk: OpenDesk,
  port: number | undefined,
  around: Around,
): Promise<OpenDoor> {
  if (port !== undefined) return openPort(desk, port, around)
  try {
    return await openPort(desk, USUAL_PORT, around)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const { otherPort } = wordsIn(around.language).command.serve
    around.terminal.err(`${fill(otherPort, { port: String(USUAL_PORT) })}\n`)
    return openPort(desk, 0, around)
  }
}

async function openPort(desk: OpenDesk, port: number, around: Around): Promise<OpenDoor> {
  const { options, language, terminal, address } = around
  const { fault } = wordsIn(language).command.serve
  const actor = await provenActor(options, desk)
  const invented = await isInventedWorld(workspaceFolder(options, terminal))
  const onFault = (note: FaultNote) => terminal.err(`${fill(fault, { ...note })}\n`)
  const { random } = terminal
  try {
    const given = { desk, port, actor, random, language, invented, onFault }
    return await serveDesk(address ? { ...given, address } : given)
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (code === 'EADDRINUSE' || code === 'EACCES') throw new UsageError('port-taken', 'port')
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new UsageError('not-a-host', 'listen')
    if (String(code).startsWith('ERR_OSSL')) throw new UsageError('file-unreadable', 'tls-cert')
    throw error
  }
}

/** Prints how to come in: a word for the person at the keyboard, the address for a group. */
async function tellHow(desk: OpenDesk, door: OpenDoor, around: Around): Promise<void> {
  const { options, language, terminal, address } = around
  if (!address) return tellAddress(door, options, language, terminal)
  const { origin } = door
  const word = (await hasAdministrator(desk)) ? undefined : door.newWord()
  if (options.json) {
    terminal.out(`${JSON.stringify(word === undefined ? { origin } : { origin, word })}\n`)
    return
  }
  const { group, setUp } = wordsIn(language).command.serve
  const lines = [fill(group, { origin }), ...(word ? [fill(setUp, { origin, word })] : [])]
  terminal.out(`\n${lines.join('\n')}\n`)
}

/** Prints the address with a fresh word: behind `#`, where no server and no log sees it. */
function tellAddress(
  { origin, newWord }: OpenDoor,
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): void {
  const word = newWord()
  const address = `${origin}/sign-in#${word}`
  if (options.json) {
    terminal.out(`${JSON.stringify({ address, word })}\n`)
    return
  }
  const { open, type, once } = wordsIn(language).command.serve
  const lines = [open, `  ${address}`, fill(type, { origin, word }), once]
  terminal.out(`\n${lines.join('\n')}\n`)
}
