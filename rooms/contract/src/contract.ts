// The shape of a contract: what an operation is called, takes, answers, may refuse, and who may
// ask for it. The desk has the bodies; a door knows only this.
import type { z } from 'zod'
import type { RefusalCode } from './code.ts'
import type { Role } from './role.ts'
import { idSchema } from './schema/claim.ts'

/** One thing that a person can do, without its body. */
export interface Contract<
  N extends string = string,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  /** `noun.verb`. */
  readonly name: N
  /** One sentence: what the asker gets. */
  readonly summary: string
  readonly input: I
  /** An allow-list: what is not in it cannot leave. */
  readonly output: O
  readonly roles: readonly Role[]
  /** Whether it changes the ledger; then it appends exactly one leaf. */
  readonly changes: boolean
  /** Whether it can take long; then it reports progress and can be cancelled; default no. */
  readonly long?: boolean
  /** Whether it writes a file beside its answer, where the call says. */
  readonly file?: true
  /** Whether it needs no workspace: nothing of one is read or changed. */
  readonly alone?: true
  /** The codes with which it may refuse, beside those of every operation. */
  readonly refusals: readonly RefusalCode[]
}

/** Declares a contract, with the types of its name and schemas. */
export function contract<const N extends string, I extends z.ZodType, O extends z.ZodType>(
  declared: Contract<N, I, O>,
): Contract<N, I, O> {
  return declared
}

/** Whether what an operation records may be given an id by its asker. */
export function takesOwnId({ input }: Contract): boolean {
  const { id } = (input as { shape?: { id?: { unwrap?: () => unknown } } }).shape ?? {}
  return id?.unwrap?.() === idSchema
}
