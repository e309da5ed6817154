// The sets of roles that contracts name.
import type { Role } from '@tumen/claim'

export { ROLES, type Role } from '@tumen/claim'

export const READERS: readonly Role[] = [
  'viewer',
  'documenter',
  'analyst',
  'reviewer',
  'editor',
  'custodian',
]

export const COUNTERS: readonly Role[] = [...READERS, 'statistician']

export const EVERYBODY: readonly Role[] = [...COUNTERS, 'administrator']

export const RECORDERS: readonly Role[] = EVERYBODY.filter((role) => role !== 'viewer')

export const WRITERS: readonly Role[] = ['documenter', 'analyst']

export const LINKERS: readonly Role[] = ['analyst', 'reviewer']

export const ESTIMATORS: readonly Role[] = ['analyst', 'reviewer', 'statistician']

export const LISTERS: readonly Role[] = ['analyst', 'statistician']

export const NAMERS: readonly Role[] = ['documenter', 'analyst', 'reviewer']

export const LINKAGE_READERS: readonly Role[] = [...NAMERS, 'statistician']

/** Who looks after a workspace as a whole. */
export const KEEPERS: readonly Role[] = ['administrator', 'analyst', 'reviewer', 'custodian']

export const SIGNERS: readonly Role[] = ['administrator', 'reviewer', 'editor', 'custodian']

export const WRITERS_AND_REVIEWERS: readonly Role[] = ['documenter', 'analyst', 'reviewer']
