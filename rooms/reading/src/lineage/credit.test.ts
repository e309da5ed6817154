import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { type Credit, creditsOf, nameKeyOf } from './credit.ts'

const named = (text: string, kind: Credit['kind']) =>
  creditsOf(text)
    .filter((credit) => credit.kind === kind)
    .flatMap(({ names }) => names)

const CREDITS: [string, string][] = [
  ['This was originally published by Harbour Wire and is reprinted.', 'Harbour Wire'],
  ['Originally\u00a0published\u00a0by The Reed Post.\nSixty people', 'Reed Post'],
  ['Reprinted with permission of the Lantern Foundation.', 'Lantern Foundation'],
  ['REEDFORD, July 4 (Harbour Wire) -- Sixty people were held.', 'Harbour Wire'],
  ['By Ann Doe, Harbour Wire\nSixty people were held.', 'Harbour Wire'],
  ['(갈대시=하버통신) 60명이 억류됐다.', '하버통신'],
  ['60명이 억류됐다.\n하버통신 제공', '하버통신'],
  ['60명이 억류됐다.\n출처: 새벽신문', '새벽신문'],
  ['六十人被关押。\n来源：海港通讯社', '海港通讯社'],
  ['六十人被关押。\n（转载自海港日报）', '海港日报'],
  ['六十人被關押。\n（轉載自海港日報）', '海港日報'],
  ['Read the original article at Reed Post.\nSixty people were held.', 'Reed Post'],
  ['60명이 억류됐다.\n기사 출처: 하버통신', '하버통신'],
  ['六十人被关押。\n本文原载于海港日报', '海港日报'],
]

for (const [text, name] of CREDITS)
  test(`[R128] a credit names its source: ${name} in ${text.slice(0, 20)}`, () => {
    assert.ok(named(text, 'credit').includes(nameKeyOf(name)), JSON.stringify(creditsOf(text)))
  })

const ATTRIBUTIONS: [string, string][] = [
  ['Harbour Wire has reported that sixty were held.', 'Harbour Wire'],
  [
    'Sixty were held, according to the Lantern Foundation for Rights.',
    'Lantern Foundation for Rights',
  ],
  ['새벽신문에 따르면 60명이 붙잡혔다.', '새벽신문'],
  ['60명이 붙잡혔다고 새벽신문이 보도했다.', '새벽신문'],
  ['据海港通讯社报道，六十多人被关押。', '海港通讯社'],
  ['海港日报报道，六十多人被关押。', '海港日报'],
  ['據海港通訊社報導，六十多人被關押。', '海港通訊社'],
  ['The Lantern Foundation documented sixty arrests.', 'Lantern Foundation'],
  ['하버통신은 지난주 강가에서 60명이 붙잡혔다고 보도했다.', '하버통신'],
  ['비가 왔다. 등불 기록회는 60명이 더 붙잡혔다고 밝혔다.', '등불 기록회'],
]

for (const [text, name] of ATTRIBUTIONS)
  test(`[R128] an attribution names its source: ${name}`, () => {
    assert.ok(named(text, 'attribution').includes(nameKeyOf(name)), JSON.stringify(creditsOf(text)))
    assert.ok(!named(text, 'credit').includes(nameKeyOf(name)))
  })

test('[R128] a phrase without a name, and a phrase in the middle of a long text, credit nobody', () => {
  assert.deepEqual(named('Reprinted with permission.\nSixty people were held.', 'credit'), [])
  assert.deepEqual(named('They were told of it.', 'attribution'), [])
  const long = `${'Sixty were held. '.repeat(300)}Reprinted from Harbour Wire.${' So.'.repeat(800)}`
  assert.deepEqual(named(long, 'credit'), [])
})

test('[R128] whoever took a picture is not the source of the text', () => {
  for (const text of [
    'Sixty people were held.\nPhoto source: Harbour Wire',
    '60명이 억류됐다.\n사진 제공: 하버통신',
    '60명이 억류됐다.\n사진=하버통신 제공',
    '六十人被关押。\n图片来源：海港通讯社',
  ])
    assert.deepEqual(named(text, 'credit'), [], text)
})

test('[R128] offsets are of the phrase in the stored text', () => {
  const text = 'Originally\u00a0published by Harbour Wire.'
  const [credit] = creditsOf(text)
  assert.equal(text.slice(credit?.start, credit?.end), 'Originally\u00a0published by')
})

interface Vector {
  text: string
  kind: string | null
  name: string | null
}

test('[R128] every text of credit.json names the source that it names, and no picture does', () => {
  const file = new URL('../../../../vectors/reading/credit.json', import.meta.url)
  for (const { text, kind, name } of JSON.parse(readFileSync(file, 'utf8')) as Vector[]) {
    const [first] = creditsOf(text)
    assert.equal(first?.kind ?? null, kind, text)
    if (name !== null) assert.ok(first?.names.includes(name), text)
  }
})
