// Who worked on what stays in the workspace: no account is in a bundle for a partner or the public,
// whichever operation wrote the row. The accounts are invented, and found in a bundle for a court.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import type { Claim } from '@tumen/claim'
import type { Role } from '@tumen/contract'
import {
  type Asked,
  addDerivative,
  type BundleFiles,
  checkFiles,
  filesOf,
  foundBy,
  type Keys,
  type Made,
} from '../../fixture/bundle.ts'
import { type FixtureDesk, HELD as HELD_FORM } from '../../fixture/desk.ts'
import { ARRESTED, accept, HELD, idOf, openReport } from '../../fixture/proposal.ts'
import { callByName } from '../call.ts'

const [WRITER, FILER, EDITOR] = [
  'CANARY-70-SECRET',
  'CANARY-71-SECRET',
  'CANARY-72-SECRET',
] as const

/** Asks as an account of a name that is found again. */
async function as<T>(
  fixture: FixtureDesk,
  account: string,
  name: string,
  input: object,
): Promise<T> {
  const roles: Role[] = ['documenter', 'analyst', 'reviewer', 'editor']
  const actor = { account, roles }
  return (await callByName(fixture.desk, name, input, {
    ...{ actor, progress: { report: () => undefined } },
  })) as T
}

const fixture = await openReport()
const typed = { quote: ['최소 52명이 구금됐다'], number: '최소 52명', chain: ['harbour'] }
const { document: _, place: __, quote: ___, number: ____, ...form } = HELD_FORM
const claim = { ...form, ...typed, document: 'K1' }
await as(fixture, WRITER, 'claim.record', { ...claim, id: 'c1' })
const whole = (await fixture.ask<{ claim: Claim }>('own', 'claim.show', { id: 'c1' })).claim
await as(fixture, WRITER, 'claim.record', {
  claim: { ...whole, id: 'c2', proposition: { ...whole.proposition, act: 'arrest' } },
})
await as(fixture, FILER, 'claim.import', { claims: [{ ...whole, id: 'c3' }] })
const [accepted] = await accept(fixture, [ARRESTED])
const amended = await as<{ id: string }>(fixture, EDITOR, 'proposal.amend', {
  ...{ document: 'K1', proposal: await idOf(fixture, HELD), chain: ['harbour'], reason: 'theirs' },
})
const before = { ...whole, id: 'c4', extraction: { ...whole.extraction, by: WRITER } }
await as(fixture, FILER, 'claim.import', { claims: [before] })
await addDerivative(fixture, 'K1')
const CLAIMS = ['c1', 'c2', 'c3', accepted?.id, amended.id, 'c4']

async function bundleOf(profile: string): Promise<Asked & { files: BundleFiles }> {
  const input = { profile, documents: ['K1'], claims: CLAIMS, recipient: 'x' }
  const asked = await as<Asked>(fixture, EDITOR, 'bundle.ask', input)
  const { archive } = await as<Made>(fixture, EDITOR, 'bundle.make', { bundle: asked.bundle })
  return { ...asked, files: await filesOf(archive) }
}

/** The accounts that are in a file by their name, in a usual encoding, or by their bare digest. */
function accountsIn(files: BundleFiles): string[] {
  const all = Buffer.concat([...files].flatMap(([path, bytes]) => [Buffer.from(path), bytes]))
  return [WRITER, FILER, EDITOR, 'own'].filter((account) => formsOf(account).some(isIn(all)))
}

const isIn = (all: Buffer) => (form: Buffer | string) => all.includes(form)

function formsOf(account: string): (Buffer | string)[] {
  const digests = ['sha1', 'sha256', 'sha512'].map((name) =>
    createHash(name).update(account).digest(),
  )
  // What is short is in everything by chance: a name is looked for as the text that it would be.
  if (account.length < 8) return [`"${account}"`, ...digests.map((one) => one.toString('hex'))]
  const bytes = Buffer.from(account)
  const aligned = [0, 1, 2].map((n) =>
    Buffer.concat([Buffer.alloc(n), bytes])
      .toString('base64')
      .slice(4, -4),
  )
  return [
    ...[bytes, Buffer.from(account, 'utf16le'), bytes.toString('hex'), ...aligned],
    ...digests.flatMap((one) => [one, one.toString('hex'), one.toString('base64')]),
  ]
}

test('[D379] no account is in what a partner or the public is handed', async () => {
  for (const profile of ['partner', 'public']) {
    const { files } = await bundleOf(profile)
    assert.deepEqual(accountsIn(files), [], profile)
    const keys = await fixture.ask<Keys>('vie', 'bundle.keys', {})
    assert.deepEqual(foundBy(await checkFiles(files, keys)), [], profile)
  }
  const court = await bundleOf('court')
  assert.deepEqual(
    accountsIn(court.files),
    [WRITER, FILER, EDITOR, 'own'],
    'mutation test: a court has them',
  )
})

test('[D379] a claim whose row names an account is left out, by a code of its own', async () => {
  const { files, leftOut } = await bundleOf('partner')
  assert.deepEqual(leftOut, [{ id: 'c4', code: 'names-account' }])
  const lines = Buffer.from(files.get('data/statements.jsonl') ?? [])
    .toString()
    .split('\n')
  const ids = lines.slice(0, -1).map((line) => JSON.parse(line).id)
  assert.deepEqual(ids.sort(), CLAIMS.filter((id) => id !== 'c4').sort())
})

test('[D379] who recorded a claim is in its answer, and not in its row', async () => {
  for (const [id, by] of [
    ['c1', WRITER],
    ['c2', WRITER],
    ['c3', FILER],
    [accepted?.id, 'own'],
    [amended.id, EDITOR],
  ]) {
    const shown = await fixture.ask<{ claim: Claim; by: string }>('own', 'claim.show', { id })
    assert.deepEqual([shown.by, shown.claim.extraction.by], [by, undefined])
  }
})
