// What a bundle holds, against its openings and its profile: the seal, that everything was logged,
// who did it, and that nothing is there that the profile forbids. Steps V10, V11, V12 and V15.
// Source: custody.md 14.
import { isFinding } from '../finding.ts'
import { hexText, type Sha256 } from '../hash.ts'
import { readWho } from '../opening.ts'
import type { BagInfo } from './bag-info.ts'
import type { BundleCode, BundleFinding, BundleStep } from './bundle-finding.ts'
import { type BundleIndex, readIndex } from './bundle-index.ts'
import { type BundleOpening, statementsOf } from './check-opening.ts'
import type { OpenBundle } from './open-bundle.ts'
import { LOGGED_BY, type ObjectRole, PROFILES } from './profile.ts'

interface Content {
  bundle: OpenBundle
  openings: readonly BundleOpening[]
  hash: Sha256
}

const SEAL = 'bundle.seal'
const INDEX = 'data/index.json'
const STATEMENTS = 'data/statements.jsonl'
const MANIFEST = 'manifest-sha256.txt'

/** What a seal may warn of, by how many: files that sign somebody in, records that say more. */
export type SealWarning = 'credentials' | 'notes'

/**
 * How many documents or records the seal warns of; 0 where it says nothing. A warning, and no
 * finding: nothing is altered by it.
 */
export function warnedBySeal(openings: readonly BundleOpening[], of: SealWarning): number {
  const stated = openings.map(({ opening }) => (opening.k === SEAL ? opening.o[of] : 0))
  return Math.max(0, ...stated.filter((one): one is number => Number.isSafeInteger(one)))
}

/** Whether there are files of a verifier that no seal names, as in bundles of earlier versions. */
export function isVerifierUnsealed(
  { files }: OpenBundle,
  openings: readonly BundleOpening[],
): boolean {
  const isSealed = openings.some(({ opening: { k, o } }) => k === SEAL && o.verifier !== undefined)
  return !isSealed && [...files.values()].some(({ kind }) => kind === 'verifier')
}

/** What a seal names by digest beside the payload: kinds of files, and what is said of them. */
const SEALED = [
  { member: 'verifier', code: 'verifier', kinds: ['verifier'] },
  { member: 'copies', code: 'other-copy', kinds: ['vkey', 'policy', 'signers', 'roots'] },
] as const satisfies readonly { member: string; code: BundleCode; kinds: readonly string[] }[]

/** Each of these files has the digest that the seal states, and there is no other of its kinds. */
function checkSealed(
  { files, digests }: OpenBundle,
  { stated, code, kinds }: { stated: unknown; code: BundleCode; kinds: readonly string[] },
  say: Say,
): void {
  if (stated === undefined) return
  const sealed = new Map<string, unknown>(
    typeof stated === 'object' && stated !== null ? Object.entries(stated) : [],
  )
  const there = [...files].flatMap(([path, { kind }]) => (kinds.includes(kind) ? [path] : []))
  for (const path of new Set([...sealed.keys(), ...there]))
    if (!there.includes(path) || sealed.get(path) !== `sha256:${digests.get(path)}`)
      say('V10', code, path)
}

/** Everything about the content of a bundle. */
export function checkContent(content: Content): BundleFinding[] {
  const findings: BundleFinding[] = []
  const say = (step: BundleStep, code: BundleCode, path: string) =>
    void findings.push({ step, code, path })
  const { info } = content.bundle
  checkSeal(content, say)
  checkCoverage(content, say)
  checkWho(content, say)
  if (info) checkProfile(content, info, say)
  return findings
}

type Say = (step: BundleStep, code: BundleCode, path: string) => void

function checkSeal({ bundle, openings }: Content, say: Say): void {
  const seals = openings.filter(({ opening, line }) => opening.k === SEAL && line === undefined)
  const [seal] = seals
  if (seal === undefined || seals.length > 1) {
    say('V10', 'no-seal', 'bag-info.txt')
    return
  }
  const { at, o, s } = seal.opening
  const { info, digests } = bundle
  const isWhole = o.digest === `sha256:${digests.get(MANIFEST)}`
  const isOf = o.profile === info?.profile && o.recipient === info?.recipient
  if (!isWhole || !isOf || s !== info?.id || at !== info?.date) say('V10', 'seal', seal.path)
  for (const { member, ...rule } of SEALED) checkSealed(bundle, { stated: o[member], ...rule }, say)
}

