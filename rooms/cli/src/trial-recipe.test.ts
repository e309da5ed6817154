// Bundles of the invented world, unpacked beside what an outsider trusts, and the steps of the
// recipe run as somebody types them. No tests here.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { archiveBundle } from '@tumen/custody'
import { callOperation } from '@tumen/desk'
import { HOWTO_COMMANDS } from '@tumen/view'
import { openWorld, worldActor } from '@tumen/world'
import { bundleVerifier } from './bundle-verifier.ts'

const root = mkdtempSync(join(tmpdir(), 'tumen-recipe-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
const world = await openWorld()

/** The log of the world. */
export const ledger = world.desk.ledger
const desk = { ...world.desk, verifier: bundleVerifier }

/** Asks as an account of the world. */
export async function ask<T>(account: string, operation: string, input: object): Promise<T> {
  const call = { actor: worldActor(account), progress: { report: () => undefined } }
  return (await callOperation(desk, operation, input, call)) as T
}

const LOGGED = { documents: ['R08', 'R11'], claims: ['R08h', 'R08b', 'R11a'] }

/** A bundle of the world in a folder of its own, and whom to trust beside it. */
export async function unpacked(
  profile: 'public' | 'partner' | 'court',
  name: string = profile,
): Promise<string> {
  const withNotes = profile === 'court'
  const input = { ...LOGGED, profile, withNotes, recipient: 'an invented court' }
  const { bundle } = await ask<{ bundle: string }>('ana-1', 'bundle.ask', input)
  await ask('edi-1', 'bundle.approve', { bundle })
  const { archive } = await ask<{ archive: string }>('ana-1', 'bundle.make', { bundle })
  const zip = new Uint8Array(Buffer.from(archive, 'base64'))
  const { entries, read } = await archiveBundle({
    size: zip.length,
    read: async (offset, length) => zip.subarray(offset, offset + length),
    inflate: async (packed) => new Uint8Array(inflateRawSync(packed)),
  })
  const folder = join(root, name, 'bundle')
  for (const { path } of entries) write(join(folder, path), await read(path))
  const keys = await ask<Record<string, string>>('vie-1', 'bundle.keys', {})
  write(join(root, name, 'trust/log.vkey'), `${keys.vkey}\n`)
  write(join(root, name, 'trust/policy.txt'), keys.policy ?? '')
  write(join(root, name, 'trust/allowed_signers'), keys.signers ?? '')
  return folder
}

function write(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}

/** Makes something of a document that a reviewer lets go. */
export async function derive(document: string): Promise<void> {
  const bytes = Buffer.from(`What ${document} says, shortened.`).toString('base64')
  const input = { document, bytes, mediaType: 'text/plain', tool: 'an invented pair of scissors' }
  const { id } = await ask<{ id: string }>('doc-1', 'evidence.derive', input)
  await ask('rev-1', 'evidence.review', { derivative: id, decision: 'approved' })
}

const TOOLS = ['sha256sum', 'ssh-keygen', 'spicy-litetlog', 'openssl'] as const
const isThere = (tool: string) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0

/** Runs one step of the recipe in a folder, as somebody types it. */
export function runStep(
  folder: string,
  step: keyof typeof HOWTO_COMMANDS,
  at: { leaf?: number; line?: number } = {},
) {
  const { leaf = 0, line = 0 } = at
  const settings = ['TRUST=../trust', `LEAF=${leaf}`, `LINE=${line}`, 'WORK=$(mktemp -d)']
  const script = ['set -e', ...settings, ...HOWTO_COMMANDS[step], 'rm -r "$WORK"'].join('\n')
  return spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8' })
}

/** Says so where a tool is not there. */
export function skips(t: TestContext, tool: (typeof TOOLS)[number]): boolean {
  if (isThere(tool)) return false
  t.diagnostic(`${tool} is not on this machine: its part of the recipe was not run`)
  return true
}
