// Which isolation this machine has: a script is run in each, and tries to read a foreign file, to
// write outside, to start a program and to reach the network. What is promised is what failed.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { IsolationLevel } from '@tumen/claim'
import { inNamespaces, inPermission, type SandboxProgram } from './command.ts'
import { STEP_LIMITS } from './limit.ts'
import { runBounded } from './run.ts'

/** What a script in the isolation could do. */
export interface Tried {
  /** Read a file of somebody else. */
  read: boolean
  /** Write outside its folder. */
  wrote: boolean
  /** Start a program. */
  started: boolean
  /** Whether its time has a bound. */
  bounded: boolean
  /** Reach a server on this machine. */
  reached: boolean
}

/** A: namespaces of Linux. B: the permission model of Node, which leaves the network. C: none. */
export interface IsolationReport {
  level: IsolationLevel
  /** How each way of isolation did; absent where it is not there or its script did not answer. */
  namespaces?: Tried
  permission?: Tried
  /** A script was ended before it answered: the level says nothing of the machine. */
  cut?: true
}

/** Tries both ways; throws where there is no room to try them. */
export async function testIsolation(
  programs: SandboxProgram | undefined,
): Promise<IsolationReport> {
  sweepProbes()
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`))
  const server = await listening()
  try {
    // Where nobody can write, a script that could not says nothing of its isolation.
    writeFileSync(join(folder, 'own'), 'room')
    const namespaces = programs && (await tryIn('namespaces', programs, { folder, server }))
    const permission = await tryIn('permission', programs, { folder, server })
    const tried = {
      ...(namespaces && namespaces !== 'cut' ? { namespaces } : {}),
      ...(permission && permission !== 'cut' ? { permission } : {}),
    }
    const isCut = namespaces === 'cut' || permission === 'cut'
    return { level: levelOf(tried), ...tried, ...(isCut && { cut: true }) }
  } finally {
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const FOLDER = 'tumen-probe-'

/** What a self-test left whose program was killed; it holds nothing of evidence. */
function sweepProbes(): void {
  for (const name of readdirSync(tmpdir())) {
    const id = name.startsWith(FOLDER) && Number(name.slice(FOLDER.length).split('-')[0])
    if (id && !isRunning(id)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    return (error as { code?: string }).code !== 'ESRCH'
  }
}

function levelOf({ namespaces, permission }: Omit<IsolationReport, 'level'>): IsolationLevel {
  if (namespaces?.bounded && !namespaces.read && !namespaces.wrote && !namespaces.reached)
    return 'A'
  return permission && !permission.read && !permission.wrote && !permission.started ? 'B' : 'C'
}

interface Around {
  folder: string
  server: Server | undefined
}

/** The built file, also from source: the sandbox has no loader for TypeScript. */
const PROBE = fileURLToPath(new URL('../../dist/isolation/probe.js', import.meta.url))

async function tryIn(
  way: 'namespaces' | 'permission',
  programs: SandboxProgram | undefined,
  { folder, server }: Around,
): Promise<Tried | 'cut' | undefined> {
  const [secret, outside] = [join(folder, 'secret'), join(folder, `outside-${way}`)]
  writeFileSync(secret, 'secret')
  const port = String((server?.address() as AddressInfo | null)?.port ?? 0)
  const args = [secret, outside, port]
  const limit = STEP_LIMITS.probe
  const script = ['--no-warnings', '--input-type=module', '-', ...args]
  const paths = [process.execPath]
  const command =
    way === 'namespaces' && programs
      ? inNamespaces(programs, [process.execPath, ...script], { limit, seen: { paths } })
      : inPermission('-', args, [])
  const said: Uint8Array[] = []
  const onOutput = (chunk: Uint8Array) => said.push(chunk)
  const account = way === 'namespaces' ? sandboxAccount() : undefined
  const input = readFileSync(PROBE)
  const ended = await runBounded({ command, input, limit, onOutput, account })
  if (ended.failed) return 'cut'
  if (ended.status !== 0) return undefined
  const tried = triedIn(Buffer.concat(said).toString('utf8'))
  // Its own words are not enough where the folder can be asked.
  return tried && { ...tried, wrote: tried.wrote || existsSync(outside) }
}

function triedIn(said: string): Tried | undefined {
  try {
    const { read, wrote, started, bounded, reached } = JSON.parse(said) as Tried
    return { read, wrote, started, bounded, reached }
  } catch {
    return undefined
  }
}

/** The account of nobody, whose processes the system counts also where root asks. */
export function sandboxAccount(): number | undefined {
  const NOBODY = 65534
  return process.getuid?.() === 0 ? NOBODY : undefined
}

/** A server that only counts; nothing where none may listen. */
function listening(): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', () => resolve(undefined))
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}
