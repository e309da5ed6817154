// Time stamps over the frozen file of a checkpoint. An authority learns a digest of a checkpoint
// and our address, so only those that somebody configured are asked. Source: custody.md 12.
import { isFinding, readTimeStamp, timeStampRequest } from '@tumen/custody'
import type { Ledger } from '@tumen/ledger'
import { askAddress } from './ask-address.ts'

/** What came of asking an authority, by its name. */
export interface StampReply {
  authority: string
  /** `other` when the answer is none over this file. */
  said: 'stamped' | 'other' | 'silent'
  /** Instant that the token states. */
  time?: string
}

/** An authority, and how long it is waited for. */
export interface AskedAuthorities {
  authorities: readonly { name: string; url: string }[]
  waitMs: number
}

/** The request over a checkpoint, whose file is frozen from then on. */
export async function requestFor(
  ledger: Ledger,
  size: number,
): Promise<{ file: string; request: Uint8Array<ArrayBuffer> }> {
  const file = await ledger.freeze(size)
  return { file, request: new Uint8Array(timeStampRequest(Buffer.from(file, 'utf8'))) }
}

/** Asks the authorities that have not stamped the checkpoint yet, and keeps what they give. */
export async function stampHead(
  ledger: Ledger,
  size: number,
  { authorities, waitMs }: AskedAuthorities,
): Promise<StampReply[]> {
  if (authorities.length === 0) return []
  const { request } = await requestFor(ledger, size)
  const [head] = await ledger.heads({ before: size + 1, limit: 1 })
  const known = new Set(head?.tokens.map(({ authority }) => authority))
  const type = 'application/timestamp-query'
  return Promise.all(
    authorities.map(async ({ name, url }): Promise<StampReply> => {
      if (known.has(name)) return { authority: name, said: 'stamped' }
      const answer = await askAddress(url, { body: request, type, waitMs })
      if (answer?.status !== 200) return { authority: name, said: 'silent' }
      return keepStamp(ledger, size, { authority: name, tsr: answer.bytes })
    }),
  )
}

/** Keeps the answer of an authority, when it is one over the file of the checkpoint. */
export async function keepStamp(
  ledger: Ledger,
  size: number,
  token: { authority: string; tsr: Uint8Array },
): Promise<StampReply> {
  const { authority, tsr } = token
  const file = await ledger.freeze(size)
  const stated = readTimeStamp(tsr, Buffer.from(file, 'utf8'))
  if (isFinding(stated)) return { authority, said: 'other' }
  await ledger.keepToken(size, token)
  return { authority, said: 'stamped', ...stated }
}
