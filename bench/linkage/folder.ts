// How much stands in the work folder of a linkage at most: what the memory had no room for.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const EVERY_MS = 500

/** Looks at a folder twice a second; `stop` answers the most that was seen, in 2²⁰ bytes. */
export function watchFolder(folder: string): { stop(): number } {
  let most = 0
  const look = () => {
    most = Math.max(most, bytesBelow(folder))
  }
  const timer = setInterval(look, EVERY_MS).unref()
  return {
    stop: () => {
      look()
      clearInterval(timer)
      return most / 2 ** 20
    },
  }
}

function bytesBelow(folder: string): number {
  let bytes = 0
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      bytes += entry.isDirectory() ? bytesBelow(path) : statSync(path).size
    }
  } catch {
    // What is removed while it is looked at counts no more.
  }
  return bytes
}
