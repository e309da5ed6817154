// The settings for lists of persons, by what lists state.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { withLinkage } from '../pair/link.ts'
import { PERSON_FIELDS, type PersonField, personListModel } from './person-list-model.ts'
import { readModel } from './read.ts'

const FILE = new URL('../../data/person-list.json', import.meta.url)

interface File {
  blocking: { on: string[] }[]
  blocking_families: { with_name: number[]; without_name: number[] }
}

test('[N117] lists that state everything are linked with the file as it stands', () => {
  assert.deepEqual(personListModel(), JSON.parse(readFileSync(FILE, 'utf8')))
})

test('[N117] whatever lists state, the settings are settings, and no rule asks for what is not stated', () => {
  for (let set = 0; set < 2 ** PERSON_FIELDS.length; set++) {
    const stated = PERSON_FIELDS.filter((_, n) => (set >> n) & 1)
    const file = personListModel(stated)
    assert.deepEqual(readModel(file).findings, [], stated.join())
    const { blocking, prior, training } = file as Record<string, unknown>
    const rules = JSON.stringify([blocking, prior, training])
    for (const field of PERSON_FIELDS.filter((one) => !stated.includes(one)))
      assert.ok(!rules.includes(`"${field}`), `${stated} asks for ${field}`)
  }
})

test('[N117] rules without a name take the two surest fields, and none is made of one', () => {
  const withoutName = (stated: readonly PersonField[]) => {
    const { blocking, blocking_families: families } = personListModel(stated) as File
    return families.without_name.map((n) => blocking[n]?.on)
  }
  assert.deepEqual(withoutName(['month', 'born', 'place']), [['month', 'born_low']])
  assert.deepEqual(withoutName(['place']), [])
  const more = (personListModel(PERSON_FIELDS, 3) as File).blocking.at(-1)?.on
  assert.deepEqual(more, ['home', 'month', 'born_low'])
})

test('[N95] lists of names alone teach nothing, and the scores are refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-names-'))
  try {
    const path = join(folder, 'names.csv')
    const head = 'mention_id,list,name,born_low,born_high,sex,home,place,month'
    const rows = ['김영순', '박철수', 'Kim Yong-sun', '박철수'].map(
      (name, n) => `${n},${n < 2 ? 'A' : 'B'},${name},,,,,,`,
    )
    writeFileSync(path, `${[head, ...rows].join('\n')}\n`)
    const { model } = readModel(personListModel([]))
    assert.ok(model)
    const of = { model, lists: [{ name: 'names', path }], settings: { folder } }
    const codes = await withLinkage({ ...of, seed: 'seed-1', today: '2026-11-27' }, async (found) =>
      found.findings.map(({ code }) => code),
    )
    assert.ok(codes.includes('untrained_level') && codes.includes('pass_without_pairs'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
