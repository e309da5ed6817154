// mention.amend: corrects by hand what was read of a row of a list. The words of the row stay as
// the list wrote them; an import that reads something else then asks whose word counts. Source:
// desk.md I5.

import { checkRow, given, type Mention } from '@tumen/claim'
import { type Asked, type CLEARED_PARTS, mentionAmend } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { readInterval } from '../draft/time.ts'
import { type Desk, implement } from '../operation.ts'
import { gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { findAgent, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { isSameContent } from './value.ts'

type AmendInput = Asked<'mention.amend'>

export const amendMention = implement(mentionAmend, async (desk, input, call) => {
  const change = { operation: 'mention.amend', subject: input.id, input }
  return makeChange(desk, call, change, async (write) => {
    const [before] = await desk.ledger.read.mentionsById([input.id])
    if (!before) throw new Refusal('unknown-mention', 'id')
    refuseStale([before], input.seen)
    const row = await amended(desk, before.row, input)
    if (isSameContent(before.row, row))
      throw new Refusal('invalid-input', undefined, [{ code: 'nothing_changes' }])
    refuseFindings(checkRow('mention', row))
    await write.append('mention', row)
    return { id: input.id }
  })
})

async function amended(desk: Desk, before: Mention, input: AmendInput): Promise<Mention> {
  const { run: _, ...row } = before
  for (const part of input.clear ?? []) clear(row, part)
  return { ...row, ...(await saidByHand(desk, input)) }
}

/** What somebody says of a person by hand, as a mention has it; refuses what is not there. */
export async function saidByHand(
  desk: Desk,
  input: Omit<AmendInput, 'id' | 'seen' | 'clear'>,
): Promise<Partial<Mention>> {
  const { name, sex, report, origin, bornLow, bornHigh } = input
  if (origin !== undefined) await findAgent(desk, origin, 'origin')
  const gazetteer = await gazetteerOf(desk)
  const pathOf = (field: 'home' | 'place') => {
    const text = input[field]
    return text === undefined ? {} : { [field]: resolvePlace(gazetteer, text, field).id }
  }
  return {
    ...given({ name, sex, report, origin }),
    ...bornOf(bornLow, bornHigh),
    ...{ ...pathOf('home'), ...pathOf('place') },
    ...(input.time !== undefined && { time: readInterval(input.time, 'time') }),
  }
}

function clear(row: Omit<Mention, 'run'>, part: (typeof CLEARED_PARTS)[number]): void {
  if (part !== 'born') delete row[part]
  else {
    delete row.bornLow
    delete row.bornHigh
  }
}

/** One year stands for both. */
function bornOf(low: number | undefined, high: number | undefined) {
  const one = low ?? high
  if (one === undefined) return {}
  return { bornLow: low ?? one, bornHigh: high ?? one }
}
