// Places by any name, and places of a group's own: as JSON and as GeoNames tables.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { GazetteerPlace } from '@tumen/claim'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { Refusal } from '../refusal.ts'
import { createGazetteer, nameKey, resolvePlace } from './gazetteer.ts'
import { readGeoNames } from './geonames.ts'
import { readPlaceTable } from './table.ts'

const fixture = await openFixture()
await addReport(fixture)

const find = async (name: string) => {
  const { places } = await fixture.ask<{ places: { id: string; path: string[] }[] }>(
    'vie',
    'place.find',
    { name },
  )
  return places.map(({ id }) => id)
}

test('[D43] a place is found by name, alias or id in any script, whatever the case', async () => {
  for (const name of [
    ...['Liaoning', 'LIAONING', 'liao ning', '랴오닝성', '요녕성', '辽宁省', '辽宁', 'CN/LN'],
    'geonames:2036115',
  ])
    assert.deepEqual(await find(name), ['CN/LN'], name)
  assert.deepEqual(await find('nowhere at all'), [])
  assert.equal(nameKey("P'yŏng-an"), nameKey('Pyongan'))
})

test('[D43] one name of several places is refused with their ids', () => {
  const place = (id: string, name: string): GazetteerPlace => ({
    ...{ id, level: 'adm2', names: { en: name } },
  })
  const gazetteer = createGazetteer([
    place('CN/A/x', 'Chosan'),
    place('KP/B/y', 'Chosan'),
    place('KP/B', 'Upper'),
    place('KP/B/z', 'Upper'),
  ])
  assert.throws(
    () => resolvePlace(gazetteer, 'chosan', 'place'),
    (error) =>
      error instanceof Refusal &&
      error.code === 'ambiguous-place' &&
      error.details.map(({ candidate }) => candidate).join() === 'CN/A/x,KP/B/y',
  )
  // A seat that bears its district's name means the district.
  assert.equal(resolvePlace(gazetteer, 'Upper', 'place').id, 'KP/B')
})

test('[D43] the shipped table has an id, a level and a name in every line', async () => {
  const [place, other] = readPlaceTable(
    'id\tlevel\ten\tko\tzh\taliases\tids\nCN\tcountry\tChina\t중국\t中国\tPRC|Zhongguo\tiso:CN\nKP\tcountry\tKorea\t\t\t\t\n',
  )
  assert.deepEqual(place?.aliases, ['PRC', 'Zhongguo'])
  assert.deepEqual(other, { id: 'KP', level: 'country', names: { en: 'Korea' } })
})

const MILL = { id: 'CN/LN/mill', level: 'site', names: { en: 'The Mill', ko: '방앗간' } }

test('[D44] own places are taken in once, and serve at once', async () => {
  assert.deepEqual(await find('The Mill'), [])
  const add = (places: object[]) => fixture.ask('own', 'place.import', { places })
  assert.deepEqual(await add([MILL]), { added: 1, unchanged: 0, skipped: 0 })
  assert.deepEqual(await find('방앗간'), ['CN/LN/mill'])
  assert.deepEqual(await add([MILL]), { added: 0, unchanged: 1, skipped: 0 })
  await fixture.ask('own', 'claim.record', { ...HELD, place: 'the mill' })
  // A second row of a place adds names; those of the shipped table stay.
  const more = { id: 'CN/LN', level: 'adm1', names: { en: 'Liaoning' }, aliases: ['Fengtian'] }
  await add([more])
  for (const name of ['Fengtian', '요녕성', '辽宁省']) assert.deepEqual(await find(name), ['CN/LN'])
})

test('[D44] bad places are refused all at once, and none is kept', async () => {
  const size = await fixture.size()
  const refusal = await refused(
    fixture.ask('own', 'place.import', {
      places: [
        { id: 'CN/LN/ok', level: 'site', names: { en: 'Fine' } },
        { id: 'CN/LN/ok', level: 'site', names: { en: 'Twice' } },
        { id: 'ZZ/nothing', level: 'site', names: { en: 'No parent' } },
        { id: 'CN/LN/far', level: 'site', names: { en: 'Far' }, latitude: '91' },
      ],
    }),
  )
  assert.deepEqual(
    refusal.details.map(({ place, code }) => `${place} ${code}`),
    ['1 id_repeated', '2 parent_missing', '3 value_out_of_range'],
  )
  assert.equal(await fixture.size(), size)
  assert.equal((await refused(fixture.ask('own', 'place.import', {}))).code, 'invalid-input')
})

const row = (number: string, name: string, code: string, admin: [string, string]) =>
  [
    ...[number, name, `${name} ascii`, '', '41.1', '122.2', code[0] ?? '', code, 'CN', ''],
    ...[admin[0], admin[1], '', '', '1000', '', '10', 'Asia/Shanghai', '2020-01-01'],
  ].join('\t')

const TABLE = [
  row('2036115', 'Liaoning', 'ADM1', ['19', '']),
  row('111', 'Fu Xian', 'ADM2', ['19', '210']),
  row('222', 'Wafangdian', 'PPLA3', ['19', '210']),
  row('333', 'Some Stream', 'STM', ['19', '210']),
].join('\n')
const NAMES = [
  ['1', '222', 'ko', '와팡뎬', '1', '', '', ''].join('\t'),
  ['2', '222', 'zh', '瓦房店', '', '', '', ''].join('\t'),
  ['3', '222', 'zh-Hant', '瓦房店市', '', '', '', ''].join('\t'),
  ['4', '222', 'de', 'Wafangdian', '', '', '', ''].join('\t'),
].join('\n')

test('[D45] GeoNames tables become places below those that are known', () => {
  const known = createGazetteer([
    { id: 'CN/LN', level: 'adm1', names: { en: 'L' }, ids: ['geonames:2036115'] },
  ])
  const { places, skipped } = readGeoNames({ table: TABLE, alternateNames: NAMES }, known)
  assert.deepEqual(
    places.map(({ id, level }) => `${id} ${level}`),
    ['CN/LN/gn111 adm2', 'CN/LN/gn111/gn222 settlement'],
  )
  assert.equal(skipped, 2)
  assert.deepEqual(places[1]?.names, { en: 'Wafangdian', ko: '와팡뎬', zh: '瓦房店' })
  assert.deepEqual(places[1]?.aliases, ['Wafangdian ascii', '瓦房店市'])
  assert.deepEqual(places[1]?.ids, ['geonames:222'])
})

test('[D45] a GeoNames table is imported through the operation; a broken line is named', async () => {
  const answer = await fixture.ask('own', 'place.import', {
    geonames: TABLE,
    alternateNames: NAMES,
  })
  assert.deepEqual(answer, { added: 2, unchanged: 0, skipped: 2 })
  assert.deepEqual(await find('瓦房店'), ['CN/LN/gn111/gn222'])
  const broken = await refused(
    fixture.ask('own', 'place.import', { geonames: `${TABLE}\nonly\tthree\tcells` }),
  )
  assert.deepEqual([broken.code, broken.details], ['not-understood', [{ line: 5 }]])
})
