// What a word of the lists says of an act. Some words of moving people say two ("put on a bus":
// sent back, or only taken elsewhere): the lists name both, and a person is asked.
import { ACTS, type Act } from '@tumen/claim'

const KNOWN: ReadonlySet<string> = new Set(ACTS)

/** The acts that a meaning of the lists names, the likely one first: "transfer|forced_return". */
export function actsIn(means: string): Act[] {
  return means.split('|').filter((one): one is Act => KNOWN.has(one))
}

/** The likely one, where it is an act with a name of its own. */
export function namedAct(means: string): Act | undefined {
  const [act] = actsIn(means)
  return act === 'other' ? undefined : act
}
