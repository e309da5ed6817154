// The weights of signs that come with the room (data/choice.json), learnt from labelled texts by
// bench/reading/learn.ts and never written by hand.
import { readFileSync } from 'node:fs'
import { PROPOSAL_FIELDS } from '@tumen/claim'
import type { SignWeights } from './choice.ts'
import type { Field } from './proposal.ts'

/** The form of the file; another form is another number. */
export const CHOICE_FORMAT = 1

/** The file: how it was made, and for each field that is chosen the weight of each sign. */
export interface ChoiceData {
  format: number
  /** The command that made it, and the texts that it was made from. */
  command: string
  learntFrom: string
  fields: Partial<Record<Field, Record<string, number>>>
}

let loaded: Map<Field, SignWeights> | undefined

/** The weights of a field; nothing where its rules decide alone. Read once. */
export function shippedWeights(field: Field): SignWeights | undefined {
  loaded ??= readShipped()
  return loaded.get(field)
}

function readShipped(): Map<Field, SignWeights> {
  const path = new URL('../data/choice.json', import.meta.url)
  const { format, fields } = JSON.parse(readFileSync(path, 'utf8')) as ChoiceData
  if (format !== CHOICE_FORMAT) throw new Error(`unknown format of choice.json: ${format}`)
  const named = PROPOSAL_FIELDS.flatMap((field) => {
    const weights = fields[field]
    return weights ? [[field, new Map(Object.entries(weights))] as const] : []
  })
  return new Map(named)
}
