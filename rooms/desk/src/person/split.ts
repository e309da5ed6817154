// person.split: somebody decides that mentions of a person are of another one.
import { personSplit } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { findPerson } from './lineage.ts'
import { decided, follow, mentionsOf, type Pair, refuseOthers } from './merge.ts'
import { personsOf } from './state.ts'

/** A split of more pairs than this is a list to be linked anew. */
const MOST_PAIRS = 5000

export const splitPerson = implement(personSplit, async (desk, input, call) => {
  const change = { operation: 'person.split', subject: input.person, input }
  return makeChange(desk, call, change, async (write) => {
    const asked = { id: input.person, field: 'person' }
    const all = await mentionsOf(desk, await findPerson(desk, call.actor, asked))
    refuseOthers(all, input.seen)
    const apart = new Set(input.mentions)
    if (input.mentions.some((id) => !all.includes(id)))
      throw new Refusal('unknown-mention', 'mentions')
    const rest = all.filter((id) => !apart.has(id))
    if (rest.length === 0) throw new Refusal('nothing-left', 'mentions')
    const pairs = [...apart].flatMap((x) => rest.map((y): Pair => [x, y]))
    if (pairs.length > MOST_PAIRS)
      throw new Refusal('too-many-pairs', 'mentions', [{ pairs: pairs.length, limit: MOST_PAIRS }])
    const verdict = 'different' as const
    const { reason } = input
    const rows = await decided(desk, call, { pairs, verdict, reason, least: pairs.length })
    return follow(desk, write, { call, rows, state: await personsOf(desk, all), apart })
  })
})
