import assert from 'node:assert/strict'
import test from 'node:test'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { DoneNote, UndoForm } from '../notice.tsx'
import { SpeakerLine, SpeakerLink, speakerLabel } from './speaker-line.tsx'

test('[V150] a speaker is called in the reader’s language, else in another that is named, else by its id', () => {
  const name = { en: 'a trader', ko: '한 상인' }
  assert.deepEqual(speakerLabel('ko', { id: 'a1', name }), { text: '한 상인' })
  assert.deepEqual(speakerLabel('zh', { id: 'a1', name }), { text: 'a trader', lang: 'en' })
  assert.deepEqual(speakerLabel('en', { id: 'a1', name: { und: 'N.' } }), { text: 'N.' })
  const rare = { id: 'a1', name: { ja: '商人' } }
  assert.deepEqual(speakerLabel('en', rare), { text: '商人', lang: 'ja' })
  assert.deepEqual(speakerLabel('en', { id: 'a1' }), { text: 'a1' })
  const link = renderToString(h(SpeakerLink, { language: 'en', speaker: rare }))
  assert.equal(link, '<a class="speaker" href="/speakers/a1" lang="ja">商人</a>')
})

test('[V151] a line says what a speaker is, how far it is named, and what a reader must know', () => {
  const speaker = {
    id: 'a1',
    kind: 'person',
    anonymity: 'pseudonym',
    name: { en: '<b>a clerk</b>' },
    scope: 'R1',
    party: true,
    sealed: '[sealed]',
  } as const
  const line = renderToString(h(SpeakerLine, { language: 'en', speaker, grades: ['B'] }))
  for (const words of [
    '● ',
    '&lt;b>a clerk',
    'person',
    'under a pseudonym',
    'sealed; ask a custodian',
    'party to the acts',
    'grade B',
    'href="/documents/R1"',
  ])
    assert.ok(line.includes(words), words)
  const { sealed: _, ...open } = speaker
  assert.ok(!renderToString(h(SpeakerLine, { language: 'en', speaker: open })).includes('●'))
})

test('[V152] the key of undo presses what was just done, and no button of a list', () => {
  const done = h(DoneNote, { language: 'en', done: 'recorded', leaf: 7, back: '/' })
  assert.ok(renderToString(done).includes('data-undo'))
  const one = h(UndoForm, { language: 'en', leaf: 7, back: '/' })
  assert.ok(!renderToString(one).includes('data-undo'))
})
