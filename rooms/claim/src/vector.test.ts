// The vectors of this room as values, and the invented claims that other tests change.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { checkClaim, checkClaimRules } from './check-claim.ts'
import type { Claim, Span } from './claim.ts'
import type { FindingCode } from './finding.ts'
import { parseClaim } from './parse-claim.ts'

/** A vector file of this room. */
export function vector<T>(name: string): T {
  const url = new URL(`../../../vectors/claim/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(url, 'utf8')) as T
}

interface Invented {
  text: string
  boilerplate: Span[]
  claims: Claim[]
}

/** The invented text and its eight claims, fresh on every call. */
export function invented(): Invented {
  return vector<Invented>('claims')
}

/** One invented claim, fresh on every call. */
export function claimNamed(id: string): Claim {
  const found = invented().claims.find((claim) => claim.id === id)
  assert.ok(found)
  return found
}

/**
 * The codes and fields of what `checkClaim` finds in a changed copy of an invented claim. Whoever
 * parses first finds the same: by the shape in the parser, or by the rules afterwards.
 */
export function foundIn(id: string, change: (claim: Claim) => void): string[] {
  const { text, boilerplate, claims } = invented()
  const claim = claimNamed(id)
  change(claim)
  const claimIds = new Set(claims.map((other) => other.id))
  const context = { text, boilerplate, claimIds }
  const found = checkClaim(claim, context)
  const parsed = parseClaim(claim)
  if (parsed.claim) assert.deepEqual(checkClaimRules(parsed.claim, context), found)
  else assert.ok(parsed.findings.every(({ code }) => found.some((f) => f.code === code)))
  return found.map((f) => `${f.code} ${f.field}`)
}

/** Asserts that the change, and nothing but the change, gives this finding. */
export function bites(
  [id, code, field]: [id: string, code: FindingCode, field: string],
  change: (claim: Claim) => void,
): void {
  assert.deepEqual(
    foundIn(id, () => {}),
    [],
  )
  assert.deepEqual(foundIn(id, change), [`${code} ${field}`])
}

test('[C49] the invented claims, which use every field, pass all checks', () => {
  for (const claim of invented().claims)
    assert.deepEqual(
      foundIn(claim.id, () => {}),
      [],
      claim.id,
    )
})
