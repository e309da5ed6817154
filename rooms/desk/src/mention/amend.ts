// mention.amend: corrects by hand what was read of a row of a list. The words of the row stay as
// the list wrote them; an import that reads something else then asks whose word counts. Source:
// desk.md I5.
import { checkRow, type Mention, SEXES } from '@tumen/claim'
import { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { referenceSchema } from '../claim/schema.ts'
import { dateSchema } from '../draft/date-input.ts'
import { readInterval } from '../draft/time.ts'
import { type Desk, operation } from '../operation.ts'
import { gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { findAgent, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { isSameContent } from './value.ts'

/** Parts that can be emptied; `born` stands for both years. */
const CLEARED = ['name', 'born', 'sex', 'home', 'place', 'time', 'report', 'origin'] as const

const year = z.int().min(1850).max(2199)

const amendInput = z.strictObject({
  id: referenceSchema.describe('id of the mention'),
  name: z.string().trim().min(1).max(256).optional().describe('as written'),
  bornLow: year.optional().describe('first possible year of birth; with bornHigh'),
  bornHigh: year.optional().describe('last possible year of birth'),
  sex: z.enum(SEXES).optional().describe('as stated'),
  home: z.string().min(1).max(500).optional().describe('name or id of a place'),
  place: z.string().min(1).max(500).optional().describe('name or id of a place'),
  time: dateSchema.optional().describe('3 May 2022, 2022-05 or an interval'),
  report: z.string().trim().min(1).max(256).optional().describe('where it stands'),
  origin: referenceSchema.optional().describe('id of whoever this row comes from'),
  clear: z.array(z.enum(CLEARED)).max(CLEARED.length).optional().describe('fields to empty'),
})
type AmendInput = z.output<typeof amendInput>

export const amendMention = operation({
  name: 'mention.amend',
  summary: 'Corrects what was read of a row of a list; its words stay as the list wrote them.',
  input: amendInput,
  output: z.object({ id: z.string() }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const change = { operation: 'mention.amend', subject: input.id, input }
    return makeChange(desk, call, change, async (write) => {
      const [before] = await desk.ledger.read.mentionsById([input.id])
      if (!before) throw new Refusal('unknown-mention', 'id')
      const row = await amended(desk, before.row, input)
      if (isSameContent(before.row, row))
        throw new Refusal('invalid-input', undefined, [{ code: 'nothing_changes' }])
      refuseFindings(checkRow('mention', row))
      await write.append('mention', row)
      return { id: input.id }
    })
  },
})

async function amended(desk: Desk, before: Mention, input: AmendInput): Promise<Mention> {
  const { run: _, ...row } = before
  for (const part of input.clear ?? []) clear(row, part)
  const { name, sex, report, origin, bornLow, bornHigh } = input
  if (origin !== undefined) await findAgent(desk, origin, 'origin')
  const gazetteer = await gazetteerOf(desk.ledger)
  const pathOf = (field: 'home' | 'place') => {
    const text = input[field]
    return text === undefined ? {} : { [field]: resolvePlace(gazetteer, text, field).id }
  }
  return {
    ...row,
    ...(name !== undefined && { name }),
    ...(sex !== undefined && { sex }),
    ...(report !== undefined && { report }),
    ...(origin !== undefined && { origin }),
    ...bornOf(bornLow, bornHigh),
    ...{ ...pathOf('home'), ...pathOf('place') },
    ...(input.time !== undefined && { time: readInterval(input.time, 'time') }),
  }
}

function clear(row: Omit<Mention, 'run'>, part: (typeof CLEARED)[number]): void {
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