function checkCoverage(content: Content, say: Say): void {
  const { bundle, openings } = content
  const index = indexOf(bundle)?.objects ?? []
  const byLeaf = new Map(
    openings.filter(({ line }) => line === undefined).map((one) => [one.leaf, one.opening]),
  )
  for (const { digest, leaf, media, role, size } of index) {
    const opening = byLeaf.get(leaf)
    const isKind = opening !== undefined && kindsOf(role).includes(opening.k)
    const { o } = opening ?? { o: {} as Record<string, unknown> }
    if (!isKind || o.digest !== digest || o.media !== media || o.size !== size)
      say('V11', 'not-logged', INDEX)
  }
  const indexed = new Set(index.map(({ digest }) => digest))
  for (const [path, file] of bundle.files)
    if (file.kind === 'object' && !indexed.has(`sha256:${file.digest}`))
      say('V11', 'not-in-index', path)
  const statements = statementDigests(content)
  checkStatements(content, statements, say)
  const present = new Set([...objectDigests(bundle), ...statements])
  for (const { opening, path } of openings) {
    const { digest } = opening.o
    if (opening.k !== SEAL && typeof digest === 'string' && !present.has(digest))
      say('V11', 'names-absent-bytes', path)
  }
}

function kindsOf(role: string): readonly string[] {
  return Object.hasOwn(LOGGED_BY, role) ? LOGGED_BY[role as ObjectRole] : []
}

function objectDigests({ files, digests }: OpenBundle): string[] {
  return [...files].flatMap(([path, { kind }]) =>
    kind === 'object' ? [`sha256:${digests.get(path)}`] : [],
  )
}

function statementDigests({ bundle, hash }: Content): string[] {
  const bytes = bundle.kept.get(STATEMENTS)
  const lines = (bytes && statementsOf(bytes)) ?? []
  return lines.map((line) => `sha256:${hexText(hash(line))}`)
}

/** Released statements are named by their release; those of the others each by its own opening. */
function checkStatements(
  { bundle, openings }: Content,
  statements: readonly string[],
  say: Say,
): void {
  if (bundle.info?.profile === 'public') return
  const named = new Set(openings.map(({ opening }) => opening.o.digest))
  for (const digest of statements) if (!named.has(digest)) say('V11', 'not-logged', STATEMENTS)
}

/** The index; nothing stands in one that has another form, which V5 says. */
function indexOf({ kept }: OpenBundle): BundleIndex | undefined {
  return readIndex(kept.get(INDEX) ?? new Uint8Array())
}

function checkWho({ bundle, openings }: Content, say: Say): void {
  const { files, kept, digests, info } = bundle
  const byLeaf = new Map(
    openings.filter(({ line }) => line === undefined).map((one) => [one.leaf, one]),
  )
  const isCourt = info === undefined || info.profile === 'court'
  const seen = new Set<number>()
  for (const [path, file] of files) {
    if (file.kind !== 'who') continue
    seen.add(file.leaf)
    const opening = byLeaf.get(file.leaf)?.opening
    const isForm = !isFinding(readWho(kept.get(path) as Uint8Array))
    if (opening === undefined) say('V12', 'no-opening', path)
    else if (!isForm || opening.w !== digests.get(path)) say('V12', 'who', path)
  }
  if (!isCourt) return
  for (const { leaf, opening, path } of byLeaf.values())
    if (opening.w !== null && !seen.has(leaf)) say('V12', 'no-who', path)
}

function checkProfile({ bundle, openings }: Content, { profile }: BagInfo, say: Say): void {
  const { kinds, without, roles, hasNames } = PROFILES[profile]
  for (const { opening, path } of openings) if (!kinds.test(opening.k)) say('V15', 'profile', path)
  for (const [path, { kind }] of bundle.files)
    if (without.includes(kind)) say('V15', 'profile', path)
  const index = indexOf(bundle)
  const isAllowed = index?.objects.every(
    ({ role, name }) => roles.includes(role as ObjectRole) && (name === undefined || hasNames),
  )
  if (index && (!isAllowed || index.profile !== profile)) say('V15', 'profile', INDEX)
}
