// `tumen serve`: opens a workspace to a browser on this machine, prints the one address and the
// word by which to come in, and keeps the door open until it is stopped. Meanwhile the log is
// signed each day at 00:00 UTC.
import { setTimeout } from 'node:timers/promises'
import { loadOperations, type SigningSchedule, signDaily } from '@tumen/desk'
import { type FaultNote, keepHeapSmall, type OpenDoor, serveDesk } from '@tumen/web'
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
import { noteServing } from './serving.ts'
import { localActor, type OpenDesk, openWorkspaceDesk, workspaceFolder } from './workspace.ts'

const SCHEMA: FieldSchema = { properties: { port: { type: 'integer' } } }
/** Always the same, so that a bookmark works: the keys of T, U, M, E on a telephone. */
const USUAL_PORT = 8863

/** Serves the workspace of this command; ends with 0 when it is told to stop. */
export async function runServe(
  rest: readonly string[],
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const fields = await readFields([...rest], SCHEMA, async () => '')
  const port = fields.port === undefined ? undefined : portOf(fields.port)
  keepHeapSmall()
  const desk = await openWorkspaceDesk(
    options,
    terminal,
    wordsIn(language).command.prompt.passphrase,
  )
  let forget = () => {}
  try {
    await loadOperations()
    const door = await openDoor(desk, port, { options, language, terminal })
    forget = noteServing(workspaceFolder(options, terminal), door.origin)
    tellAddress(door, options, language, terminal)
    const stop = new AbortController()
    const signing = signDaily(desk, scheduleOf(stop.signal, language, terminal))
    await terminal.untilStopped(() => tellAddress(door, options, language, terminal))
    stop.abort()
    await Promise.all([door.close(), signing])
    return EXIT.done
  } finally {
    forget()
    await desk.close()
  }
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
  const { options, language, terminal } = around
  const { fault } = wordsIn(language).command.serve
  const actor = localActor(options, desk.ledger.settings.owner)
  const invented = await isInventedWorld(workspaceFolder(options, terminal))
  const onFault = (note: FaultNote) => terminal.err(`${fill(fault, { ...note })}\n`)
  const { random } = terminal
  try {
    return await serveDesk({ desk, port, actor, random, language, invented, onFault })
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (code === 'EADDRINUSE' || code === 'EACCES') throw new UsageError('port-taken', 'port')
    throw error
  }
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
