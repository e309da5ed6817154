import assert from 'node:assert/strict'
import test from 'node:test'
import { render } from 'preact-render-to-string'
import { ChangeList } from './change-list.tsx'
import { wordChanges } from './claim/word-change.ts'

/** The list for two texts, all invented. */
function listOf(from: string, to: string, language: 'en' | 'ko' = 'en'): string {
  const { changes } = wordChanges(from, to)
  const side = (text: string) => ({ text, lang: 'en' })
  return render(ChangeList({ language, from: side(from), to: side(to), changes }))
}

const BEFORE = 'The keepers of the ferry said on Sunday that at least 41 herons had come back'
const AFTER = 'and that nobody on the quay had seen where they spent the cold weeks of the year'

test('[V137] a change stands between the words around it, said in words too', () => {
  const html = listOf(`${BEFORE} early ${AFTER}.`, `${BEFORE.replace('at least ', '')} ${AFTER}.`)
  assert.match(html, /on Sunday that <del lang="en"><span[^>]*>Left out: <\/span>at least<\/del>/)
  assert.match(html, /<\/del> 41 herons had come back/)
  assert.equal(html.match(/at a number/g)?.length, 1)
  assert.equal(html.match(/<li>/g)?.length, 2)
})

test('[V137] what was left out stands apart from its neighbours', () => {
  const words = (html: string) => html.replace(/<[^>]+>/g, '')
  const inside = listOf(`${BEFORE}, early in spring, ${AFTER}.`, `${BEFORE} ${AFTER}.`)
  assert.match(words(inside), /come back Left out: early in spring and that/)
  const last = listOf(`${BEFORE} ${AFTER}. Nobody knows.`, `${BEFORE} ${AFTER}`)
  assert.match(words(last), /of the year Left out: Nobody knows/)
})

test('[V137] the reader is told in its own language, the words keep theirs', () => {
  const html = listOf(`${BEFORE} ${AFTER}.`, `${BEFORE} ${AFTER} again.`, 'ko')
  assert.match(html, /<p lang="en" dir="auto">/)
  assert.match(html, /<ins><span class="visually-hidden" lang="ko">더해짐: <\/span>again<\/ins>/)
})

test('[V137] a long change is cut with its length, and unseen signs are seen', () => {
  const long = 'Herons were counted on the pier and nobody wrote it down. '.repeat(10)
  const html = listOf(`${BEFORE} ${AFTER}. ${long}`, `${BEFORE} ${AFTER}\u202e.`)
  assert.match(html, /… and 3\d\d more characters/)
  assert.ok(!html.includes('\u202e') && html.includes('\ufffd'))
})
