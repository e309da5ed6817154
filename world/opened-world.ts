// A freshly built world with an open desk, in a temporary folder, for tests and examples.
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callOperation, type Desk, openDesk } from '@tumen/desk'
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

/**
 * Builds the world and opens it; its clock stands at 1 March 2023. Its folder goes with `close`
 * or with the process.
 */
export async function openWorld(options: WorldOptions = {}): Promise<OpenedWorld> {
  const root = await mkdtemp(join(tmpdir(), 'tumen-world-'))
  roots.add(root)
  const folder = join(root, 'world')
  await buildWorld(folder, options)
  const passphrase = options.passphrase ?? 'nothing here happened'
  const desk = await openDesk({
    folder,
    unlock: { passphrase },
    clock: () => new Date('2023-03-01T09:00:00.000Z'),
    random: seededRandom('the open world'),
  })
  const progress = { report: () => undefined }
  return {
    desk,
    folder,
    ask: async <T>(account: string, operation: string, input: object) =>
      (await callOperation(desk, operation, input, {
        actor: worldActor(account),
        progress,
      })) as T,
    close: async () => {
      await desk.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}
