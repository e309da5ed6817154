// The parts of a figure's page over every reconciliation case: whatever the reckoning can say,
// every number leads to words that stand on the page, and hidden words stay hidden.
import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES, type Language } from '@tumen/words'
import { Fragment, h, type VNode } from 'preact'
import { render } from 'preact-render-to-string'
import type { FigureAnswer } from '../../figure/answer.ts'
import { answerOf, CASES } from '../../figure/case-report.test.ts'
import { figureReport } from '../../figure/report.ts'
import { cutAnswer } from './cut.ts'
import { FigureHead } from './head.tsx'
import { KeyReasons, NearbyBrief } from './key-reasons.tsx'
import { placeSections, statedNumbers, wordsHref } from './placed-report.ts'
import { RangeDrawing } from './range-drawing.tsx'
import { ReportView } from './report-view.tsx'
import { SupportTable } from './support-table.tsx'

/** Ids of the cases: claims, documents and agents, each with a page. */
function hrefOfId(answer: FigureAnswer): (id: string) => string | undefined {
  const { classes, documents, used } = answer.figure.explanation
  const ids = new Set([
    ...Object.keys(answer.quotes),
    ...Object.values(answer.quotes).flatMap(({ doc, chain }) => [
      doc,
      ...chain.map((l) => l.agent),
    ]),
    ...classes.flatMap(({ id, members }) => [id, ...members]),
    ...documents.flatMap(({ doc, relation }) => [doc, ...(relation ? [relation.to] : [])]),
    ...used.map(({ origin }) => origin),
  ])
  return (id) => (ids.has(id) ? `/record/${id}` : undefined)
}

interface Changed {
  mayOpen?: boolean
  quotes?: FigureAnswer['quotes']
}

/** The parts of a page in one piece of markup. */
function pageOf(language: Language, answer: FigureAnswer, changed: Changed = {}): string {
  const told = { ...answer, quotes: changed.quotes ?? answer.quotes }
  const sections = placeSections(figureReport(language, told, 'full').sections, statedNumbers(told))
  const records = hrefOfId(answer)
  const parts: (VNode | null)[] = [
    FigureHead({ language, ...told }),
    ReportView({
      language,
      sections,
      book: { quotes: told.quotes, mayOpen: changed.mayOpen ?? true },
      hrefOfId: records,
    }),
    SupportTable({ language, answer: told, hrefOfId: records }),
    RangeDrawing({ language, answer: told, hrefOf: wordsHref, hrefOfId: records, allHref: '/all' }),
    KeyReasons({ language, answer: told, hrefOf: wordsHref, hrefOfId: records }),
    NearbyBrief({ language, answer: told, hrefOf: wordsHref, hrefOfId: records }),
  ]
  return render(h(Fragment, null, ...parts))
}

/** The addresses on the page that nothing on it answers to. */
function deadLinks(page: string): string[] {
  const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]))
  return [...page.matchAll(/href="#([^"]*)"/g)]
    .map((match) => decodeURIComponent(match[1] ?? ''))
    .filter((id) => !ids.has(id))
}

