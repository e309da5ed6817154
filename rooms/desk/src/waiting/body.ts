// What is kept of a file until it is read: what was said of it, and who said it with which roles.
import { ROLES } from '@tumen/claim'
import { documentAdd } from '@tumen/contract'
import type { Waiting, WaitingFile } from '@tumen/ledger'
import { z } from 'zod'
import { digestOf } from '../change/make.ts'
import type { Actor } from '../operation.ts'

const ROLE_LIST = z.array(z.enum(ROLES))

const bodySchema = z.strictObject({
  actor: z.strictObject({
    account: z.string(),
    roles: ROLE_LIST,
    groups: z.record(z.string(), ROLE_LIST).optional(),
    /** Of a program: its key. */
    key: z.string().optional(),
  }),
  /** Of document.add, without the file and the id. */
  input: documentAdd.input.omit({ bytes: true, id: true, wait: true }),
  /** Whether a language model that is on may read along behind it. */
  reads: z.boolean(),
})

export type WaitingBody = z.output<typeof bodySchema>

/** The row of a file that waits. */
export function waitingRow({ id, at }: Pick<Waiting, 'id' | 'at'>, body: WaitingBody): Waiting {
  return { id, at, account: body.actor.account, body: JSON.stringify(body) }
}

/** What was said of it; nothing where this version does not understand that any more. */
export function bodyIn({ body }: Pick<WaitingFile, 'body'>): WaitingBody | undefined {
  try {
    return bodySchema.parse(JSON.parse(body))
  } catch {
    return undefined
  }
}

/** Who handed it in, with the roles that they had; by which key, `body.actor.key` says. */
export function adderIn({ actor }: WaitingBody): Actor {
  const { account, roles, groups } = actor
  return { account, roles, ...(groups && { groups }) }
}

/** What tells two files of the same bytes apart before they are read. */
export function saidDigest(input: WaitingBody['input'] | undefined): string {
  const { title, language, publisher, published, url } = input ?? {}
  return digestOf({ title, language, publisher, published, url })
}
