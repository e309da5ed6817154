// Who confirms a bundle: the log's own checkpoint, the witnesses of a policy, the signer of the
// manifest, time stamp authorities. V8, V9, V13 and V14 of custody.md 14.
import { readCheckpoint } from '../checkpoint.ts'
import { isFinding } from '../finding.ts'
import type { Sha256 } from '../hash.ts'
import { vkey } from '../key.ts'
import { type Note, openNote } from '../note.ts'
import { hasQuorum, type Policy, policyText, readPolicy, type TrustedKey } from '../policy.ts'
import {
  type AllowedSigner,
  readSigners,
  signerLine,
  verifySshSignature,
} from '../ssh-signature.ts'
import { readTimeStamp } from '../time-stamp.ts'
import { utf8Text } from '../utf8.ts'
import type { BundleCode, BundleFinding } from './bundle-finding.ts'
import type { OpenBundle } from './open-bundle.ts'

/** What the asker trusts; without it the bundle's own copies are looked at, and that is said. */
export interface BundleTrust {
  policy?: Policy
  signers?: readonly AllowedSigner[]
}

/** When something was there, and who says so: a witness, or an authority of time. */
export interface VouchedTime {
  by: string
  kind: 'witness' | 'token'
  /** Instant in UTC. */
  at: string
  /** It lies after the asker's own time: a clock is wrong, here or there. */
  isAhead?: true
}

/** What others vouch for. */
export interface CheckedTrust {
  findings: BundleFinding[]
  times: VouchedTime[]
  /** Identity of who signed the manifest. */
  signer?: string
  /** Copies in the bundle that say something else than what the asker trusts. */
  copies: string[]
}

export const BUNDLE_NAMESPACE = 'tumen-bundle@v1'
const CHECKPOINT = 'custody/checkpoint'
const VKEY = 'custody/log.vkey'
const POLICY = 'custody/policy.txt'
const SIGNERS = 'custody/allowed_signers'
const SIGNATURE = 'custody/manifest.sshsig'
const MANIFEST = 'manifest-sha256.txt'

/** Checks everything that rests on trust. */
export function checkTrust(bundle: OpenBundle, trust: BundleTrust, hash: Sha256): CheckedTrust {
  const log = checkLog(bundle, trust)
  const signature = checkSigner(bundle, trust)
  const tokens = checkTokens(bundle, hash)
  const times = [...log.times, ...tokens.times].sort((a, b) => (a.at < b.at ? -1 : 1))
  const findings = [...log.findings, ...signature.findings, ...tokens.findings]
  const { signer } = signature
  const copies = otherCopies(bundle, trust)
  return { findings, times, copies, ...(signer !== undefined && { signer }) }
}

/** The copies for convenience that are missing, or differ from what was given: nothing more. */
function otherCopies({ files, kept }: OpenBundle, { policy, signers }: BundleTrust): string[] {
  const textOf = (path: string) => utf8Text(kept.get(path) ?? new Uint8Array()) ?? ''
  const [rules, allowed] = [readPolicy(textOf(POLICY)), readSigners(textOf(SIGNERS))]
  const isLog = policy?.logs.some(({ key }) => textOf(VKEY) === `${vkey(key)}\n`) ?? true
  const isPolicy = !policy || (!isFinding(rules) && bareText(rules) === bareText(policy))
  const isList = !signers || (!isFinding(allowed) && listText(allowed) === listText(signers))
  const copies = [
    [VKEY, isLog],
    [POLICY, isPolicy],
    [SIGNERS, isList],
  ] as const
  const isGiven = policy !== undefined || signers !== undefined
  const others = copies.filter(([path, isSame]) => (kept.has(path) ? !isSame : isGiven))
  return [...others.map(([path]) => path), ...(isGiven ? strayRoots(files) : [])]
}

/** Roots of authorities that stamped nothing: they are there to be trusted by mistake. */
function strayRoots(files: OpenBundle['files']): string[] {
  const hasToken = [...files.values()].some(({ kind }) => kind === 'token')
  return hasToken ? [] : [...files].flatMap(([path, { kind }]) => (kind === 'roots' ? [path] : []))
}

