// What runs would have done to persons that people had judged, as far as it is still open: nobody
// has merged or split them since, and nobody has said that they are two. Source: linkage.md 9.4.
import type { PersonProposal } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { type JudgedPairs, pairKey } from '../linkage/judged-pair.ts'
import type { Desk } from '../operation.ts'

/** A proposal with when it was made. */
export type OpenProposal = PersonProposal & { recorded: string }

/** The proposals that wait for somebody, the oldest first. */
export async function openProposals(desk: Desk, judged: JudgedPairs): Promise<OpenProposal[]> {
  const { read } = desk.ledger
  const rows = await read.rows('person_proposal')
  if (rows.length === 0) return []
  const members = await read.personMembers()
  const personOf = new Map(members.map(({ row }) => [row.mention, row.person]))
  return rows
    .filter(({ row }) => isOpen(row, personOf, judged))
    .map(({ row, recorded }: Stored<PersonProposal>) => ({ ...row, recorded }))
}

function isOpen(
  { kind, persons, mentions }: PersonProposal,
  personOf: ReadonlyMap<string, string>,
  { held }: JudgedPairs,
): boolean {
  const owners = new Set(mentions.map((mention) => personOf.get(mention)))
  if (kind === 'split_from') return owners.size === 1 && owners.has(persons[0])
  const [a = '', b = ''] = mentions
  const isApart = held.get(pairKey(a, b))?.verdict === 'different'
  return !isApart && owners.size === 2 && persons.every((person) => owners.has(person))
}
