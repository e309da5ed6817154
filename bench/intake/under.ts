// The processes under this one, as Linux tells them. No bench.
import { readdirSync, readFileSync } from 'node:fs'

/** Fields of the state of a process, after its name. */
function stateOf(pid: number | 'self'): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  } catch {
    return []
  }
}

/** All processes under this one, as they are now: the fields of their state after the name. */
export function statesUnder(): Map<number, string[]> {
  const pids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []))
  const states = new Map(pids.map((pid) => [pid, stateOf(pid)]))
  const isUnder = (pid: number): boolean => {
    const parent = Number(states.get(pid)?.[1])
    return parent === process.pid || (parent > 1 && isUnder(parent))
  }
  return new Map([...states].filter(([pid]) => isUnder(pid)))
}
