// What the processes of a step hold at this moment, and how many they are. Only Linux tells.
import { readdirSync, readFileSync } from 'node:fs'

/** Resident bytes of a process and all that it started, and how many these are. */
export function usedBy(pid: number): { bytes: number; processes: number } {
  let [bytes, processes] = [0, 0]
  const waiting = [pid]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    bytes += residentOf(one)
    processes++
    waiting.push(...childrenOf(one))
  }
  return { bytes, processes }
}

const PAGE = 4096

function residentOf(pid: number): number {
  return Number(readNow(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * PAGE
}

function childrenOf(pid: number): number[] {
  return threadsOf(pid).flatMap((thread) =>
    readNow(`/proc/${pid}/task/${thread}/children`)
      .split(' ')
      .filter((word) => word !== '')
      .map(Number),
  )
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

/** Nothing where it has ended, or where no such files are. */
function readNow(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}
