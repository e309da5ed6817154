// reader.set: turns a language model on. Its server is asked once, about an invented sentence: what
// does not answer as it should is not set.

import { given } from '@tumen/claim'
import { readerSet } from '@tumen/contract'
import { modelAddress, tryModel } from '@tumen/reading'
import { makeChange, step } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { implement } from '../operation.ts'
import { connect, refusalFor, signalOf } from './connect.ts'
import { nameOf, newestSetting } from './setting.ts'

export const setReader = implement(readerSet, async (desk, input, call) => {
  const { url, model, trustedHost, seen } = input
  // A server is not asked for what would be refused.
  refuseStale(await newestSetting(desk.ledger), seen)
  // An address of this machine needs no trust, and nothing is said of another one.
  const isElsewhere = (await modelAddress(url)) === 'not-this-machine'
  const host = isElsewhere ? trustedHost?.toLowerCase() : undefined
  const asked = { url, model, ...given({ host }) }
  step(call, 'trying-model', 0, 0)
  const { options, facts } = await connect(desk, call, asked)
  const why = await tryModel(options, signalOf(call))
  if (why !== undefined) throw refusalFor(why)
  const { digest } = facts
  const known = { url, ...nameOf(asked), ...given({ digest }) }
  const change = { operation: 'reader.set', subject: 'log', input }
  const answer = await makeChange(desk, call, change, async (write) => {
    refuseStale(await newestSetting(desk.ledger), seen)
    await write.append('reader_setting', { id: desk.newId('rs'), state: 'on', ...known })
    return known
  })
  // What the model before failed at says nothing of this one.
  desk.memory.readings.forget()
  return answer
})
