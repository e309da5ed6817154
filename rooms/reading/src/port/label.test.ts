// The labels of our own texts fit the texts, unit by unit.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { ACTS, MODALITIES, OPERATORS, type Span, ucdpPrecOfInterval } from '@tumen/claim'
import type { LabelledClaim } from '../../fixture/score.ts'

const FOLDER = new URL('../../../../vectors/reading/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, FOLDER), 'utf8')

interface Header {
  id: string
  kind: string
  language: string
  units: number
  sha256: string
  split: string
}
interface Gold {
  doc: string
  sha256: string
  language: string
  claims: LabelledClaim[]
}

const headers = JSON.parse(read('texts.json')) as Header[]
const goldOf = (id: string) => JSON.parse(read(`gold/${id}.json`)) as Gold

/** Where a span's words are not the text's. */
function misfits(text: string, claims: readonly LabelledClaim[]): Span[] {
  const spans = claims.flatMap(({ quote, quantity }) => [quote, quantity.span])
  return spans.filter(({ start, end, text: words }) => text.slice(start, end) !== words)
}

test('[R160] every label fits its text, and every text its header', () => {
  const names = readdirSync(new URL('texts/', FOLDER)).sort()
  assert.deepEqual(headers.map(({ id }) => `${id}.txt`).sort(), names)
  for (const { id, kind, units, sha256, language } of headers) {
    const text = read(`texts/${id}.txt`)
    const gold = goldOf(id)
    assert.equal(kind, 'own-words', id)
    assert.deepEqual([text.length, text.normalize('NFC')], [units, text], id)
    const hash = createHash('sha256').update(text).digest('hex')
    assert.deepEqual([gold.doc, gold.language, gold.sha256, sha256], [id, language, hash, hash], id)
    assert.deepEqual(misfits(text, gold.claims), [], id)
  }
})

test('[R160] a changed unit under a label is found', () => {
  const { id } = headers[0] as Header
  const text = read(`texts/${id}.txt`)
  for (const { quantity } of goldOf(id).claims) {
    const { start } = quantity.span
    const changed = `${text.slice(0, start)}\u00a4${text.slice(start + 1)}`
    assert.ok(misfits(changed, goldOf(id).claims).length > 0)
  }
})

test('[R160] every number stands in its quotation, and labels use the controlled words', () => {
  for (const { id } of headers)
    for (const { id: label, quote, quantity, act, modality, time } of goldOf(id).claims) {
      const { start, end } = quantity.span
      assert.ok(quote.start <= start && end <= quote.end && start < end, label)
      assert.ok((ACTS as readonly string[]).includes(act), label)
      assert.ok((MODALITIES as readonly string[]).includes(modality), label)
      assert.ok(OPERATORS.includes(quantity.op), label)
      assert.ok(ucdpPrecOfInterval(time) >= 1, label)
    }
})

test('[R160] each language has texts to tune by, texts that are kept from it, and an exam', () => {
  const sets = new Set(headers.map(({ language, split }) => `${language} ${split}`))
  assert.deepEqual([...sets].sort(), [
    ...['en exam', 'en keep', 'en tune', 'ko exam', 'ko keep', 'ko tune'],
    ...['zh exam', 'zh keep', 'zh tune'],
  ])
})
