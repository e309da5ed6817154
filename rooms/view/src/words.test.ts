import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { FINDING_CODES } from '@tumen/claim'
import { namesOf } from './fill.ts'
import { LANGUAGES, languageOf } from './language.ts'
import { refusalSentence } from './phrase/refusal.ts'
import { wordsIn } from './words.ts'

/** Every text of a catalogue by its path. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (Array.isArray(value) || value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}/${key}`))
}

/** Paths whose texts differ in a way that breaks V1 or V2. */
function differencesOf(one: unknown, other: unknown): string[] {
  const others = new Map(textsOf(other))
  return textsOf(one).flatMap(([path, text]) => {
    const theirs = others.get(path)
    // How a unit or a date is written belongs to the language.
    if (/^\/(counter|date)\//.test(path)) return theirs === undefined ? [path] : []
    if (theirs === undefined || theirs.trim() === '') return [path]
    return namesOf(text).join() === namesOf(theirs).join() ? [] : [path]
  })
}

test('[V1] [V2] every language has every text, with the same parameters', () => {
  for (const language of LANGUAGES) {
    assert.deepEqual(differencesOf(wordsIn('en'), wordsIn(language)), [], language)
    assert.deepEqual(differencesOf(wordsIn(language), wordsIn('en')), [], language)
  }
})

test('[V1] [V2] bite: a missing text and a changed parameter are found', () => {
  const { refused: _, ...without } = wordsIn('ko')
  assert.deepEqual(differencesOf(wordsIn('en'), without), ['/refused'])
  const changed = { ...wordsIn('ko'), refused: '거부됨 {kode}' }
  assert.deepEqual(differencesOf(wordsIn('en'), changed), ['/refused'])
})

test('[V3] every refusal code of the desk has a sentence, an unknown one a general one', () => {
  const source = readFileSync(new URL('../../desk/src/refusal.ts', import.meta.url), 'utf8')
  const list = /REFUSAL_CODES = \[([^\]]*)\]/.exec(source)?.[1] ?? ''
  const codes = [...list.matchAll(/'([a-z-]+)'/g)].map((match) => match[1] as string)
  assert.ok(codes.length >= 31)
  for (const language of LANGUAGES) {
    const { refusal, otherRefusal } = wordsIn(language)
    assert.deepEqual(
      codes.filter((code) => !(code in refusal)),
      [],
      language,
    )
    assert.equal(refusalSentence(language, { code: 'something-new' }), otherRefusal)
  }
})

test('[V315] a day that cannot be taken is told with everything that it can be', () => {
  const told = {
    en: ['no such day', 'still to come', 'end lies before the beginning', 'more than one'],
    ko: ['존재하지 않는 날', '아직 오지 않은 날', '끝이 시작보다', '하루가 넘는'],
    zh: ['没有这一天', '还没有到', '结束早于开始', '一段时间'],
  }
  for (const language of LANGUAGES)
    for (const field of [undefined, 'to']) {
      const sentence = refusalSentence(language, { code: 'impossible-date', field })
      for (const words of told[language]) assert.ok(sentence.includes(words), sentence)
    }
})

test('[V4] every finding and fsck code has a sentence', () => {
  const fsck = Array.from({ length: 12 }, (_, n) => `FS${n + 1}`)
  for (const language of LANGUAGES) {
    const words = wordsIn(language)
    assert.deepEqual(
      FINDING_CODES.filter((code) => !(code in words.finding)),
      [],
    )
    assert.deepEqual(
      [...fsck, 'FS0', 'FS13', 'FS14', 'FS15', 'FS16'].filter((code) => !(code in words.fsck)),
      [],
    )
  }
})

test('[V5] the Korean and Chinese catalogues say that they are drafts', () => {
  const folder = new URL('./words/', import.meta.url)
  const files = readdirSync(folder).filter((name) => /\.(ko|zh)\.ts$|^(ko|zh)\.ts$/.test(name))
  assert.ok(files.length >= 14)
  const draft =
    'Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.'
  for (const name of files)
    assert.ok(readFileSync(new URL(name, folder), 'utf8').includes(draft), name)
})

test('[V6] the patterns and reasons of a report hold no digits', () => {
  for (const language of LANGUAGES) {
    const { reason, report, section, number, question, difference, counter } = wordsIn(language)
    const texts = textsOf({ reason, report, section, number, question, difference, counter })
    assert.deepEqual(
      texts.filter(([, text]) => /\d/.test(text)),
      [],
      language,
    )
  }
})

test('[V8] a tag or a locale chooses the language', () => {
  const expected: [string | undefined, string][] = [
    ['ko_KR.UTF-8', 'ko'],
    ['zh-Hans', 'zh'],
    ['EN', 'en'],
    ['fr', 'en'],
    ['C', 'en'],
    [undefined, 'en'],
  ]
  for (const [tag, language] of expected) assert.equal(languageOf(tag), language)
})

/** The words that the list of terms keeps off pages, as it writes them. */
function unwantedWords(): string[] {
  const terms = readFileSync(new URL('../../../docs/words.md', import.meta.url), 'utf8')
  const table = terms.split('## What no page says')[1] ?? ''
  const rows = [...table.matchAll(/^\| ([^|]+) \| [^|]+ \|$/gm)].map(([, first]) => first as string)
  return rows.filter((first) => first !== 'not').flatMap((first) => first.split(', '))
}

/** Where a text says such a word; a word of letters only as a whole, 비트코인 is another word. */
function saysUnwanted(text: string, unwanted: readonly string[]): boolean {
  const plain = text.replaceAll(/\{\w+\}|비트코인|比特币/gu, '')
  return unwanted.some((word) =>
    /^[a-z]+$/.test(word) ? new RegExp(`\\b${word}\\b`, 'i').test(plain) : plain.includes(word),
  )
}

test('[V310] no text says a word that the list of terms keeps off pages', () => {
  const unwanted = unwantedWords()
  assert.ok(unwanted.length >= 10)
  for (const language of LANGUAGES) {
    const found = textsOf(wordsIn(language)).filter(([, text]) => saysUnwanted(text, unwanted))
    assert.deepEqual(found, [], language)
  }
})

test('[V310] bite: such a word is found, also in Korean, and a parameter is none', () => {
  const unwanted = unwantedWords()
  assert.ok(saysUnwanted('Leaf {n}', unwanted) && saysUnwanted('리프 수', unwanted))
  assert.ok(!saysUnwanted('entry {leaf}', unwanted) && !saysUnwanted('비트코인', unwanted))
})
