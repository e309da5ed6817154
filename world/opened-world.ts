// A freshly built world with an open desk, in a temporary folder, for tests and examples.
import { rmSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callByName, type Desk, openDesk } from '@tumen/desk'
import { buildWorld, seededRandom, type WorldOptions, worldActor } from './build.ts'

/** An open world: its desk, and one way to ask as an account of it. */
export interface OpenedWorld {
  desk: Desk
  folder: string
  /** Calls an operation as an account of the world and gives back its answer. */
  ask<T>(account: string, operation: string, input: object): Promise<T>
  /** Closes the desk and removes the folder. */
  close(): Promise<void>
}

const roots = new Set<string>()
process.on('exit', () => {
  for (const root of roots) rmSync(root, { recursive: true, force: true })
})

async function newRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'tumen-world-'))
  roots.add(root)
  return root
}

/** Worlds of this process, built and closed: every build of one kind holds the same rows. */
const built = new Map<string, Promise<string>>()

/** The folder of such a world, to be copied and never opened. */
function builtWorld(options: WorldOptions): Promise<string> {
  const kind = JSON.stringify(options)
  const known = built.get(kind) ?? buildOnce(options)
  built.set(kind, known)
  return known
}

async function buildOnce(options: WorldOptions): Promise<string> {
  const folder = join(await newRoot(), 'world')
  await buildWorld(folder, options)
  return folder
}

/**
 * Builds the world and opens it; its clock stands at 1 March 2023. Its folder goes with `close`
 * or with the process.
 */
export async function openWorld(options: WorldOptions = {}): Promise<OpenedWorld> {
  const root = await newRoot()
  const folder = join(root, 'world')
  if (options.revise || options.progress) await buildWorld(folder, options)
  else await cp(await builtWorld(options), folder, { recursive: true })
  const passphrase = options.passphrase ?? 'nothing here happened'
  const desk = await openDesk({
    folder,
    unlock: { passphrase },
    clock: () => new Date('2023-03-01T09:00:00.000Z'),
    random: seededRandom('the open world'),
    clockMayJump: true,
  })
  const progress = { report: () => undefined }
  return {
    desk,
    folder,
    ask: async <T>(account: string, operation: string, input: object) =>
      (await callByName(desk, operation, input, {
        actor: worldActor(account),
        progress,
      })) as T,
    close: async () => {
      await desk.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}
