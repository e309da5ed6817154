// Two invented records beside each other, as markup.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Mention } from '@tumen/claim'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { render } from 'preact-render-to-string'
import { MentionPair } from './mention-pair.tsx'
import { WaterfallTable } from './waterfall-table.tsx'

const A: Mention = {
  ...{ id: 'A/1', list: 'A', name: '신정심', bornLow: 1969, bornHigh: 1969 },
  written: { name: '신정심', bag: '<b>red</b>' },
}
const B: Mention = {
  ...{ id: 'C/9', list: 'C', name: '申静心', bornLow: 1998, bornHigh: 1998 },
  ...{ written: { name: '申静心' }, origin: 'S-05', report: 'R15' },
}

function pairIn(language: 'en' | 'ko' | 'zh'): string {
  const heads = ['one', 'other'].map((text) => ({ type: 'span', props: { children: text } }))
  const props = { language, a: A, b: B, places: {}, caption: 'Two records' }
  return render(MentionPair({ ...props, heads: heads as never }))
}

test('[V208] what differs is said in words in every language, and stands out without colour', () => {
  for (const language of LANGUAGES) {
    const { relation, field } = wordsIn(language).linkage
    const html = pairIn(language)
    assert.ok(html.includes(`${field.born} <span class="tag warn">${relation.different}</span>`))
    assert.ok(html.includes(`${field.name} <span class="tag">${relation.script}</span>`))
    assert.ok(html.includes(`<strong><bdi>${language === 'en' ? '1969' : '1969年'.slice(0, 4)}`))
  }
})

test('[V208] cells come escaped, and neither who told a record nor where it was read is shown', () => {
  const html = pairIn('en')
  assert.ok(html.includes('&lt;b>red&lt;/b>'))
  assert.ok(!/S-05|R15/.test(html))
})

test('[V208] the table of a weight says of each bar what it is, why, and what is reached', () => {
  const bars = [
    { kind: 'prior', probability: 1 / 17, bits: -4, total: -4 },
    {
      kind: 'level',
      comparison: 'sex',
      level: 1,
      label: 'same',
      m: 0.98,
      u: 0.5,
      bits: 1,
      total: -3,
    },
  ] as const
  const html = render(WaterfallTable({ language: 'en', bars }))
  assert.match(html, /Before anything is compared.*about one pair in 17 is one person.*−4\.0/s)
  assert.match(html, /Sex: same.*98 % of the pairs of one person.*\+1\.0.*−3\.0/s)
  assert.match(html, /Weight.*a probability of 11 % before any verdict/s)
})