/** A policy without addresses, which change nothing about whom it trusts. */
function bareText({ logs, witnesses, ...policy }: Policy): string {
  const bare = ({ key }: TrustedKey): TrustedKey => ({ key })
  const named = [...witnesses].map(([name, one]) => [name, bare(one)] as const)
  return policyText({ ...policy, logs: logs.map(bare), witnesses: new Map(named) })
}

function listText(signers: readonly AllowedSigner[]): string {
  return signers.map(signerLine).join('')
}

type Part = Pick<CheckedTrust, 'findings' | 'times'>

function checkLog({ kept }: OpenBundle, { policy: given }: BundleTrust): Part {
  const findings: BundleFinding[] = []
  const own = readPolicy(utf8Text(kept.get(POLICY) ?? new Uint8Array()) ?? '')
  const policy = given ?? own
  if (given === undefined) findings.push({ step: 'V9', code: 'policy-from-bundle' })
  const bytes = kept.get(CHECKPOINT)
  if (isFinding(policy)) {
    findings.push({ step: 'V9', code: 'policy-form', path: POLICY })
    return { findings, times: [] }
  }
  if (bytes === undefined) return { findings, times: [] }
  const opened = openedBy(bytes, policy)
  if (typeof opened === 'string') {
    findings.push({ step: 'V8', code: opened, path: CHECKPOINT })
    return { findings, times: [] }
  }
  if (!hasQuorum(policy, opened.signatures)) findings.push({ step: 'V9', code: 'no-quorum' })
  const times = opened.signatures.flatMap(({ key, time }): VouchedTime[] =>
    time === undefined ? [] : [{ by: key.name, kind: 'witness', at: instantOf(time) }],
  )
  return { findings, times }
}

/** The checkpoint, when a log of the policy signed it under its own name; else why not. */
function openedBy(bytes: Uint8Array, { logs, witnesses }: Policy): Note | BundleCode {
  const keys = [...logs, ...witnesses.values()].map(({ key }) => key)
  const note = openNote(bytes, keys)
  if (isFinding(note)) return note.code as BundleCode
  const stated = readCheckpoint(note.text)
  if (isFinding(stated)) return 'malformed'
  const isOwn = note.signatures.some(({ key }) => key.type === 1 && key.name === stated.origin)
  return isOwn ? note : 'no-log-signature'
}

function instantOf(seconds: number): string {
  // Beyond what a date can say it is still a time that somebody stated.
  return seconds > 8.64e12 ? `@${seconds}` : new Date(1000 * seconds).toISOString()
}

function checkSigner({ kept }: OpenBundle, { signers: given }: BundleTrust) {
  const findings: BundleFinding[] = []
  const own = utf8Text(kept.get(SIGNERS) ?? new Uint8Array()) ?? ''
  const signers = given ?? readSigners(own)
  if (given === undefined) findings.push({ step: 'V13', code: 'signers-from-bundle' })
  if (isFinding(signers)) {
    findings.push({ step: 'V13', code: 'signers-form', path: SIGNERS })
    return { findings }
  }
  const [manifest, file] = [kept.get(MANIFEST), kept.get(SIGNATURE)]
  if (manifest === undefined || file === undefined) return { findings }
  const of = { namespace: BUNDLE_NAMESPACE, signers }
  const signer = verifySshSignature(manifest, utf8Text(file) ?? '', of)
  if (!isFinding(signer)) return { findings, signer: signer.identity }
  findings.push({ step: 'V13', code: signer.code as BundleCode, path: SIGNATURE })
  return { findings }
}

/** A token must hold the digest of the checkpoint; its chain is for `openssl ts -verify`. */
function checkTokens({ files, kept }: OpenBundle, hash: Sha256): Part {
  const findings: BundleFinding[] = []
  const times: VouchedTime[] = []
  const checkpoint = kept.get(CHECKPOINT)
  for (const [path, { kind }] of files) {
    if (kind !== 'token' || checkpoint === undefined) continue
    const stated = readTimeStamp(kept.get(path) as Uint8Array, checkpoint, hash)
    if (isFinding(stated)) findings.push({ step: 'V14', code: 'imprint', path })
    else if (stated.time) times.push({ by: path, kind: 'token', at: stated.time })
  }
  return { findings, times }
}
