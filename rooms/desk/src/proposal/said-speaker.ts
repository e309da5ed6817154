// Whom a person says that a name of a chain means: one of those of near names, one of several who
// bear it, or somebody new.
import { type Agent, given, isAnonymous } from '@tumen/claim'
import type { saidSpeakersSchema } from '@tumen/contract'
import type { z } from 'zod'
import { refuseNear } from '../agent/near.ts'
import type { ClaimForm } from '../claim/form.ts'
import type { Actor, Desk } from '../operation.ts'
import { nameKey } from '../place/gazetteer.ts'

/** What is said of one name. */
export type SaidSpeaker = z.output<typeof saidSpeakersSchema>[number]
/** All that is said, by the keys of the names. */
export type SaidSpeakers = ReadonlyMap<string, SaidSpeaker>

/** What is said, each name once: the last word about it counts. */
export function saidSpeakers(all: readonly SaidSpeaker[]): SaidSpeakers {
  return new Map(all.map((one) => [nameKey(one.name), one]))
}

/** The form with the speakers who are meant in place of names that need not mean them. */
export function withSaidSpeakers<F extends Pick<ClaimForm, 'chain'>>(
  form: F,
  said: SaidSpeakers,
): F {
  const { chain } = form
  if (chain === undefined) return form
  return { ...form, chain: chain.map((name) => said.get(nameKey(name))?.is ?? name) }
}

/** New speakers whom no proposal names; without a name they belong to the document alone. */
export async function newlySaid(
  desk: Desk,
  document: { id: string; sensitivity: string },
  { said, actor }: { said: SaidSpeakers; actor: Actor | undefined },
): Promise<[key: string, agent: Agent][]> {
  const made: [string, Agent][] = []
  for (const [key, { name, is, anew, kind, anonymity = 'named' }] of said) {
    if (is !== undefined || kind === undefined) continue
    const staysHere = isAnonymous(anonymity) || document.sensitivity !== 'public'
    const id = desk.newId(staysHere ? 'an' : 'ag')
    const scope = staysHere ? document.id : undefined
    const agent: Agent = { id, kind, name: { und: name }, anonymity, ...given({ scope }) }
    if (actor && !anew) await refuseNear(desk, actor, agent, 'chain')
    made.push([key, agent])
  }
  return made
}
