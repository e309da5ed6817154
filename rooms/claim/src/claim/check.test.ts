// One mutation test for each finding of a claim: the invented claims pass, and one change in a copy
// gives exactly this finding.
import assert from 'node:assert/strict'
import test from 'node:test'
import { claimNamed, foundIn, invented, mutationTests } from '../../fixture/vector.ts'
import { checkClaim } from './check.ts'
import type { ChainLink, Claim, Quantity } from './claim.ts'

const quantityOf = (claim: Claim): Quantity => claim.quantity as Quantity

test('[C9] [C11] [C12] a claim has a quote, and all its spans are checked', () => {
  const last = invented().text.length
  mutationTests(['c2', 'span_out_of_range', 'quote[0]'], (c) => {
    Object.assign(c.quote[0] ?? {}, { end: last + 1 })
  })
  mutationTests(['c3', 'quote_mismatch', 'quote[1]'], (c) =>
    Object.assign(c.quote[1] ?? {}, { text: 'x' }),
  )
  mutationTests(['c2', 'quote_empty', 'quote[0]'], (c) => {
    c.quote[0] = { start: 200, end: 200, text: '' }
  })
  mutationTests(['c2', 'quote_empty', 'quote'], (c) => {
    c.quote = []
  })
  mutationTests(['c2', 'quote_mismatch', 'quantity.span'], (c) => {
    quantityOf(c).span.text = 'at least 93'
  })
  mutationTests(['c2', 'quote_mismatch', 'places[0].span'], (c) => {
    Object.assign(c.places[0]?.span ?? {}, { text: 'Heron Fort' })
  })
  mutationTests(['c3', 'quote_mismatch', 'times[0].span'], (c) => {
    Object.assign(c.times[0]?.span ?? {}, { text: 'each year' })
  })
  mutationTests(['c4', 'quote_mismatch', 'chain[2].span'], (c) => {
    Object.assign(c.chain[2]?.span ?? {}, { text: '두 주민' })
  })
})

test('[C10] a span of a claim that splits a pair is found', () => {
  const text = invented().text
  const siren = text.indexOf('🚨 Guards')
  mutationTests(['c2', 'span_splits_surrogate', 'quote[0]'], (c) => {
    const start = siren + 1
    c.quote = [{ start, end: start + 8, text: text.slice(start, start + 8) }]
  })
})

test('[C50] a claim of kind quantity has a quantity, and three kinds have none', () => {
  mutationTests(['c2', 'quantity_missing', 'quantity'], (c) => {
    delete c.quantity
  })
  for (const kind of ['identity', 'provenance', 'source_profile'] as const)
    mutationTests(['c6', 'quantity_not_allowed', 'quantity'], (c) => {
      Object.assign(c, { kind, sensitivity: 'restricted' })
    })
})

test('[C17] [C18] [C19] [C20] [C21] [C23] [C24] the rules of quantities hold in a claim', () => {
  const set = (changes: Partial<Quantity>) => (c: Claim) => {
    Object.assign(quantityOf(c), changes)
  }
  mutationTests(['c2', 'value_missing', 'quantity.value'], (c) => {
    delete quantityOf(c).value
  })
  mutationTests(['c2', 'value_not_integer', 'quantity.value'], set({ value: 1.5 }))
  mutationTests(['c2', 'value_negative', 'quantity.value'], set({ value: -39 }))
  mutationTests(['c3', 'range_order', 'quantity.low'], set({ low: 9 }))
  mutationTests(['c4', 'odd_below_ten', 'quantity.value'], set({ value: 5 }))
  mutationTests(['c2', 'rate_without_per', 'quantity.per'], set({ measure: 'rate' }))
  mutationTests(['c3', 'per_without_rate', 'quantity.per'], set({ measure: 'flow' }))
  mutationTests(['c3', 'part_above_whole', 'quantity.partOf.value'], set({ partOf: { value: 3 } }))
})

