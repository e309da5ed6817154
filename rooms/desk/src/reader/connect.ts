// The way to a language model: its address looked up and pinned, and what its server says of it
// before anything is sent. Refuses where a text would leave for another machine unseen.

import { type ModelFacts, type ModelOptions, modelAddress, modelFacts } from '@tumen/reading'
import type { Call, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import type { Model } from './setting.ts'

/** Where a model is asked, and what its server tells of it. */
export interface Connection {
  options: ModelOptions
  facts: ModelFacts
}

/** Connects to a model; refuses an address that is not its own machine's. */
export async function connect(
  desk: Desk,
  call: Call,
  { url, model, host }: Model,
): Promise<Connection> {
  const address = await modelAddress(url, host === undefined ? {} : { trustedHost: host })
  if (address === 'not-this-machine') throw new Refusal('reader-elsewhere', 'url')
  if (typeof address === 'string') throw new Refusal('reader-address', 'url')
  const facts = await modelFacts(address, model, signalOf(call))
  if (call.progress.signal?.aborted) throw new Refusal('cancelled')
  if (facts.isElsewhere) throw new Refusal('reader-passes-on', 'model')
  const { modelLimit: limit } = desk
  return { options: { address, model, ...(limit && { limit }) }, facts }
}

/** The signal of a call; one that never comes where it has none. */
export function signalOf({ progress }: Call): AbortSignal {
  return progress.signal ?? new AbortController().signal
}

/** What a request failed at that had an answer: it was no answer in the form. */
const ANSWERED: ReadonlySet<string> = new Set(['not-json', 'wrong-shape', 'no-answer', 'too-long'])

/** The refusal of a server by what it failed at. */
export function refusalFor(why: string): Refusal {
  if (why === 'stopped') return new Refusal('cancelled')
  if (why === 'redirected') return new Refusal('reader-redirects', 'url')
  const code = ANSWERED.has(why) ? 'reader-unfit' : 'reader-silent'
  return new Refusal(code, 'url', [{ why }])
}
