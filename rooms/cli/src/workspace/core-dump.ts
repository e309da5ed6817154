// Memory that is written to the disk when a process crashes would hold the key and what was read.
// Linux lets a process forbid this for itself and its children, for every program that takes the
// dump. Source: core(5), "Controlling which mappings are written"; setrlimit(2), RLIMIT_CORE;
// prlimit(1).
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

// A bit for each kind of memory: none of them is written.
const FILTER = '/proc/self/coredump_filter'
const LIMITS = '/proc/self/limits'
const WITHOUT_MEMORY = /^0+$/
const NO_SIZE = /^Max core file size\s+0\s+0\s/m

/** Whether a crash of this process can leave memory on the disk, as the system says. */
export type CoreDumps = 'off' | 'on' | 'unknown'

/** Forbids dumps of this process and of those that it starts; what stands after that. */
export function forbidCoreDumps(): CoreDumps {
  if (process.platform !== 'linux') return 'unknown'
  try {
    // The filter holds for every program that takes dumps, also one that ignores the limit.
    writeFileSync(FILTER, '0')
  } catch {
    // A system may not offer it; the limit is set all the same, and what stands is read back.
  }
  if (!NO_SIZE.test(read(LIMITS)))
    spawnSync('prlimit', [`--pid=${process.pid}`, '--core=0:0'], { stdio: 'ignore' })
  return coreDumps()
}

/** What the system says now. */
export function coreDumps(): CoreDumps {
  if (process.platform !== 'linux') return 'unknown'
  const isWithout = WITHOUT_MEMORY.test(read(FILTER).trim()) || NO_SIZE.test(read(LIMITS))
  return isWithout ? 'off' : 'on'
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
