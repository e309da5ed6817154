// What tables say of themselves, in three languages.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TableFacts, TableName } from '@tumen/contract'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { tableWords } from './outlet.ts'

const FACTS: TableFacts = {
  table: 'claims',
  filter: { act: 'detention', state: 'withdrawn', place: 'CN/LN' },
  known: '2022-08-10',
  at: '2022-09-01T09:30:00.000Z',
  version: '1.2.3',
  rows: [['claims', 1234]],
  shortened: 0,
  isCapped: false,
}

test('[V401] the first sheet tells what was asked, as known when, and by which version', () => {
  for (const language of LANGUAGES) {
    const { table, ...words } = wordsIn(language)
    const lines = new Map(tableWords(language).about(FACTS))
    assert.equal(lines.get(table.what), table.name.claims)
    assert.equal(lines.get(table.known), '2022-08-10')
    assert.equal(lines.get(table.version), 'Tumen 1.2.3')
    assert.ok(lines.get(table.query)?.includes(words.act.detention))
    assert.ok(lines.get(table.query)?.includes(words.command.claimState.withdrawn))
    assert.ok(lines.get(table.query)?.endsWith(': CN/LN'))
    assert.match(lines.get(table.at) ?? '', /2022.*09:30/)
    assert.ok(!lines.has(table.shortened) && !lines.has(table.capped))
    const all = new Map(tableWords(language).about({ ...FACTS, shortened: 2, isCapped: true }))
    assert.equal(all.get(table.shortened), '2')
    assert.ok(all.has(table.capped))
    const none = new Map(tableWords(language).about({ ...FACTS, filter: {} }))
    assert.equal(none.get(table.query), table.everything)
  }
})

test('[V402] a row leads to its record, under the address of the server where it is known', () => {
  const { urlOf } = tableWords('en', 'https://tumen.example')
  assert.equal(urlOf('claims', 'c 1'), 'https://tumen.example/claims/c%201')
  assert.equal(tableWords('en').urlOf('persons', 'p1'), '/persons/p1')
  assert.equal(urlOf('places', 'CN/LN'), 'https://tumen.example/claims?place=CN%2FLN')
  const names = Object.keys(wordsIn('en').table.name) as TableName[]
  // Tables with rows of several kinds name the folder of each.
  const mixed: ReadonlySet<TableName> = new Set(['timeline', 'official'])
  for (const table of names) {
    const link = mixed.has(table) ? 'claims/x' : 'x'
    assert.match(tableWords('en').urlOf(table, link), /^\/[a-z]+[/?]/)
  }
})