/** The numbers in sentences that are no link: days, quoted words and drawings are none. */
function looseNumbers(page: string): string[] {
  const text = page
    .replace(/<svg.*?<\/svg>/gs, ' ')
    .replace(/<figure.*?<\/figure>/gs, ' ')
    // What opens a list of statements leads to their words as well.
    .replace(/<a [^>]*>.*?<\/a>|<summary>.*?<\/summary>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
  return (
    text
      .replace(/\d{1,2} (?:[A-Z][a-z]+ )?\d{4}|[A-Z][a-z]+ \d{4}|\d{4}-\d{2}(-\d{2})?/g, ' ')
      .replace(/\d{4}[년年](?: ?\d{1,2}[월月](?: ?\d{1,2}[일日])?)?/g, ' ')
      .match(/\d[\d,]*/g) ?? []
  )
}

test('[V100] [V101] every case: each link leads to a place on the page, each number is a link', () => {
  for (const one of CASES) {
    const answer = answerOf(one)
    for (const language of LANGUAGES) {
      const page = pageOf(language, answer)
      assert.deepEqual(deadLinks(page), [], `${one.id} ${language}`)
      assert.deepEqual(looseNumbers(page), [], `${one.id} ${language}`)
    }
  }
})

test('[V100] [V101] mutation test: a page without its words, and a number without its link, are found', () => {
  const one = CASES.find(({ id }) => id === 'E02') ?? CASES[0]
  assert.ok(one)
  const page = pageOf('en', answerOf(one))
  assert.notDeepEqual(deadLinks(page.replaceAll(' id="q-', ' data-id="q-')), [])
  assert.notDeepEqual(looseNumbers(page.replaceAll(/<a [^>]*>/g, '<b>')), [])
})

test('[V102] every case: the words of each claim stand in full once, and are led to from elsewhere', () => {
  for (const one of CASES) {
    const answer = answerOf(one)
    const page = pageOf('en', answer)
    const { used, leftOut, beside } = answer.figure.explanation
    for (const { claim } of [...used, ...leftOut, ...beside]) {
      const full = page.split(`id="q-${claim}"`).length - 1
      assert.equal(full, 1, `${one.id} ${claim}`)
    }
  }
})

test('[V103] every case: nothing of hidden words, their document or their speakers is left', () => {
  for (const one of CASES) {
    const answer = answerOf(one)
    for (const sensitivity of ['restricted', 'sealed'] as const) {
      const quotes = Object.fromEntries(
        Object.entries(answer.quotes).map(([claim, quote]) => {
          const chain = quote.chain.map((link) => ({ ...link, label: `LABEL ${link.agent}` }))
          return [claim, { ...quote, sensitivity, chain }]
        }),
      )
      const page = pageOf('en', answer, { quotes })
      assert.ok(!page.includes('WORDS'), `${one.id} words`)
      assert.ok(!page.includes('LABEL'), `${one.id} label`)
      assert.ok(!page.includes('/documents/'), `${one.id} document`)
      assert.ok(!/<q[ >]|<blockquote/.test(page), `${one.id} quotation`)
    }
  }
})

test('[V104] whoever may not open claims is led to none; without quotations every number stays', () => {
  for (const one of CASES) {
    const answer = answerOf(one)
    const closed = pageOf('en', answer, { mayOpen: false })
    assert.ok(!closed.includes('href="/claims/'), one.id)
    const bare = pageOf('en', answer, { quotes: {}, mayOpen: false })
    assert.ok(!bare.includes('WORDS'), one.id)
    assert.deepEqual(deadLinks(bare), [], one.id)
  }
})

test('[V105] a cut answer has at most so many items of each kind and says how many it lost', () => {
  for (const one of CASES) {
    const answer = answerOf(one)
    const { answer: cut, more } = cutAnswer(answer, 1, 1)
    const { used, leftOut } = cut.figure.explanation
    assert.ok(used.length <= 1 && leftOut.length <= 1, one.id)
    const { explanation } = answer.figure
    assert.equal(more.used ?? 0, Math.max(0, explanation.used.length - 1), one.id)
    assert.equal(more.leftOut ?? 0, Math.max(0, explanation.leftOut.length - 1), one.id)
    assert.deepEqual(cutAnswer(answer, 10_000), { answer, more: {} }, one.id)
    assert.deepEqual(cut.figure.low?.value, answer.figure.low?.value, one.id)
  }
})

test('[V105] a cut answer says how many origins, claims and parts it left out within an item', () => {
  let lost = 0
  for (const one of CASES) {
    const answer = answerOf(one)
    const { answer: cut } = cutAnswer(answer, 1)
    const before = answer.figure.explanation
    for (const { value, origins } of cut.figure.explanation.supportedBy) {
      const all = before.supportedBy.find((step) => step.value === value)?.origins.length
      const left = cut.unnamed?.behindNumber.get(value) ?? 0
      assert.equal(origins.length + left, all, one.id)
      lost += left
    }
    for (const { claims } of cut.figure.explanation.parts) {
      const whole = before.parts.find((part) =>
        claims.every((claim) => part.claims.includes(claim)),
      )
      const left = cut.unnamed?.ofIds.get(claims.join('+')) ?? 0
      assert.equal(claims.length + left, whole?.claims.length, one.id)
    }
  }
  assert.ok(lost > 0)
})

test('[V105] how many were left out stands beside those that are named', () => {
  const told = CASES.map((one) => cutAnswer(answerOf(one), 1).answer)
  const long = told.find(({ unnamed }) => (unnamed?.behindNumber.size ?? 0) > 0)
  assert.ok(long)
  const left = [...(long.unnamed?.behindNumber.values() ?? [])][0]
  const text = pageOf('en', long).replace(/<[^>]*>/g, '')
  assert.ok(text.includes(`and ${left} more`), `${left}`)
})

test('[V105] pairs that may be one and are not told are counted together, in each language', () => {
  const pairs = Array.from({ length: 5 }, (_, n): [string, string] => [`a${n}`, `b${n}`])
  for (const one of CASES.slice(0, 3)) {
    const { figure, ...rest } = answerOf(one)
    const explanation = { ...figure.explanation, mayBeOne: pairs, mayBeOneMore: 9000 }
    const whole = { ...rest, figure: { ...figure, explanation } }
    const { answer } = cutAnswer(whole, 2)
    assert.equal(answer.figure.explanation.mayBeOne.length, 2)
    assert.equal(answer.figure.explanation.mayBeOneMore, 9003)
    for (const language of LANGUAGES) {
      const page = pageOf(language, answer)
      assert.match(page, />9,003</, `${one.id} ${language}`)
      assert.deepEqual(deadLinks(page), [], `${one.id} ${language}`)
    }
  }
})
