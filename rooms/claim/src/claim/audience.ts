// Which fields of a claim a reader may see, by the classes that its schema gives them.
// Source: claims.md section 6 and its pitfalls.
import { isAnonymous } from '../chain/agent.ts'
import { type FieldRule, rulesOf } from '../shape/field.ts'
import { type FieldClass, SENSITIVITIES, type Sensitivity } from '../vocabulary/vocabulary.ts'
import { type ChainLink, type Claim, claimSchema, linkSchema } from './claim.ts'

/** Whether a reader cleared for `audience` may see what is `sensitivity`. */
export function maySee(audience: Sensitivity, sensitivity: Sensitivity): boolean {
  return SENSITIVITIES.indexOf(sensitivity) <= SENSITIVITIES.indexOf(audience)
}

function isSeenBy(audience: Sensitivity, field: FieldClass): boolean {
  return field !== 'internal' && maySee(audience, field)
}

/** The sensitivity of a claim as a whole: the facts about a source are never public. */
export function sensitivityOf(claim: Pick<Claim, 'kind' | 'sensitivity'>): Sensitivity {
  const isProfile = claim.kind === 'source_profile'
  return isProfile && claim.sensitivity === 'public' ? 'restricted' : claim.sensitivity
}

type FieldRules<T> = Readonly<Record<keyof T & string, FieldRule>>

// Of the schema, so that a new field is judged before it compiles.
const CLAIM_FIELDS: FieldRules<Claim> = rulesOf(claimSchema)
const LINK_FIELDS: FieldRules<ChainLink> = rulesOf(linkSchema)

function pick<T extends object>(
  record: T,
  rules: FieldRules<T>,
  named: boolean,
  audience: Sensitivity,
): Partial<T> {
  const kept = Object.entries(record).filter(([name]) => {
    // A field that the table does not know is never shown.
    if (!Object.hasOwn(rules, name)) return false
    return isSeenBy(audience, rules[name as keyof T & string][named ? 0 : 1])
  })
  return Object.fromEntries(kept) as Partial<T>
}

/** A claim without the fields that its reader may not see; links may lack their agent. */
export type SeenClaim = Partial<Omit<Claim, 'chain'>> & { chain: Partial<ChainLink>[] }

/**
 * What a reader cleared for `audience` may see of `claim`; nothing when the claim as a whole
 * is above that. A field above the audience is left out, never blanked.
 */
export function seenClaim(claim: Claim, audience: Sensitivity): SeenClaim | undefined {
  if (!maySee(audience, sensitivityOf(claim))) return undefined
  const last = claim.chain.at(-1)
  const isNamed = last !== undefined && !isAnonymous(last.anonymity)
  const seen = pick(claim, CLAIM_FIELDS, isNamed, audience)
  const chain = claim.chain.map((link) =>
    pick(link, LINK_FIELDS, !isAnonymous(link.anonymity), audience),
  )
  if (audience !== 'public') return { ...seen, chain }
  const { by: _, ...extraction } = claim.extraction
  return { ...seen, chain, extraction, proposition: withoutIds(claim.proposition) }
}

/** Something of a claim that is above what members read: the record itself, or a field of it. */
export interface RestrictedPart {
  /** `record`, or the field of the claim or of a link of its chain. */
  field: string
  /** What stands there; a list of texts is a part for each. */
  value?: unknown
}

/** Everything of a claim that is above what members read. */
export function restrictedParts(claim: Claim): RestrictedPart[] {
  const last = claim.chain.at(-1)
  const isNamed = last !== undefined && !isAnonymous(last.anonymity)
  return [
    ...(maySee('public', sensitivityOf(claim)) ? [] : [{ field: 'record' }]),
    ...closedParts(claim, CLAIM_FIELDS, isNamed),
    ...claim.chain.flatMap((link) => closedParts(link, LINK_FIELDS, !isAnonymous(link.anonymity))),
  ]
}

function closedParts<T extends object>(
  record: T,
  rules: FieldRules<T>,
  named: boolean,
): RestrictedPart[] {
  const open = pick(record, rules, named, 'public')
  return Object.entries(record)
    .filter(([field, value]) => value !== undefined && !Object.hasOwn(open, field))
    .flatMap(([field, value]) =>
      (Array.isArray(value) ? value : [value]).map((one: unknown) => ({ field, value: one })),
    )
}

/** The fields that may be above what members read, the record itself first. */
export const RESTRICTED_FIELDS: readonly string[] = [
  ...new Set(['record', ...closedFields(CLAIM_FIELDS), ...closedFields(LINK_FIELDS)]),
]

function closedFields(rules: Readonly<Record<string, FieldRule>>): string[] {
  return Object.entries(rules).flatMap(([field, rule]) =>
    rule.every((one) => one === 'public') ? [] : [field],
  )
}

/**
 * Whether a claim may leave as the row that it is: nothing of it is above what members may read.
 * Whether it names an account besides, `namesAccount` says: that is theirs to read, and no more.
 */
export function isOpenRow(claim: Claim): boolean {
  return restrictedParts(claim).length === 0
}

/**
 * Whether the row of a claim names an account: one of an older version, or as a file stated it.
 * Who records a claim stands beside its row, in the who file of its leaf (custody.md 3.1).
 */
export function namesAccount({ extraction }: Pick<Claim, 'extraction'>): boolean {
  return extraction.by !== undefined
}

function withoutIds(proposition: Claim['proposition']): Claim['proposition'] {
  if (!proposition.actor) return proposition
  return { ...proposition, actor: proposition.actor.map(({ label }) => ({ label })) }
}
