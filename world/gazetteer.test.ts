// The gazetteer that comes with the desk: its form, its tree, and its agreement with this world.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { GazetteerPlace } from '@tumen/claim'
import { worldJson, worldText } from './world-file.ts'

const [head = '', ...lines] = worldText('../rooms/desk/data/places.tsv')
  .replace(/\n$/, '')
  .split('\n')
const columns = head.split('\t')
const rows = lines.map((line) => {
  const cells = line.split('\t')
  return Object.fromEntries(columns.map((column, n) => [column, cells[n] ?? '']))
})
const byId = new Map(rows.map((row) => [row.id ?? '', row]))
const listOf = (cell = '') => cell.split('|').filter((part) => part !== '')

test('[W19] the table has nine columns, unique ids, and three names in each row', () => {
  assert.equal(head, 'id level en ko zh aliases ids latitude longitude'.replaceAll(' ', '\t'))
  assert.equal(byId.size, rows.length)
  for (const [n, line] of lines.entries()) {
    assert.equal(line.split('\t').length, 9, `line ${n + 2}`)
    assert.equal(line, line.normalize('NFC'))
  }
  for (const { id, en, ko, zh } of rows) {
    assert.match(id ?? '', /^[A-Z]{2}(\/[A-Za-z0-9-]+)*$/)
    assert.match(en ?? '', /^[A-Z][A-Za-z' ]+$/, id)
    assert.match(ko ?? '', /^[가-힣]+$/, id)
    assert.match(zh ?? '', /^\p{Script=Han}+$/u, id)
  }
})

const RANK = ['country', 'adm1', 'adm2', 'settlement']

test('[W19] every parent exists and is larger; points only for countries and provinces', () => {
  for (const { id = '', level = '', latitude = '', longitude = '' } of rows) {
    const parent = byId.get(id.split('/').slice(0, -1).join('/'))
    const rank = RANK.indexOf(level)
    assert.ok(rank >= 0, id)
    assert.equal(parent === undefined, rank === 0, id)
    if (parent) assert.ok(RANK.indexOf(parent.level ?? '') < rank, id)
    const hasPoint = rank < 2
    for (const [degrees, most] of [
      [latitude, 90],
      [longitude, 180],
    ] as const) {
      assert.equal(/^-?\d{1,3}\.\d$/.test(degrees), hasPoint, id)
      assert.ok(Math.abs(Number(degrees)) <= most, id)
    }
  }
})

test('[W19] no alias is empty, doubled or the name itself; ids elsewhere stand once', () => {
  for (const { id, en, ko, zh, aliases, ids } of rows) {
    const names = [en, ko, zh, ...listOf(aliases)]
    assert.equal(new Set(names).size, names.length, id)
    assert.equal(listOf(aliases).join('|'), aliases, id)
    for (const other of listOf(ids)) assert.match(other, /^(iso:[A-Z]{2}(-\w+)?|geonames:\d+)$/)
  }
  const others = rows.flatMap(({ ids }) => listOf(ids))
  assert.equal(new Set(others).size, others.length)
})

test('[W19] countries and provinces of this world are the same places there', () => {
  for (const place of worldJson<GazetteerPlace[]>('places.json')) {
    if (place.level === 'site') continue
    const row = byId.get(place.id)
    assert.ok(row, place.id)
    const names = [row.en, row.ko, row.zh, ...listOf(row.aliases)]
    for (const name of [place.names.en, place.names.zh, ...(place.aliases ?? [])])
      assert.ok(names.includes(name), name)
    for (const other of place.ids ?? []) assert.ok(listOf(row.ids).includes(other), other)
    assert.equal(`${row.latitude} ${row.longitude}`, `${place.latitude} ${place.longitude}`)
  }
})

for (const [name, id] of [
  ['요녕성', 'CN/LN'],
  ['연변', 'CN/JL/yanbian'],
  ['Yanbian', 'CN/JL/yanbian'],
  ['옌볜', 'CN/JL/yanbian'],
  ['도문', 'CN/JL/yanbian/tumen'],
  ['图们市', 'CN/JL/yanbian/tumen'],
  ['양강도', 'KP/RG'],
  ['나선', 'KP/RS'],
] as const)
  test(`[W19] ${name} is ${id} and nothing else`, () => {
    const found = rows.filter((row) =>
      [row.en, row.ko, row.zh, ...listOf(row.aliases)].includes(name),
    )
    assert.deepEqual(
      found.map((row) => row.id),
      [id],
    )
  })
