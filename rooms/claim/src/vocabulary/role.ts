// The roles of people at the desk. What each may do stands with the operations.

/** The roles of people at the desk. */
export const ROLES = [
  'viewer',
  'documenter',
  'analyst',
  'reviewer',
  'statistician',
  'editor',
  'custodian',
  'administrator',
] as const

export type Role = (typeof ROLES)[number]
