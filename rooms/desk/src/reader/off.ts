// reader.off: turns the language model off; nothing is asked from now on.

import { readerOff } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { settingOf } from './setting.ts'

export const offReader = implement(readerOff, async (desk, input, call) => {
  // Before anything else: what waits for the store would go on asking meanwhile.
  desk.memory.readings.forget()
  const change = { operation: 'reader.off', subject: 'log', input }
  return makeChange(desk, call, change, async (write) => {
    if (!(await settingOf(desk.ledger))) throw new Refusal('reader-off')
    await write.append('reader_setting', { id: desk.newId('rs'), state: 'off' })
    return { state: 'off' as const }
  })
})
