// The folder for what the memory of one run has no room for: readable by nobody else, inside the
// protected area, removed when the run ends, and swept at the next start where a run was killed.
// Source: the reference on linkage, 4.3 and 16.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'

const NAME = /^linkage-(\d+)-/

/** Sweeps what killed runs left in `parent`, makes a work folder there, and removes it after. */
export async function withWorkFolder<T>(
  parent: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  sweepWorkFolders(parent)
  const folder = mkdtempSync(join(parent, `linkage-${process.pid}-`))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Removes the work folders of processes that are gone; answers how many. */
export function sweepWorkFolders(parent: string): number {
  const left = readdirSync(parent).filter((name) => isLeft(join(parent, name), name))
  for (const name of left) rmSync(join(parent, name), { recursive: true, force: true })
  return left.length
}

function isLeft(path: string, name: string): boolean {
  const owner = Number(NAME.exec(name)?.[1])
  if (Number.isNaN(owner)) return false
  // Numbers of processes are used again after the machine has started anew.
  const startedMs = Date.now() - uptime() * 1000
  return statSync(path).mtimeMs < startedMs || !isRunning(owner)
}

function isRunning(owner: number): boolean {
  try {
    process.kill(owner, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
