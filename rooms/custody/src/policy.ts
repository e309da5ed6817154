// A policy says which logs and witnesses the reader trusts, and how many of the witnesses must have
// cosigned. c2sp.org/tlog-policy; stricter: at least one log, and the log's key does not cosign.
import { type Finding, isFinding } from './finding.ts'
import { hexText } from './hash.ts'
import { readVkey, type VerifierKey, vkey } from './key.ts'
import type { Signature } from './note.ts'

/** Somebody whose signature counts. */
export interface TrustedKey {
  key: VerifierKey
  url?: string
}

/** So many of the members; a member is a witness or another group, by its name. */
export interface PolicyGroup {
  least: number | 'any' | 'all'
  members: string[]
}

/** Whom the reader trusts. */
export interface Policy {
  logs: TrustedKey[]
  /** Witnesses by the names that the policy gives them. */
  witnesses: Map<string, TrustedKey>
  groups: Map<string, PolicyGroup>
  /** A witness or a group; `none` asks for no cosignature. */
  quorum: string
}

const MALFORMED: Finding = { code: 'malformed' }
const NONE = 'none'
const COUNT = /^[1-9][0-9]{0,5}$/

/** The policy that a text states, or `malformed`. */
export function readPolicy(text: string): Policy | Finding {
  if (hasControl(text)) return MALFORMED
  const reading = new PolicyReading()
  for (const line of text.split('\n')) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '')
    if (words.length === 0 || words[0]?.startsWith('#')) continue
    if (!reading.take(words)) return MALFORMED
  }
  return reading.policy() ?? MALFORMED
}

function hasControl(text: string): boolean {
  return [...text].some((sign) => (sign < ' ' && sign !== '\t' && sign !== '\n') || sign === '\x7f')
}

/** A policy as far as its lines were read. */
class PolicyReading {
  readonly #logs: TrustedKey[] = []
  readonly #witnesses = new Map<string, TrustedKey>()
  readonly #groups = new Map<string, PolicyGroup>()
  readonly #publicKeys = new Set<string>()
  readonly #members = new Set<string>()
  #quorum: string | undefined

  /** Whether the line is one that a policy can have here. */
  take([word = '', ...rest]: string[]): boolean {
    if (word === 'log') return this.#log(rest)
    if (word === 'witness') return this.#witness(rest)
    if (word === 'group') return this.#group(rest)
    return word === 'quorum' && this.#setQuorum(rest)
  }

  policy(): Policy | undefined {
    if (this.#quorum === undefined || this.#logs.length === 0) return undefined
    const [witnesses, groups] = [this.#witnesses, this.#groups]
    return { logs: this.#logs, witnesses, groups, quorum: this.#quorum }
  }

  #log([text = '', url, ...more]: string[]): boolean {
    const trusted = this.#trusted(text, url, 1)
    if (more.length > 0 || trusted === undefined) return false
    this.#logs.push(trusted)
    return true
  }

  #witness([name = '', text = '', url, ...more]: string[]): boolean {
    if (more.length > 0 || !this.#isNew(name)) return false
    const trusted = this.#trusted(text, url, 4)
    if (trusted === undefined) return false
    this.#witnesses.set(name, trusted)
    return true
  }

  /** A key of the type, unless its public key was given before under whatever name. */
  #trusted(text: string, url: string | undefined, type: 1 | 4): TrustedKey | undefined {
    const key = readVkey(text)
    if (isFinding(key) || key.type !== type) return undefined
    const bytes = hexText(key.publicKey)
    if (this.#publicKeys.has(bytes)) return undefined
    this.#publicKeys.add(bytes)
    return { key, ...(url !== undefined && { url }) }
  }

  #group([name = '', least = '', ...members]: string[]): boolean {
    const count = least === 'any' || least === 'all' ? least : Number(least)
    if (typeof count === 'number' && (!COUNT.test(least) || count > members.length)) return false
    if (members.length === 0 || !this.#isNew(name)) return false
    for (const member of members) {
      if (!this.#isKnown(member) || this.#members.has(member)) return false
      this.#members.add(member)
    }
    this.#groups.set(name, { least: count, members })
    return true
  }

  #setQuorum([name = '', ...more]: string[]): boolean {
    if (more.length > 0 || this.#quorum !== undefined) return false
    if (name !== NONE && !this.#isKnown(name)) return false
    this.#quorum = name
    return true
  }

  #isKnown(name: string): boolean {
    return this.#witnesses.has(name) || this.#groups.has(name)
  }

  #isNew(name: string): boolean {
    return name !== '' && name !== NONE && !this.#isKnown(name)
  }
}

/** The text of a policy, which `readPolicy` reads as the same policy. */
export function policyText({ logs, witnesses, groups, quorum }: Policy): string {
  const trusted = ({ key, url }: TrustedKey) => [vkey(key), ...(url === undefined ? [] : [url])]
  const lines = [
    ...logs.map((one) => ['log', ...trusted(one)]),
    ...[...witnesses].map(([name, one]) => ['witness', name, ...trusted(one)]),
    ...[...groups].map(([name, { least, members }]) => ['group', name, String(least), ...members]),
    ['quorum', quorum],
  ]
  return lines.map((words) => `${words.join(' ')}\n`).join('')
}

/** Whether enough witnesses of the policy are among those who signed a note. */
export function hasQuorum(policy: Policy, signatures: readonly Pick<Signature, 'key'>[]): boolean {
  const signed = new Set(signatures.map(({ key }) => vkey(key)))
  return policy.quorum === NONE || holds(policy, policy.quorum, signed)
}

// Names are defined before they are used, so that no group holds itself.
function holds(policy: Policy, name: string, signed: ReadonlySet<string>): boolean {
  const witness = policy.witnesses.get(name)
  if (witness !== undefined) return signed.has(vkey(witness.key))
  const { least, members } = policy.groups.get(name) as PolicyGroup
  const count = members.filter((member) => holds(policy, member, signed)).length
  return count >= (least === 'all' ? members.length : least === 'any' ? 1 : least)
}
