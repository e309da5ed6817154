// No number of people is overlooked: it is proposed, or told to be left out.
import assert from 'node:assert/strict'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { readLabelledFolder, shippedResources } from '../../fixture/folder.ts'
import type { Language, SourceText } from '../text/source-text.ts'
import { type LeftOut, numbersLeftOut } from './left-out.ts'
import { readText } from './read-text.ts'

const resources = shippedResources()
const DAY = { earliest: '2024-05-04', latest: '2024-05-04' }

function leftIn(source: SourceText): LeftOut[] {
  const steps = numbersLeftOut(source, readText(source, resources))
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.numbers
  }
}

function wordsLeft(text: string, language: Language): string[] {
  return leftIn({ text, language, published: DAY }).map((one) => one.text)
}

test('[R501] of a hundred labelled numbers ninety-nine of every labelled text is proposed or told', () => {
  const folder = fileURLToPath(new URL('../../../../vectors/reading', import.meta.url))
  let all = 0
  const hidden = readLabelledFolder(folder).flatMap(({ id, source, labels }) => {
    const left = leftIn(source)
    const shown = [
      ...readText(source, resources).flatMap(({ quantity }) => (quantity ? [quantity.span] : [])),
      ...left,
    ]
    const numbers = labels.filter(
      ({ quantity: { op, value } }) => op !== 'vague' && (value ?? 2) > 1,
    )
    all += numbers.length
    return numbers
      .map(({ quantity }) => quantity.span)
      .filter(({ start, end }) => !shown.some((one) => one.start < end && start < one.end))
      .map((span) =>
        `${id}: ${span.text} | ${source.text.slice(span.start - 30, span.end + 30)}`.replaceAll(
          '\n',
          '/',
        ),
      )
  })
  assert.ok(hidden.length <= 0.01 * all, `${hidden.length} of ${all}: ${hidden.join('\n')}`)
})

test('[R501] names, cases and removals are told; ages, days, shares and signs are not', () => {
  const text =
    'The spokesman listed 29 names on 3 May 2023 and could only vouch for nine. There were 310 ' +
    'removals, against 184 last year. COVID-19 kept Moses Lado, 41, a father of two, at home, 41 ' +
    'km from the sea, with 12 per cent of his 300 euros. Nine of the 36 held were freed.'
  assert.deepEqual(wordsLeft(text, 'en'), ['29 names', 'nine', '310 removals', '184'])
  assert.deepEqual(wordsLeft('그는 사례 7건을 기록했고 열세 가구가 5월 3일 쫓겨났다.', 'ko'), [
    '7건',
    '열세 가구',
  ])
  assert.deepEqual(wordsLeft('今年以来该中心共登记了十起类似案件,涉及35户。他们一起走了。', 'zh'), [
    '十起',
    '35户',
  ])
})

test('[R501] a number that stands alone is told, and an age or a year is not', () => {
  const english = 'He had first heard of 23. The rest, 41, were let go. A boy of six, ill, slept.'
  assert.deepEqual(wordsLeft(english, 'en'), ['23', '41'])
  assert.deepEqual(wordsLeft('모두 31이었다. 그해는 2019였다. 우리는 서른이었다.', 'ko'), [
    '31',
    '서른',
  ])
  assert.deepEqual(wordsLeft('最初的报道说是12，后来是15。他排名第三。', 'zh'), ['12', '15'])
})

test('[R501] the children by whom a parent is told are nobody that something is done to', () => {
  const valuesOf = (text: string, language: Language) =>
    readText({ text, language, published: DAY }, resources).map(({ quantity }) => quantity?.value)
  assert.deepEqual(valuesOf('A mother of two was beaten to death.', 'en'), [])
  assert.deepEqual(valuesOf('一名两个孩子的母亲被打死。', 'zh'), [1])
  assert.deepEqual(valuesOf('两个孩子被打死。', 'zh'), [2])
})

test('[R501] the numbers of a table are told; its years and shares are not', () => {
  const korean = '통계\n\n구분 | 2022년 상반기 | 2021년 상반기\n합계 | 118 | 1,096\n여성 | 83 | 61%'
  assert.deepEqual(wordsLeft(korean, 'ko'), ['118', '1,096', '83'])
  const english = 'Arrivals\n\nYear\tWomen\tMen\n2021\t61\t35\nTotal   144   70\n'
  assert.deepEqual(wordsLeft(english, 'en'), ['61', '35', '144', '70'])
  assert.deepEqual(wordsLeft('抵达\n\n年份 | 女 | 男\n2021 | 61 | 35', 'zh'), ['61', '35'])
})

test('[R501] a number is told with its sentence, in the stored text', () => {
  const text = 'Nobody knew.\n\nThe list has 29 names. It rained.'
  const [one] = leftIn({ text, language: 'en', published: DAY })
  assert.ok(one)
  assert.equal(text.slice(one.start, one.end), '29 names')
  assert.equal(text.slice(one.sentence.start, one.sentence.end), 'The list has 29 names.')
})

test('[R501] bodies that are counted as such are told: "시신 12구", "24 bodies", 20具尸体', () => {
  assert.deepEqual(wordsLeft('강가에서 시신 12구가 발견됐다.', 'ko'), ['12구'])
  assert.deepEqual(wordsLeft('24 bodies of miners were exhumed.', 'en'), ['24 bodies'])
  assert.deepEqual(wordsLeft('河边发现20具尸体。', 'zh'), ['20具'])
})
