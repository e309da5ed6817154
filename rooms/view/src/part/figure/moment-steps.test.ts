// The steps of an answer over its moments: each a link in words, six around the day looked at.
import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES, type Language } from '@tumen/words'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { madeFigure, stated } from '../../chart/made-figure.test.ts'
import type { Moment } from '../../chart/moment-chart.tsx'
import { MomentSteps, momentOn } from './moment-steps.tsx'

const { question } = madeFigure({}).explanation

function moment(n: number, given: Partial<Moment> = {}): Moment {
  const on = `2022-${String(n).padStart(2, '0')}-01`
  const low = stated(10 + n)
  return { on, low, best: null, high: null, open: true, status: 'corroborated', ...given }
}

function drawn(moments: readonly Moment[], knownOn: string, language: Language = 'en'): string {
  const given = { language, question, moments, knownOn, allHref: '#moments' }
  return render(h(MomentSteps, { ...given, hrefOf: (on) => `/show?on=${on}` }))
}

const NINE = Array.from({ length: 9 }, (_, n) => moment(n + 1))

test('[V283] six steps stand around the day that is looked at, and the way to all', () => {
  for (const [day, here, first] of [
    ['2022-01-15', 1, 1],
    ['2022-05-20', 5, 2],
    ['2022-12-31', 9, 4],
  ] as const) {
    const page = drawn(NINE, day)
    const days = [...page.matchAll(/href="\/show\?on=2022-(\d\d)-01"/g)].map(([, n]) => Number(n))
    assert.deepEqual(
      days,
      [0, 1, 2, 3, 4, 5].map((n) => first + n),
      day,
    )
    const current = /on=2022-(\d\d)-01" aria-current="true"/.exec(page)?.[1]
    assert.equal(Number(current), here, day)
    assert.match(page, /href="#moments"/)
  }
  assert.doesNotMatch(drawn(NINE.slice(0, 3), '2022-02-02'), /#moments/)
})

test('[V283] each step says its day and its answer in words, in each language', () => {
  for (const language of LANGUAGES) {
    const page = drawn(
      [moment(1, { low: null, status: 'no_data' }), moment(7)],
      '2022-07-01',
      language,
    )
    const names = [...page.matchAll(/role="img" aria-label="([^"]+)"/g)].map(([, name]) => name)
    assert.equal(names.length, 2, language)
    assert.match(names[1] ?? '', /17/)
    assert.match(page, />17\+</)
  }
})

test('[V283] before the first moment none is looked at, and without moments nothing is drawn', () => {
  assert.equal(momentOn(NINE, '2021-12-31'), -1)
  assert.doesNotMatch(drawn(NINE, '2021-12-31'), /aria-current/)
  assert.equal(drawn([], '2022-01-01'), '')
})

test('[V312] the hedge of a number stands below its step too, in each language', () => {
  const over = { low: stated(350, 'strict'), strictLow: true }
  const cases: [Partial<Moment>, Record<Language, string>][] = [
    [
      { low: stated(52), high: stated(80, 'about') },
      { en: '52 – about 80', ko: '52 – 약 80', zh: '52 – 约80' },
    ],
    [
      { ...over, high: stated(400, 'odd') },
      { en: 'more than 350 – 400-odd', ko: '350 초과 – 400여', zh: '超过350 – 400余' },
    ],
    [over, { en: 'more than 350', ko: '350 초과', zh: '超过350' }],
    [{ low: stated(60, 'nearly') }, { en: 'nearly 60+', ko: '60 가까이+', zh: '近60+' }],
    [
      { low: null, high: stated(90, 'strict') },
      { en: '– fewer than 90', ko: '– 90 미만', zh: '– 不足90' },
    ],
    [
      { low: stated(80, 'about'), high: stated(80, 'about') },
      { en: 'about 80', ko: '약 80', zh: '约80' },
    ],
  ]
  for (const [given, labels] of cases)
    for (const language of LANGUAGES) {
      const page = drawn([moment(1, given)], '2022-01-01', language)
      assert.equal(/class="step-range">([^<]*)</.exec(page)?.[1], labels[language])
    }
})
