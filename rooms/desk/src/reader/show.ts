// reader.show: whether a language model reads texts here, and what was measured of the readers.

import { given } from '@tumen/claim'
import { readerShow } from '@tumen/contract'
import { newestLeaf } from '../change/stale.ts'
import { implement } from '../operation.ts'
import { can } from '../policy.ts'
import { measureReaders } from './measure.ts'
import { newestSetting, settingOf } from './setting.ts'

export const showReader = implement(readerShow, async (desk, _input, call) => {
  const found = await settingOf(desk.ledger)
  const leaf = newestLeaf(await newestSetting(desk.ledger))
  const setting = found && { ...found.model, recorded: found.recorded, by: found.by }
  // Who reads no document has nothing to measure.
  const isReader = can(call.actor, 'quote.read')
  const measured = isReader ? await measureReaders(desk, call) : undefined
  const state = setting ? ('on' as const) : ('off' as const)
  return { state, leaf, ...given({ setting, measured }) }
})
