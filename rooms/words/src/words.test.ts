import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { formsOf, namesOf } from './fill.ts'
import { LANGUAGE_TAG, LANGUAGES, languageOf } from './language.ts'
import { verifyWordsIn } from './verify.ts'
import { wordsIn } from './words.ts'

const ROOM = new URL('../', import.meta.url)

/** Every text of a tree by its path; the months in a row have names in some languages only. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (Array.isArray(value)) return []
  return Object.entries(value as object).flatMap(([key, one]) => textsOf(one, `${path}/${key}`))
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

/** The files of a language by name, without the list of them. */
function filesOf(folder: string): [string, unknown][] {
  return readdirSync(new URL(`${folder}/`, ROOM))
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(new URL(`${folder}/${name}`, ROOM), 'utf8'))])
}

test('[V1] [V2] every language has every text, with the same parameters', () => {
  for (const language of LANGUAGES) {
    assert.deepEqual(differencesOf(wordsIn('en'), wordsIn(language)), [], language)
    assert.deepEqual(differencesOf(wordsIn(language), wordsIn('en')), [], language)
  }
})

test('[V1] [V2] mutation test: a missing text and a changed parameter are found', () => {
  const { refused: _, ...without } = wordsIn('ko')
  assert.deepEqual(differencesOf(wordsIn('en'), without), ['/refused'])
  const changed = { ...wordsIn('ko'), refused: '거부됨 {kode}' }
  assert.deepEqual(differencesOf(wordsIn('en'), changed), ['/refused'])
})

test('[V5] the Korean and Chinese folders say that they are drafts', () => {
  for (const language of ['ko', 'zh'] as const)
    assert.equal(
      wordsIn(language).language.note,
      'Korean and Chinese labels are drafts: to be reviewed by a native speaker who knows the field.',
    )
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

test('[Q3] a text stands in one file, and the texts are those of all files', () => {
  for (const language of LANGUAGES) {
    const written = filesOf(language).flatMap(([, file]) => textsOf(file).map(([path]) => path))
    assert.equal(new Set(written).size, written.length, language)
    const read = textsOf(wordsIn(language)).map(([path]) => path)
    assert.deepEqual(read.sort(), written.sort(), language)
  }
})

test('[Q4] the languages are the folders; each has the same files and the same list of them', () => {
  const entries = readdirSync(ROOM, { withFileTypes: true })
  const folders = entries
    .filter((one) => one.isDirectory() && !['src', 'dist'].includes(one.name))
    .map(({ name }) => name)
  assert.deepEqual(folders.sort(), [...LANGUAGES].sort())
  const list = (language: string) => readFileSync(new URL(`${language}/noun.ts`, ROOM), 'utf8')
  for (const language of LANGUAGES) {
    const names = filesOf(language).map(([name]) => name)
    const listed = [...list(language).matchAll(/'\.\/([\w-]+\.json)'/g)].map((match) => match[1])
    assert.deepEqual(listed.sort(), names.sort(), language)
    assert.equal(list(language), list('en'), language)
  }
})

/** The choices of a pattern, as they are written. */
function choicesOf(text: string): string[] {
  const all = [...text.matchAll(/\{\w+(?:@[\w-]+)?\|((?:[^{}]|\{\w+\})*)\}/g)]
  return all.map((match) => match[1] ?? '')
}

/** The choices without a form for each category of the language, or with one for another. */
function unfitChoices(tag: string, text: string): string[] {
  const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories
  return choicesOf(text).filter((choice) => {
    const named = Object.keys(formsOf(choice)).filter((name) => !/^\d+$/.test(name))
    return named.sort().join() !== [...categories].sort().join()
  })
}

test('[Q5] every choice has a form for each category of its language, and no other', () => {
  for (const language of LANGUAGES) {
    const texts = textsOf(wordsIn(language))
    const unfit = texts.filter(([, text]) => unfitChoices(LANGUAGE_TAG[language], text).length > 0)
    assert.deepEqual(unfit, [], language)
    assert.ok(texts.some(([, text]) => choicesOf(text).length > 0))
  }
})

test('[Q5] mutation test: a missing and a needless form are found', () => {
  assert.equal(unfitChoices('ko', '{n|report|reports}').length, 1)
  assert.equal(unfitChoices('ru', '{n|one=файл|other=файла}').length, 1)
  assert.equal(unfitChoices('en', '{n|1=one|other=many}').length, 1)
  assert.deepEqual(unfitChoices('ru', '{n|one=а|few=б|many=в|other=г}'), [])
})

test('[Q6] the words of a check alone are those of all words', () => {
  for (const language of LANGUAGES)
    assert.deepEqual(verifyWordsIn(language), wordsIn(language).verify)
})

/** The words that the list of terms keeps off pages, as it writes them. */
function unwantedWords(): string[] {
  const terms = readFileSync(new URL('../../docs/words.md', ROOM), 'utf8')
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
    // The recipe in a bundle is no page: it names what other people's tools name.
    const { howto: _, ...texts } = wordsIn(language)
    const found = textsOf(texts).filter(([, text]) => saysUnwanted(text, unwanted))
    assert.deepEqual(found, [], language)
  }
})

test('[V310] mutation test: such a word is found, also in Korean, and a parameter is none', () => {
  const unwanted = unwantedWords()
  assert.ok(saysUnwanted('Leaf {n}', unwanted) && saysUnwanted('리프 수', unwanted))
  assert.ok(!saysUnwanted('entry {leaf}', unwanted) && !saysUnwanted('비트코인', unwanted))
})
