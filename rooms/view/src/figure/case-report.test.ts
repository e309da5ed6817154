// Every reconciliation case is reckoned and told: whatever the reckoning can say, the words are
// there, and no number is invented on the way.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { type Case, type CaseClaim, caseToInput, reckon } from '@tumen/figure'
import { LANGUAGES } from '@tumen/words'
import type { Note } from '../terminal/report.ts'
import { textWidth } from '../terminal/text-width.ts'
import type { ClaimQuote, FigureAnswer } from './answer.ts'
import { figureReport } from './report.ts'
import { figureText } from './text.ts'

const FOLDER = new URL('../../../../vectors/figure/', import.meta.url)
/** Every reconciliation case. */
export const CASES = ['cases.json', 'cases-rules.json'].flatMap((name) => {
  const file = new URL(name, FOLDER)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Case[]) : []
})

function quoteOf(claim: CaseClaim): ClaimQuote {
  const words = `WORDS ${claim.id}`
  return {
    doc: claim.doc ?? (claim.chain[0] as string),
    quote: [{ start: 0, end: words.length, text: words }],
    chain: claim.chain.map((agent) => ({ agent, label: agent, anonymity: 'named' })),
    origin: claim.chain.at(-1) as string,
    published: claim.pub,
    sensitivity: 'public',
  }
}

/** A case reckoned, with words for each of its claims. */
export function answerOf(one: Case): FigureAnswer {
  const { question, evidence } = caseToInput(one)
  return {
    question,
    figure: reckon(question, evidence),
    quotes: Object.fromEntries(one.claims.map((claim) => [claim.id, quoteOf(claim)])),
    waiting: 0,
    placeNames: {},
  }
}

/** Numbers that the case states, or that the figure derives from them and says so. */
function statedNumbers(one: Case, answer: FigureAnswer): Set<string> {
  const { used, contradictions, supportedBy, parts, notBrokenDown } = answer.figure.explanation
  const strict = used.filter((claim) => claim.floor === claim.values.low - 1)
  const told = {
    ...{ ...answer.figure, explanation: null },
    used: used.map((claim) => (strict.includes(claim) ? { ...claim, values: null } : claim)),
    ...{ contradictions, supportedBy, parts, notBrokenDown },
  }
  const runs = JSON.stringify([one, told]).match(/\d+/g) ?? []
  return new Set(runs.flatMap((run) => [run, String(Number(run))]))
}

function quotedIn(notes: readonly Note[]): string[] {
  return notes.flatMap((note) => [
    ...(note.quotations ?? []).map((one) => one.claim),
    ...quotedIn(note.notes ?? []),
  ])
}

test('[V44] [V31] every case is told in three languages without a number of our own', () => {
  assert.ok(CASES.length >= 77, `${CASES.length} cases`)
  for (const one of CASES) {
    const answer = answerOf(one)
    const stated = statedNumbers(one, answer)
    for (const language of LANGUAGES)
      for (const level of ['short', 'full'] as const) {
        const text = figureText(language, answer, { level })
        const ungrouped = text.replaceAll(/(?<=\d),(?=\d{3})/g, '')
        const strange = (ungrouped.match(/\d+/g) ?? []).filter((run) => !stated.has(run))
        assert.deepEqual(strange, [], `${one.id} ${language} ${level}`)
        assert.ok(!/undefined|\{\w+\}|\[object/.test(text), `${one.id} ${language}`)
        assert.ok(
          text.split('\n').every((line) => textWidth(line) <= 80),
          one.id,
        )
      }
  }
})

test('[V41] [V51] every case: endpoints reach words, and every visible claim is told', () => {
  for (const one of CASES) {
    const answer = answerOf(one)
    const { sections } = figureReport('en', answer, 'full')
    const reasons = sections.find((section) => section.id === 'reasons')?.notes ?? []
    if (answer.figure.low !== null) assert.ok(quotedIn(reasons).length > 0, one.id)
    const told = new Set(sections.flatMap((section) => quotedIn(section.notes)))
    const { used, leftOut, beside } = answer.figure.explanation
    for (const { claim } of [...used, ...leftOut, ...beside])
      assert.ok(told.has(claim), `${one.id} ${claim}`)
  }
})
