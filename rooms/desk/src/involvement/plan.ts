// What linking persons to an event would do: one walk for the check and for the change, so that a
// check can never say something else. Nobody is linked twice in one role by one source. Source:
// desk.md I5, M1.
import { given, type Involvement, type Mention } from '@tumen/claim'
import { type Asked, MOST_LINKED } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { currentPerson } from '@tumen/linkage'
import { digestOf } from '../change/make.ts'
import { findList } from '../list/record.ts'
import type { Actor, Desk } from '../operation.ts'
import { personsByMention } from '../person/state.ts'
import { can } from '../policy.ts'
import { findClaim, findDocument, findEvent } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { seenInvolvements } from './seen.ts'

type LinkInput = Asked<'involvement.check'>

/** One link, as it would be, and what becomes of it. */
export interface PlannedLink {
  mention: Stored<Mention>
  person: string | undefined
  outcome: 'new' | 'changed' | 'unchanged'
  before?: Involvement['certainty']
  /** The row; its id is empty while it is new. */
  row: Involvement
}

export interface LinkPlan {
  links: PlannedLink[]
  /** Whom the claim names and no list with names has. */
  unnamed: number
  token: string
}

/** The plan; refuses what is not there, and a plan for nobody. */
export async function planLinks(desk: Desk, actor: Actor, input: LinkInput): Promise<LinkPlan> {
  const { event, role, certainty, claim, document } = input
  await findEvent(desk, event, 'event')
  if (claim !== undefined)
    await findClaim(desk, actor, claim, { code: 'unknown-claim', field: 'claim' })
  if (document !== undefined)
    await findDocument(desk, actor, document, { code: 'unknown-document', field: 'document' })
  const { mentions, unnamed } = await whoIsMeant(desk, actor, input)
  const personOf = await personsByMention(desk)
  const keyOf = (mention: string) => personOf.get(mention) ?? mention
  const known = await knownLinks(desk, actor, input, keyOf)
  const sensitivity = input.sensitivity ?? (HIDDEN.has(role) ? 'restricted' : 'public')
  const said = { event, role, certainty, sensitivity, ...given({ claim, document }) }
  const byWhom = new Map(mentions.map((one) => [keyOf(one.row.id), one]))
  const links = [...byWhom].map(([key, mention]): PlannedLink => {
    const before = known.get(key)
    const own = { id: before?.id ?? '', mention: before?.mention ?? mention.row.id }
    const person = personOf.get(mention.row.id)
    return { mention, person, ...outcomeOf(before, said), row: { ...own, ...said } }
  })
  const rows = links.map(({ row, outcome }) => [row.mention, row.id, outcome])
  return { links, unnamed, token: digestOf({ said, rows, unnamed }) }
}

/** What such people were is not for every eye: who speaks can be hurt for it. */
export const HIDDEN: ReadonlySet<string> = new Set<Involvement['role']>(['witness', 'source'])

function outcomeOf(
  before: Involvement | undefined,
  { certainty, sensitivity }: Pick<Involvement, 'certainty' | 'sensitivity'>,
): Pick<PlannedLink, 'outcome' | 'before'> {
  if (!before) return { outcome: 'new' }
  const isSame = before.certainty === certainty && before.sensitivity === sensitivity
  return isSame ? { outcome: 'unchanged' } : { outcome: 'changed', before: before.certainty }
}

/** The links of the event in this role by this source, by whose they are. */
async function knownLinks(
  desk: Desk,
  actor: Actor,
  { event, role, claim, document }: LinkInput,
  keyOf: (mention: string) => string,
): Promise<Map<string, Involvement>> {
  const found = (await seenInvolvements(desk, actor, { event })).map(({ row }) => row)
  const own = found.filter(
    (row) => row.role === role && row.claim === claim && row.document === document,
  )
  return new Map(own.map((row) => [keyOf(row.mention), row]))
}

interface Meant {
  mentions: readonly Stored<Mention>[]
  unnamed: number
}

async function whoIsMeant(desk: Desk, actor: Actor, input: LinkInput): Promise<Meant> {
  const { persons, list, claim } = input
  if (persons !== undefined) {
    const { mentions, missing } = await mentionsNamed(desk, persons)
    if (missing.length > 0) throw new Refusal('unknown-person', 'persons')
    return { mentions, unnamed: 0 }
  }
  if (list !== undefined) return { mentions: await onList(desk, list), unnamed: 0 }
  if (claim === undefined) throw new Refusal('nobody-named', 'persons')
  const listed = can(actor, 'field.restricted') ? await listedIn(desk, claim) : []
  const { mentions, missing } = await mentionsNamed(desk, listed)
  if (mentions.length === 0) throw new Refusal('nobody-named', 'claim')
  return { mentions, unnamed: missing.length }
}

async function listedIn(desk: Desk, claim: string): Promise<readonly string[]> {
  return (await desk.ledger.read.claim(claim))?.claim.row.listed ?? []
}

/** Everybody whom a list names now. */
async function onList(desk: Desk, list: string): Promise<readonly Stored<Mention>[]> {
  await findList(desk, list, 'list')
  const mentions = (await desk.ledger.read.mentions([list])).filter(
    ({ row }) => row.goneSince === undefined,
  )
  if (mentions.length === 0) throw new Refusal('list-without-names', 'list')
  if (mentions.length > MOST_LINKED)
    throw new Refusal('too-large', 'list', [{ limit: MOST_LINKED, count: mentions.length }])
  return mentions
}

/** The mentions that ids name: each itself, or the first one of a person, of now or of before. */
async function mentionsNamed(desk: Desk, ids: readonly string[]) {
  const { read } = desk.ledger
  const asked = [...new Set(ids)]
  if (asked.length === 0) return { mentions: [], missing: [] }
  const direct = await read.mentionsById(asked)
  const named = new Set(direct.map(({ row }) => row.id))
  const others = asked.filter((id) => !named.has(id))
  if (others.length === 0) return { mentions: direct, missing: [] }
  const lineage = (await read.rows('person_lineage')).map(({ row }) => row)
  const firstOf = new Map<string, string>()
  for (const { row } of await read.personMembers())
    if (!firstOf.has(row.person)) firstOf.set(row.person, row.mention)
  const first = others.map((id) => firstOf.get(currentPerson(id, lineage)))
  const missing = others.filter((_, n) => first[n] === undefined)
  const more = first.flatMap((mention) => mention ?? [])
  return { mentions: [...direct, ...(await read.mentionsById(more))], missing }
}
