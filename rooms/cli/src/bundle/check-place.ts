// The check of a bundle at a place with what the user trusts, as `tumen verify` and `verify.mjs` do
// it. Source: custody.md 14.
import { readFileSync } from 'node:fs'
import {
  type BundleCheck,
  type BundleTrust,
  isFinding,
  readPolicy,
  readSigners,
  verifyBundle,
} from '@tumen/custody'
import { nodeSha256, withBundleAt } from './place.ts'

/** What is asked: a folder or a ZIP file, and files of the asker that say whom to trust. */
export interface AskedCheck {
  place: string
  policy?: string | undefined
  signers?: string | undefined
}

/** The option whose file cannot be read, or is not of its kind. */
export interface UnreadableTrust {
  unreadable: 'policy' | 'signers'
}

/** Checks what lies at a place. */
export async function checkPlace(asked: AskedCheck): Promise<BundleCheck | UnreadableTrust> {
  const trust = trustOf(asked)
  if ('unreadable' in trust) return trust
  const now = new Date().toISOString()
  const options = { hash: nodeSha256, now }
  return withBundleAt(asked.place, (source) => verifyBundle(source, trust, options))
}

function trustOf({ policy, signers }: AskedCheck): BundleTrust | UnreadableTrust {
  const rules = policy === undefined ? undefined : readPolicy(textOf(policy))
  if (rules !== undefined && isFinding(rules)) return { unreadable: 'policy' }
  const allowed = signers === undefined ? undefined : readSigners(textOf(signers))
  // A list of nobody is no answer to whom to trust.
  if (allowed !== undefined && (isFinding(allowed) || allowed.length === 0))
    return { unreadable: 'signers' }
  return { ...(rules && { policy: rules }), ...(allowed && { signers: allowed }) }
}

/** The text of a file; of none that can be read, nothing, which is neither policy nor signers. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
