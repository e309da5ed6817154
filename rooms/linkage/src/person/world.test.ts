// The three lists of the invented world, whose every person is known: 246 true pairs across lists,
// 254 with those that list B wrote twice. Expected numbers: the description of the world, 6.1-6.3.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { countTruePairs } from '../judge/evaluate-pair.ts'
import { evaluatePersons } from '../judge/evaluate-person.ts'
import type { LinkageModel } from '../model/model.ts'
import { personListModel } from '../model/person-list-model.ts'
import { readModel } from '../model/read.ts'
import { withLinkage } from '../pair/link.ts'
import { readColumn, readMentionIds, readPairs } from '../pair/link-result.ts'
import { type ResolveInput, resolve } from './resolve.ts'

const WORLD = fileURLToPath(new URL('../../../../world/', import.meta.url))
const HOMONYMS = [15, 47, 79, 111, 143, 175, 207, 239].map((first) => [first, first + 9])
const SIBLINGS = Array.from({ length: 10 }, (_, at) => [14 + 30 * at, 15 + 30 * at])
/** The age in each row of list B is that of this year. */
const YEAR = 2022

type Row = Readonly<Record<string, string>>

function table(path: string): Row[] {
  const [head = '', ...lines] = readFileSync(join(WORLD, path), 'utf8').trimEnd().split('\n')
  const columns = head.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))
  })
}

const placeIds = new Map(
  (
    JSON.parse(readFileSync(join(WORLD, 'places.json'), 'utf8')) as {
      id: string
      names: Record<string, string>
    }[]
  ).flatMap(({ id, names }) => Object.values(names).map((name) => [name, id] as const)),
)

/** First and last year of birth: as written, or from an age by both counts if none is stated. */
function bornOf({ birth_year, age, age_counting }: Row): [string, string] {
  if (birth_year) return [birth_year, birth_year]
  if (!age) return ['', '']
  const year = YEAR - Number(age)
  if (age_counting === 'korean') return [String(year + 1), String(year + 1)]
  return [String(year - 1), String(age_counting === 'international' ? year : year + 1)]
}

/** A row of a list in the columns of the model; places by their ids. */
function mentionOf(list: string, row: Row): string {
  const sex = { F: 'f', 女: 'f', M: 'm', 男: 'm' }[row.sex ?? ''] ?? ''
  const [home, place] = [row.home ?? '', row.arrest_place ?? ''].map(
    (name) => placeIds.get(name) ?? '',
  )
  const month = (row.arrest_month ?? '').slice(5)
  return [
    row.record_id,
    list,
    row.name,
    ...bornOf(row),
    sex,
    home,
    place,
    month,
    bornOf(row)[0],
  ].join(',')
}

function writeMentions(folder: string): string {
  const rows = ['A', 'B', 'C'].flatMap((list) =>
    table(`lists/list-${list.toLowerCase()}.csv`).map((row) => mentionOf(list, row)),
  )
  const path = join(folder, 'mentions.csv')
  const head = 'mention_id,list,name,born_low,born_high,sex,home,place,month,year'
  writeFileSync(path, `${[head, ...rows].join('\n')}\n`)
  return path
}

function personLists(): LinkageModel {
  const { model, findings } = readModel(personListModel())
  assert.ok(model, JSON.stringify(findings))
  return model
}

/** The lists linked, with who is truly behind each mention. */
async function linkWorld(): Promise<ResolveInput & { truth: Int32Array; hasYear: Int32Array }> {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-world-'))
  try {
    const options = {
      model: personLists(),
      lists: [{ name: 'world', path: writeMentions(folder) }],
      ...{ settings: { folder }, seed: 'seed-1', today: '2026-11-27' },
      keep: ['year'],
    }
    return await withLinkage(options, async ({ run, records, findings }) => {
      assert.ok(run, JSON.stringify(findings))
      const persons = new Map(
        table('lists/truth.csv').map(({ record_id = '', person }) => [record_id, Number(person)]),
      )
      const ids = await readMentionIds(run)
      const lists = await readColumn(run, undefined, records)
      // List B is not free of duplicates, so its rows may be one person.
      const list = lists.map((at, mention) => (ids[mention]?.startsWith('B') ? -1 : at))
      const truth = Int32Array.from(ids, (id) => persons.get(id) ?? -1)
      const years = await readColumn(run, 'year', records)
      const hasYear = years.map((year) => (year >= 0 ? 1 : 0))
      const pairs = await readPairs(run)
      return { mentions: records, pairs, threshold: 0, facts: { list }, truth, hasYear }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('[N160] the three lists of the invented world give their persons, and hardly a wrong pair', async () => {
  const { truth, hasYear, ...input } = await linkWorld()
  assert.deepEqual([truth.length, countTruePairs({ person: truth })], [504, 254])
  const { root } = resolve(input)
  const found = evaluatePersons(root, truth)
  assert.ok(found.pairs.f1 >= 0.95, `F1 ${found.pairs.f1}`)
  assert.ok(found.found >= 290 && found.found <= 304, `${found.found} persons`)
  const joined = ([x, y]: number[]) =>
    [...truth.keys()].flatMap((a) =>
      [...truth.keys()]
        .filter((b) => truth[a] === x && truth[b] === y && root[a] === root[b])
        .map((b) => [a, b] as const),
    )
  assert.deepEqual(SIBLINGS.flatMap(joined), [], 'siblings are two persons')
  // Of two people of one name, home, sex and month only a year of birth can tell who is who.
  for (const pair of HOMONYMS) {
    const persons = new Set(joined(pair).map(([a]) => root[a]))
    const members = [...truth.keys()].filter((at) => persons.has(root[at]))
    if (persons.size > 0)
      assert.ok(
        members.some((at) => hasYear[at] === 0),
        String(pair),
      )
  }
})

test('[N160] a pseudonym links nobody', async () => {
  const { truth, pairs } = await linkWorld()
  const hidden = new Set([31, 62, 93, 124])
  const named = table('lists/list-a.csv').filter(({ name = '' }) => name.includes('가명'))
  assert.equal(named.length, hidden.size)
  const between = [...pairs.w.keys()].filter((pair) => {
    const [x, y] = [truth[pairs.a[pair] as number], truth[pairs.b[pair] as number]]
    return hidden.has(x ?? 0) && hidden.has(y ?? 0) && x !== y
  })
  for (const pair of between) assert.ok((pairs.w[pair] as number) < 0)
})
