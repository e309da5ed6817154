// The language of a document, by its name, its tag or its text. The texts are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openFixture, refused } from '../../fixture/desk.ts'
import { languageTag } from './language.ts'

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
    ['지난 4월 랴오닝성에서 탈북민 최소 52명이 구금됐다고 한 선교사가 말했다.', 'ko'],
    ['四月，至少五十二名脱北者在辽宁省被拘留，一位传教士告诉本报，其中十二人已被遣返。', 'zh'],
  ] as const)
    assert.equal(languageTag(undefined, text), tag)
  const french = 'Vendredi, la police a déclaré que neuf éleveurs étaient détenus dans la ville.'
  for (const text of [
    french,
    '先週の金曜日、警察は九人が町で拘束されていると発表しました。',
    'Nine.',
  ])
    assert.throws(() => languageTag(undefined, text), /invalid-input/, text)
  const fixture = await openFixture()
  t.after(fixture.close)
  const about = { id: 'K9', title: 'Held', published: '2024-07-29' }
  const no = await refused(fixture.ask('own', 'document.add', { ...about, text: french }))
  assert.deepEqual([no.code, no.field], ['invalid-input', 'language'])
  await fixture.ask('own', 'document.add', { ...about, text: english })
  const shown = await fixture.ask<{ document: { language: string } }>(
    ...(['own', 'document.show', { id: 'K9' }] as const),
  )
  assert.equal(shown.document.language, 'en')
})
