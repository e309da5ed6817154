// The real report and its labels, which never enter the repository: read where they lie beside
// it, skipped with a printed line elsewhere.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkAgentRelations, checkAgentScope } from '../chain/agent.ts'
import { readQuantity } from '../quantity/read.ts'
import type { Agent, AgentRelation } from '../row/agent.ts'
import { claimToAnnotation, readAnnotation } from '../text/annotation.ts'
import { checkSpan, findQuote, spanOf } from '../text/span.ts'
import { makeText } from '../text/text.ts'
import { checkClaim } from './check.ts'
import type { ClaimImport, Span } from './claim.ts'
import { claimFromJson, claimToJson, parseClaimImport } from './parse.ts'

const BESIDE = fileURLToPath(new URL('../../../../../shared/data/claims', import.meta.url))
const FOLDER = process.env.TUMEN_CLAIMS_DATA ?? BESIDE
const isThere = existsSync(`${FOLDER}/seed-claims.json`)
if (!isThere) console.log('Skipped: the real report is not beside this repository.')
const skip = isThere ? false : 'the real report is not on this machine'

const readText = (id: string) => readFileSync(`${FOLDER}/texts/${id}.txt`, 'utf8')

interface Seed {
  agents: Agent[]
  agentRelations: AgentRelation[]
  claims: ClaimImport[]
}

const readJson = <T>(name: string) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as T

function spansIn(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return []
  const own = value as Partial<Span>
  const isSpan = typeof own.start === 'number' && typeof own.end === 'number' && 'text' in own
  return [...(isSpan ? [own as Span] : []), ...Object.values(value).flatMap(spansIn)]
}

test('[C85] the 113 spans and 52 claims of the real report pass all checks', { skip }, () => {
  const { claims, agents, agentRelations } = readJson<Seed>('seed-claims.json')
  const text = readText('001')
  assert.deepEqual(makeText(text).text, text)
  const boilerplate = [spanOf(text, 0, 83)]
  const claimIds = new Set(claims.map((claim) => claim.id))
  assert.equal(claims.length, 52)
  assert.equal(claims.flatMap(spansIn).length, 113)
  for (const written of claims) {
    const { claim, relations = [] } = parseClaimImport(written)
    assert.ok(claim, written.id)
    assert.deepEqual(checkClaim(claim, { text, boilerplate, claimIds, relations }), [], claim.id)
  }
  assert.deepEqual(checkAgentRelations(agentRelations), [])
  assert.deepEqual(agents.flatMap(checkAgentScope), [])
})

test('[C85] the claims of the real report come back the same from their JSON', { skip }, () => {
  for (const written of readJson<Seed>('seed-claims.json').claims) {
    const { relations: _, status: __, ...claim } = written
    const json = JSON.stringify(claimToJson(claim))
    assert.deepEqual(claimFromJson(JSON.parse(json)), claim)
    assert.equal(JSON.stringify(claimToJson(claimFromJson(JSON.parse(json)))), json)
  }
})

test('[C85] a changed unit anywhere under a span of the real report is found', { skip }, () => {
  const text = readText('001')
  for (const span of spansIn(readJson<Seed>('seed-claims.json').claims)) {
    assert.deepEqual(checkSpan(span, text), [])
    const n = span.start + ((span.end - span.start) >> 1)
    const changed = `${text.slice(0, n)}\u00a4${text.slice(n + 1)}`
    assert.ok(checkSpan(span, changed).length > 0)
  }
})

test('[C85] all spans of the labelled documents verify', { skip }, () => {
  let spans = 0
  for (const name of readdirSync(`${FOLDER}/gold`)) {
    const gold = readJson<{ doc: string; claims: unknown }>(`gold/${name}`)
    const text = readText(gold.doc)
    for (const span of spansIn(gold.claims)) {
      assert.deepEqual(checkSpan(span, text), [], `${gold.doc} ${span.start}`)
      spans++
    }
  }
  assert.ok(spans >= 120)
})

test('[C14] a plain search finds the reprint note through its no-break spaces', { skip }, () => {
  const { span } = findQuote(readText('001'), 'originally published by')
  assert.equal(span?.start, 217)
})

test('[C77] the number of s28 has the selectors of the worked example', { skip }, () => {
  const text = readText('001')
  const claim = readJson<Seed>('seed-claims.json').claims.find(({ id }) => id === 's28')
  assert.ok(claim?.quantity)
  const { relations: _, status: __, ...s28 } = { ...claim, quote: [claim.quantity.span] }
  const document = { id: '001', sensitivity: 'public' } as const
  const annotation = claimToAnnotation(s28, document, text)
  assert.deepEqual(annotation?.target.selector, [
    { type: 'TextPositionSelector', start: 2512, end: 2523 },
    {
      type: 'TextQuoteSelector',
      exact: 'at least 39',
      prefix: ' helps defectors as saying that ',
      suffix: ' North Koreans had been detained',
    },
  ])
  assert.deepEqual(readAnnotation(annotation, text).spans, s28.quote)
  const moved = readAnnotation(annotation, `🚨${text}`).spans?.[0]
  assert.equal(moved?.start, 2514)
})

interface GoldClaim {
  quantity: { op: string; value?: number; low?: number; vague?: string; span: Span }
}

test('[C29] the labelled numbers that are read alone are never read as another', { skip }, () => {
  let read = 0
  for (const name of readdirSync(`${FOLDER}/gold`))
    for (const { quantity } of readJson<{ claims: GoldClaim[] }>(`gold/${name}`).claims) {
      const found = readQuantity(quantity.span.text).quantity
      // A bare number may take its hedge from an earlier mention, which is not in its span.
      if (!found || found.op === 'exactly') continue
      const { op, value, low, vague } = found
      const { span: _, ...labelled } = quantity
      assert.deepEqual(
        { op, value, low, vague },
        {
          op: labelled.op,
          value: labelled.value,
          low: labelled.low,
          vague: labelled.vague,
        },
      )
      read++
    }
  assert.ok(read >= 20, String(read))
})
