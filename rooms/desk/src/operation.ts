// The shape of an operation. The command line, the HTTP interface, the manual and the
// permission matrix are all made from one table of these; a door never decides.
import type { Ledger, Progress } from '@tumen/ledger'
import type { z } from 'zod'
import type { ReadingPool } from './document/reading-pool.ts'

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

/** Who asks: a pseudonym and the roles that it holds. */
export interface Actor {
  account: string
  roles: Role[]
}

/** What an operation may use. Clock, randomness and ids are arguments. */
export interface Desk {
  readonly ledger: Ledger
  readonly clock: () => Date
  /** A fresh opaque id with the given prefix, e.g. `cl_7c1e…`. */
  readonly newId: (prefix: string) => string
  /** The files of the verifier that a bundle carries; a bundle goes without them where absent. */
  readonly verifier?: () => Promise<readonly { path: string; bytes: Uint8Array }[]>
  /** The threads that read long texts; those of the process, unless a test gives its own. */
  readonly readers?: ReadingPool
}

/** The call itself: who asks, and how progress is told and cancelled. */
export interface Call {
  actor: Actor
  progress: Progress
  /** The same key with the same input answers as before. */
  idempotencyKey?: string
  /** Told the leaf of the change that was made, or answered again; a door offers to undo it. */
  changed?: (leaf: number) => void
  /** Files that came beside the input, which names them. */
  files?: ReadonlyMap<string, Uint8Array>
}

/** One thing that a person can do. */
export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** `noun.verb`. */
  name: string
  /** One sentence: what the asker gets. */
  summary: string
  input: I
  /** An allow-list: what is not in it cannot leave. */
  output: O
  /** Whether it changes the ledger; then it appends exactly one leaf. */
  changes: boolean
  /** Whether it can take long; then it reports progress and can be cancelled. */
  long: boolean
  /** Whether it needs no workspace: nothing of one is read or changed. */
  alone?: true
  run(desk: Desk, input: z.output<I>, call: Call): Promise<z.input<O>>
}

/** Declares an operation; the compiler checks `run` against both schemas. */
export function operation<I extends z.ZodType, O extends z.ZodType>(
  declared: Operation<I, O>,
): Operation<I, O> {
  return declared
}
