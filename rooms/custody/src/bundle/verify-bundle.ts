// The check of an evidence bundle: one function over a list of paths and their bytes, for Node, for
// a browser and for the command line. It says what is unchanged since when, according to whom. It
// cannot say that something is true or complete. Source: custody.md 14.
import { type Sha256, sha256 } from '../hash.ts'
import type { BagInfo } from './bag-info.ts'
import {
  BUNDLE_STEPS,
  type BundleExit,
  type BundleFinding,
  type BundleStep,
  exitOf,
  isIncomplete,
} from './bundle-finding.ts'
import { checkContent, isVerifierUnsealed, warnedBySeal } from './check-content.ts'
import { checkOpenings } from './check-opening.ts'
import { type BundleTrust, checkTrust, type VouchedTime } from './check-trust.ts'
import { type BundleSource, openBundle } from './open-bundle.ts'

/** What a step came to. */
export interface CheckedStep {
  step: BundleStep
  result: 'holds' | 'incomplete' | 'altered' | 'not-checked'
}

/** The answer about a bundle. */
export interface BundleCheck {
  exit: BundleExit
  steps: CheckedStep[]
  /** All of them, in the order of the steps. */
  findings: BundleFinding[]
  /** When others say that it was there, the earliest first. */
  times: VouchedTime[]
  signer?: string
  /** Copies in the bundle that say something else than what the asker trusts: nothing more. */
  copies: string[]
  /** Documents with what signs somebody in, by the seal; absent where it names none. */
  credentials?: number
  /** Records with what is above what members read, by the seal; absent where it names none. */
  notes?: number
  /** The verifier in it is named by no seal, as in bundles of earlier versions. */
  isUnsealed?: true
  info?: BagInfo
}

export interface VerifyOptions {
  hash?: Sha256
  /** The asker's own time, an instant in UTC: later times are marked. */
  now?: string
  /** Called after each file, with how many were read. */
  between?: (done: number) => void
}

/** Checks a bundle with what the asker trusts. It throws nothing: every problem is a finding. */
export async function verifyBundle(
  source: BundleSource,
  trust: BundleTrust = {},
  { hash = sha256, now, between }: VerifyOptions = {},
): Promise<BundleCheck> {
  const bundle = await openBundle(source, hash, between)
  if (!bundle.isBundle) {
    const { findings } = bundle
    return { exit: 2, steps: stepsOf(findings, ['V1']), findings, times: [], copies: [] }
  }
  const { openings, findings: placed } = checkOpenings(bundle, hash)
  const content = checkContent({ bundle, openings, hash })
  const { findings: trusted, times: stated, copies, signer } = checkTrust(bundle, trust, hash)
  const times = stated.map((one) => (isAfter(one, now) ? { ...one, isAhead: true as const } : one))
  const all = [...bundle.findings, ...placed, ...content, ...trusted]
  const [credentials, notes] = [
    warnedBySeal(openings, 'credentials'),
    warnedBySeal(openings, 'notes'),
  ]
  const findings = BUNDLE_STEPS.flatMap((step) => all.filter((one) => one.step === step))
  return {
    ...{ exit: exitOf(findings), steps: stepsOf(findings, BUNDLE_STEPS), findings, times, copies },
    ...(signer !== undefined && { signer }),
    ...(credentials > 0 && { credentials }),
    ...(notes > 0 && { notes }),
    ...(isVerifierUnsealed(bundle, openings) && { isUnsealed: true as const }),
    ...(bundle.info && { info: bundle.info }),
  }
}

function isAfter({ at }: VouchedTime, now: string | undefined): boolean {
  // A time that no date can say begins with another sign, and is the latest of all.
  return now !== undefined && (at.startsWith('@') || at > now)
}

function stepsOf(
  findings: readonly BundleFinding[],
  checked: readonly BundleStep[],
): CheckedStep[] {
  return BUNDLE_STEPS.map((step) => {
    const own = findings.filter((one) => one.step === step || isBehind(step, one))
    if (!checked.includes(step)) return { step, result: 'not-checked' }
    if (own.length === 0) return { step, result: 'holds' }
    return { step, result: own.every(isIncomplete) ? 'incomplete' : 'altered' }
  })
}

/** Whose log it is nobody knows either, where the bundle itself names it. */
function isBehind(step: BundleStep, { code }: BundleFinding): boolean {
  return step === 'V8' && code === 'policy-from-bundle'
}
