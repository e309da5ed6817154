// A word that lets somebody in: it works once and for a day; what the log keeps is its digest.
import type { Writer } from '@tumen/ledger'
import { makeChange } from '../change/make.ts'
import type { Call, Desk } from '../operation.ts'
import { digestOfWord, newWord } from './word.ts'

const DAY_MS = 24 * 60 * 60_000

/** Makes the change and the word for it; a call that is answered again has no word any more. */
export async function invited(
  desk: Desk,
  call: Call,
  change: Parameters<typeof makeChange>[2],
  work: (write: Writer) => Promise<string>,
) {
  const word = newWord(desk.random)
  const until = new Date(desk.clock().getTime() + DAY_MS).toISOString()
  let isFresh = false
  const answer = await makeChange(desk, call, change, async (write) => {
    const account = await work(write)
    await write.append('credential', {
      ...{ id: desk.newId('cr'), account, kind: 'invitation', state: 'on' },
      ...{ digests: [digestOfWord(word)], until },
    })
    isFresh = true
    return { account, until }
  })
  return isFresh ? { ...answer, word } : answer
}