test('[C51] the precision of a place and of a time is computed, never typed', () => {
  mutationTests(['c2', 'prec_mismatch', 'places[0].ucdpPrec'], (c) => {
    Object.assign(c.places[0] ?? {}, { ucdpPrec: 2 })
  })
  mutationTests(['c2', 'prec_mismatch', 'times[0].ucdpPrec'], (c) => {
    Object.assign(c.times[0] ?? {}, { ucdpPrec: 1 })
  })
})

test('[C31] [C32] impossible days and days in the wrong order are found in every date', () => {
  mutationTests(['c2', 'time_order', 'times[0]'], (c) => {
    Object.assign(c.times[0] ?? {}, { earliest: '2031-05-11' })
  })
  mutationTests(['c2', 'date_impossible', 'times[0].latest'], (c) => {
    Object.assign(c.times[0] ?? {}, { latest: '2031-06-31' })
  })
  mutationTests(['c2', 'date_malformed', 'chain[0].date.earliest'], (c) => {
    Object.assign(c.chain[0]?.date ?? {}, { earliest: '12 May 2031' })
  })
  mutationTests(['c2', 'time_order', 'asserted'], (c) => {
    c.asserted = { earliest: '2031-05-10', latest: '2031-05-09' }
  })
  mutationTests(['c2', 'date_out_of_range', 'published'], (c) => {
    c.published = '2231-05-12'
  })
})

test('[C158] a number at one moment has one day', () => {
  const dated = (measure: 'stock' | 'flow', ...days: string[]) => {
    const claim = claimNamed('c2')
    Object.assign(claim.quantity ?? {}, { measure })
    claim.times = days.map((day) => ({
      ...{ role: 'as_of', earliest: day, latest: day, anchor: 'absolute', stated: false },
      ucdpPrec: 1,
    }))
    return checkClaim(claim, { text: invented().text }).map(({ code, field }) => [code, field])
  }
  assert.deepEqual(dated('stock', '2031-05-01', '2031-05-02'), [['second_day', 'times[1]']])
  assert.deepEqual(dated('stock', '2031-05-01', '2031-05-01'), [])
  assert.deepEqual(dated('flow', '2031-05-01', '2031-05-02'), [])
})

test('[C150] what ends before it begins is found; what may begin on its last day is not', () => {
  const lasting = (since: string, until: string) => (c: Claim) => {
    const days = (day: string) => ({ earliest: day, latest: day, anchor: 'absolute' as const })
    c.times = [
      { role: 'until', ...days(until), stated: false, ucdpPrec: 1 },
      { role: 'since', ...days(since), stated: false, ucdpPrec: 1 },
    ]
  }
  mutationTests(['c2', 'time_order', 'times[0]'], lasting('2031-05-01', '2031-02-01'))
  const same = claimNamed('c2')
  lasting('2031-05-01', '2031-05-01')(same)
  assert.deepEqual(checkClaim(same, { text: invented().text }), [])
})

test('[C52] nobody speaks after the document came out', () => {
  mutationTests(['c2', 'asserted_after_published', 'asserted.latest'], (c) => {
    c.asserted = { earliest: '2031-05-10', latest: '2031-05-13' }
  })
})

test('[C53] the chain is not empty, ends with the origin that speaks, and has no cycle', () => {
  mutationTests(['c2', 'chain_empty', 'chain'], (c) => {
    c.chain = []
  })
  mutationTests(['c2', 'origin_not_last', 'origin'], (c) => {
    c.origin = 'agent:courier'
  })
  mutationTests(['c2', 'chain_repeats_agent', 'chain[1].agent'], (c) => {
    Object.assign(c.chain[1] ?? {}, { agent: 'agent:herald' })
  })
  mutationTests(['c2', 'last_link_speaks', 'chain[2].relation'], (c) => {
    Object.assign(c.chain[2] as ChainLink, { relation: 'cites' })
  })
  mutationTests(['c2', 'last_link_speaks', 'chain[0].relation'], (c) => {
    Object.assign(c.chain[0] as ChainLink, { relation: 'speaks' })
  })
})

