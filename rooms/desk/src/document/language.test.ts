// The language of a document, by its name, its tag or its text. The texts are invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { openFixture, refused } from '../../fixture/desk.ts'
import { languageTag } from './language.ts'
import { firstWords } from './make.ts'

test('[D608] a language is understood by its tag and by its name, in our languages and its own', () => {
  for (const [name, tag] of [
    ['English', 'en'],
    [' english ', 'en'],
    ['영어', 'en'],
    ['英语', 'en'],
    ['Korean', 'ko'],
    ['한국어', 'ko'],
    ['중국어', 'zh'],
    ['中文', 'zh'],
    ['日本語', 'ja'],
    ['zh-Hant', 'zh-Hant'],
    ['sv', 'sv'],
  ] as const)
    assert.equal(languageTag(name, ''), tag, name)
})

test('[D609] a language that nobody names is found in the text, or asked for', async (t) => {
  const english =
    'On Friday the police said that nine of the herders were held in the town of Dali.'
  for (const [text, tag] of [
    [english, 'en'],
    ['Police arrested 34 people in Dali. Min Zaw told Radio Meridian that 9 were shot.', 'en'],
    ['At least 39 were held.', 'en'],
    ['39 people were held.', 'en'],
    ['At least 39 North Koreans were arrested in Jilin.', 'en'],
    ['지난 4월 랴오닝성에서 탈북민 최소 52명이 구금됐다고 한 선교사가 말했다.', 'ko'],
    ['셋이 잡혀갔다.', 'ko'],
    ['四月，至少五十二名脱北者在辽宁省被拘留，一位传教士告诉本报，其中十二人已被遣返。', 'zh'],
  ] as const)
    assert.equal(languageTag(undefined, text), tag)
  const french = 'Vendredi, la police a déclaré que neuf éleveurs étaient détenus dans la ville.'
  for (const text of [
    french,
    'Die Polizei hat in Bern 30 Personen verhaftet, was man an dem Abend in der Stadt so sagte.',
    '先週の金曜日、警察は九人が町で拘束されていると発表しました。',
    'Nine.',
    'Held: 39.',
    // Names and titles in texts of neighbours.
    'Dat was in The Guardian en in Time.',
    'Hij had in de stad gewoond.',
    'De fem var tilbage at The Hague.',
    'L’article de The New York Times.',
    '三十九人被捕',
  ])
    assert.throws(() => languageTag(undefined, text), /invalid-input/, text)
  const fixture = await openFixture()
  t.after(fixture.close)
  const about = { id: 'K9', title: 'Held', published: '2024-07-29' }
  const no = await refused(fixture.ask('own', 'document.add', { ...about, text: french }))
  assert.deepEqual([no.code, no.field], ['invalid-input', 'language'])
  assert.deepEqual(no.details, [{ code: 'language_unsure', path: 'language' }])
  await fixture.ask('own', 'document.add', { ...about, text: english })
  const shown = await fixture.ask<{ document: { language: string } }>(
    ...(['own', 'document.show', { id: 'K9' }] as const),
  )
  assert.equal(shown.document.language, 'en')
})

test('[D609] of a photograph in which a program finds a few signs no language is asked', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const file = new URL('../../../../world/pictures/P2.png', import.meta.url)
  const about = { id: 'K9', title: 'Coach', published: '2024-07-29' }
  const bytes = readFileSync(file).toString('base64')
  await fixture.ask('own', 'document.add', { ...about, bytes, mediaType: 'image/png' })
  const shown = await fixture.ask<{ document: { language: string } }>(
    ...(['own', 'document.show', { id: 'K9' }] as const),
  )
  assert.equal(shown.document.language, 'und')
})

test('[D803] a text without a title has its first words as one, and the answer says so', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const long =
    'On Friday the police of the border town said that nine of the herders were held, and'
  const text = `\n — \n${long} that the others went home.\n\nIt was the third such night.`
  const about = { published: '2024-07-29', language: 'en' }
  const added = await fixture.ask<{ titleFound?: true }>('own', 'document.add', {
    ...{ ...about, id: 'K9', text },
  })
  assert.equal(added.titleFound, true)
  const shown = await fixture.ask<{ document: { title: string } }>('own', 'document.show', {
    id: 'K9',
  })
  assert.equal(
    shown.document.title,
    'On Friday the police of the border town said that nine of the herders were …',
  )
  const named = await fixture.ask<{ titleFound?: true }>('own', 'document.add', {
    ...{ ...about, id: 'K8', title: 'Held', text: 'Nine were held.' },
  })
  assert.equal(named.titleFound, undefined)
  assert.equal(firstWords('구금'.repeat(60)), `${'구금'.repeat(40)} …`)
})
