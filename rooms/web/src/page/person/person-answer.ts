// What the operations about persons answer, as far as the pages print it, and their addresses.
import type { Mention } from '@tumen/claim'
import type { ListedClaim, PersonProposalAnswer } from '@tumen/view'
import type { SaidAnswer } from '../linkage/linkage-answer.ts'

/** A person in short: what its records say together, and nothing chosen among them. */
export interface PersonAnswer {
  id: string
  names: { name: string; reading?: string; lists: string[] }[]
  bornLow?: number
  bornHigh?: number
  sexes: ('f' | 'm')[]
  homes: string[]
  places: string[]
  lists: string[]
  mentions: number
  judged: boolean
}

/** `person.list`. */
export interface PersonsAnswer {
  persons: PersonAnswer[]
  total: number
  unresolved: number
  next?: string
}

/** A record of a person, with the title of its list. */
export interface OwnMention {
  mention: Mention
  title: string
  recorded: string
  by: string
  leaf: number
}

/** `person.show`. */
export interface ShownPerson {
  person: PersonAnswer
  asked: string
  mentions: OwnMention[]
  claims: ListedClaim[]
  judgements: (SaidAnswer & { a: string; b: string })[]
  pairs: { run: string; a: string; b: string; weight: number }[]
  warnings: string[]
  lineage: { from: string; to: string; kind: 'merged_into' | 'split_from'; recorded: string }[]
  proposals: PersonProposalAnswer[]
}

/** The page of a person. */
export function personPath(id: string): string {
  return `/persons/${encodeURIComponent(id)}`
}
