// How far a run is, for a bar or a live region. Notes hold counts and numbers of rules, never
// contents. Source: the reference on linkage, section 14.

export const LINKAGE_STAGES = [
  'load',
  'u',
  'em',
  'prior',
  'block',
  'values',
  'pattern',
  'score',
] as const

export type LinkageStage = (typeof LINKAGE_STAGES)[number]

/** Where a run is. */
export interface LinkageProgress {
  readonly stage: LinkageStage
  readonly done: number
  readonly total?: number
  /** How much of the statement that runs is done, 0 to 1, where the database can say. */
  readonly statement?: number
}

/** Told of progress. */
export type TellProgress = (progress: LinkageProgress) => void