test('[C54] facts about a source are at least restricted', () => {
  mutationTests(['c7', 'sensitivity_too_low', 'sensitivity'], (c) => {
    c.sensitivity = 'public'
  })
})

test('[C55] only a provenance claim may come from boilerplate', () => {
  const piece = invented().boilerplate.slice(0, 1)
  mutationTests(['c7', 'claim_in_boilerplate', 'quote[0]'], (c) => {
    c.quote = piece
  })
  mutationTests(['c7', 'claim_in_boilerplate', 'position'], (c) => {
    c.position = 'boilerplate'
  })
  mutationTests(['c1', 'quote_mismatch', 'quote[0]'], (c) => {
    c.quote = piece.map((span) => ({ ...span, text: 'x' }))
  })
})

test('[C56] references point at known claims, and not at the claim itself', () => {
  mutationTests(['c3', 'relation_target_missing', 'quantity.partOf.claim'], (c) => {
    quantityOf(c).partOf = { claim: 'c99' }
  })
  mutationTests(['c5', 'relation_target_missing', 'comparison.rightClaim'], (c) => {
    Object.assign(c.comparison ?? {}, { rightClaim: 'c99' })
  })
  mutationTests(['c3', 'relation_to_self', 'condition.claim'], (c) => {
    c.condition = { text: 'if', claim: 'c3' }
  })
  mutationTests(['c3', 'relation_to_self', 'places[0].inheritedFrom'], (c) => {
    Object.assign(c.places[0] ?? {}, { inheritedFrom: 'c3' })
  })
  mutationTests(['c6', 'list_empty', 'quantity.derivation.from'], (c) => {
    Object.assign(quantityOf(c).derivation ?? {}, { from: [] })
  })
  mutationTests(['c6', 'relation_target_missing', 'quantity.derivation.from[1]'], (c) => {
    Object.assign(quantityOf(c).derivation ?? {}, { from: ['c2', 'c98'] })
  })
  const relations = [{ type: 'restates', to: 'c2' } as const, { type: 'cause', to: 'c9' } as const]
  const claimIds = new Set(['c2'])
  const found = checkClaim(claimNamed('c2'), { text: invented().text, relations, claimIds })
  assert.deepEqual(
    found.map((f) => `${f.code} ${f.field}`),
    ['relation_to_self relations[0].to', 'relation_target_missing relations[1].to'],
  )
})

test('[C58] a comparison stands only on comparisons and trends', () => {
  mutationTests(['c5', 'comparison_not_allowed', 'comparison'], (c) => {
    c.kind = 'state'
  })
  assert.deepEqual(
    foundIn('c5', (c) => {
      c.kind = 'trend'
    }),
    [],
  )
})

test('[C59] a confidence is a share of one, a ratio is finite', () => {
  mutationTests(['c5', 'value_out_of_range', 'extraction.confidence'], (c) => {
    c.extraction.confidence = 1.1
  })
  mutationTests(['c5', 'value_not_finite', 'comparison.ratio'], (c) => {
    Object.assign(c.comparison ?? {}, { ratio: Number.POSITIVE_INFINITY })
  })
})

test('[C60] all problems of a claim are found at once', () => {
  const found = foundIn('c2', (c) => {
    c.origin = 'agent:nobody'
    c.published = '2022-02-30'
    quantityOf(c).value = -1
    Object.assign(c, { modality: 'sworn' })
    c.quote = [{ start: 200, end: 202, text: 'no' }]
  })
  assert.deepEqual(found.sort(), [
    'date_impossible published',
    'origin_not_last origin',
    'quote_mismatch quote[0]',
    'unknown_value modality',
    'value_negative quantity.value',
  ])
})

test('[C49] the invented claims, which use every field, pass all checks', () => {
  for (const claim of invented().claims)
    assert.deepEqual(
      foundIn(claim.id, () => {}),
      [],
      claim.id,
    )
})
