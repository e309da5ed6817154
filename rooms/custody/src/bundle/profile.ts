// What each profile of a bundle may hold: one table for who makes bundles and for who checks them.
// What is not listed does not go out. Source: custody.md 13, decisions 0019 and 0026.
import type { BundleProfile } from './bag-info.ts'
import type { BundleFile } from './bundle-path.ts'

/** What bytes in a bundle are: as they came, made of those, or kept beside them as a proof. */
export type ObjectRole = 'original' | 'derivative' | 'proof'

/** What one profile allows. */
export interface ProfileRule {
  roles: readonly ObjectRole[]
  /** Whether a derivative needs somebody who looked at it. */
  isReviewed: boolean
  /** Whether the index names what objects are called. */
  hasNames: boolean
  /** Which rows about claims are stated: none but released ones, open ones, or all. */
  statements: 'released' | 'open' | 'all'
  /** Which operations openings may be of. */
  kinds: RegExp
  /** Kinds of files that it never holds. */
  without: readonly BundleFile['kind'][]
}

const PUBLIC = 'bundle\\.seal|evidence\\.derive|release\\.[a-z-]+|figure\\.publish'
// Proposals that somebody accepted are claims, too.
const CLAIMS = '(?:claim|event)\\.[a-z-]+|proposal\\.(?:accept|amend)'

/** The rule of each. */
export const PROFILES: Readonly<Record<BundleProfile, ProfileRule>> = {
  public: {
    ...{ roles: ['derivative'], isReviewed: true, hasNames: false, statements: 'released' },
    kinds: new RegExp(`^(?:${PUBLIC})$`),
    without: ['who', 'list', 'row'],
  },
  partner: {
    ...{ roles: ['derivative'], isReviewed: false, hasNames: false, statements: 'open' },
    kinds: new RegExp(`^(?:${PUBLIC}|${CLAIMS})$`),
    without: ['who'],
  },
  court: {
    ...{ roles: ['original', 'derivative', 'proof'], isReviewed: false, hasNames: true },
    statements: 'all',
    kinds: /^/,
    without: [],
  },
}

/** By which operations bytes of a role are logged. */
export const LOGGED_BY: Readonly<Record<ObjectRole, readonly string[]>> = {
  original: ['document.add', 'evidence.add'],
  derivative: ['evidence.derive'],
  proof: ['evidence.attach'],
}
