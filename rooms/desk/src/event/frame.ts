// What a view of events is asked of: acts, a place, days, and the day of knowledge. One place reads
// it, so that timeline, map and network mean the same by the same words.
import { type Act, actsBelow, given } from '@tumen/claim'
import type { Asked } from '@tumen/contract'
import { endOfDay } from '../day.ts'
import { readInterval } from '../draft/time.ts'
import { knownDay } from '../figure/question.ts'
import type { Desk } from '../operation.ts'
import { gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'

/** The asked part of what is known; what is absent is not narrowed. */
export interface ViewFrame {
  /** The act with those below it. */
  acts?: ReadonlySet<Act>
  /** Path of a place. */
  place?: string
  from?: string
  to?: string
  knownOn: string
}

type FrameInput = Pick<Asked<'event.timeline'>, 'act' | 'place' | 'from' | 'to' | 'asKnownOn'>

/** The frame; refuses a place that is none, days that cannot be, and a day of the future. */
export async function frameOf(desk: Desk, input: FrameInput): Promise<ViewFrame> {
  const knownOn = knownDay(desk, input.asKnownOn, 'asKnownOn')
  const { act } = input
  const gazetteer = await gazetteerOf(desk, endOfDay(knownOn))
  const place = input.place && resolvePlace(gazetteer, input.place, 'place').id
  const from = input.from && readInterval(input.from, 'from').earliest
  const to = input.to && readInterval(input.to, 'to').latest
  if (from !== undefined && to !== undefined && from > to)
    throw new Refusal('impossible-date', 'to')
  return { ...given({ acts: act && branch(act), place, from, to }), knownOn }
}

function branch(act: Act): ReadonlySet<Act> {
  return new Set([act, ...actsBelow(act)])
}
