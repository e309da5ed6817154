// Which fields of lists carry rules, and how many together find pairs without a name. Invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Mention } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { personListModel } from '@tumen/linkage'
import { mention } from '../../fixture/linkage.ts'
import { personListSettings } from './person-list-setting.ts'

const stored = (row: Mention): Stored<Mention> => {
  return { row, recorded: '2022-05-01T10:00:00.000Z', by: 'ana', leaf: 1, leafRow: 0 }
}

/** Mentions of two lists; each field is stated by as many as it says. */
function mentions(count: number, fields: (n: number) => Partial<Mention>) {
  const row = (n: number) => mention(n % 2 ? 'm1' : 'm2', `${n}`, fields(n))
  return Array.from({ length: count }, (_, n) => stored(row(n)))
}

const may = { earliest: '2022-05-01', latest: '2022-05-31' }
const june = { earliest: '2022-06-01', latest: '2022-06-30' }

test('[D332] a field that less than a third of a list states, or that says the same of all, carries no rule', () => {
  const born = (n: number) => ({ bornLow: 1960 + (n % 40), bornHigh: 1960 + (n % 40) })
  const rare = mentions(100, (n) => ({
    ...born(n),
    ...(n % 5 === 0 && { home: `KP/${n % 10}` }),
    place: 'CN/LN',
    // Of one list only.
    ...(n % 2 && { time: n % 4 === 1 ? may : june }),
  }))
  assert.deepEqual(personListSettings(rare), personListModel(['born'], 2))
})

test('[D332] fields that are too common together are joined by one more', () => {
  const common = mentions(1000, (n) => ({
    ...{ home: n % 2 ? 'KP/HB' : 'KP/RG', time: n % 4 < 2 ? may : june },
    ...{ bornLow: 1960 + (n % 40), bornHigh: 1960 + (n % 40) },
  }))
  // Four blocks of 250 hold 124,500 pairs, more than fifty a mention; forty of 25 hold 12,000.
  assert.deepEqual(personListSettings(common), personListModel(['home', 'month', 'born'], 3))
  const few = mentions(40, (n) => ({
    home: n % 2 ? 'KP/HB' : 'KP/RG',
    time: n % 4 < 2 ? may : june,
  }))
  assert.deepEqual(personListSettings(few), personListModel(['home', 'month'], 2))
})
