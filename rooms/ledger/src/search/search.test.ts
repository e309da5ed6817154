import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import fc from 'fast-check'
import { addDocument, makeFixture, storeTest } from '../../fixture/store.ts'
import type { SearchQuery } from '../ledger.ts'
import { matchText, readyQuery } from './match.ts'
import { blockEnds, indexTokens, searchText } from './text.ts'

/** A workspace with these texts, and a search that shows what was found in which. */
async function texts(t: TestContext, ...stored: string[]) {
  const fixture = await makeFixture(t)
  for (const [n, text] of stored.entries()) await addDocument(fixture.ledger, `doc_${n}`, text)
  const search = async (query: string | Partial<SearchQuery>) => {
    const asked = typeof query === 'string' ? { all: [{ anyOf: [query] }] } : query
    const hits = await fixture.ledger.read.search({ all: [], none: [], ...asked })
    return hits.map(({ document, matches }) => {
      const text = stored[Number(document.row.id.slice(4))] ?? ''
      return [document.row.id, ...matches.map(({ start, end }) => text.slice(start, end))]
    })
  }
  return { fixture, search }
}

const any = (...anyOf: string[]) => ({ anyOf })

storeTest(
  '[L41] look-alike spaces, quotes, hyphens and full-width signs do not hide a match',
  async (t) => {
    const { search } = await texts(
      t,
      'held at\u00a0least\u00a0 52 people',
      '약 ８０余名',
      'so‑called',
    )
    assert.deepEqual(await search('at least 52'), [['doc_0', 'at\u00a0least\u00a0 52']])
    assert.deepEqual(await search('80余'), [['doc_1', '８０余']])
    assert.deepEqual(await search('so-called'), [['doc_2', 'so‑called']])
    assert.deepEqual(await search('AT LEAST'), [['doc_0', 'at\u00a0least']])
  },
)

storeTest('[L42] a word or number matches whole words only', async (t) => {
  const { search } = await texts(t, '520 and 152', '52, at last', 'at least 521', '52명')
  assert.deepEqual(await search('52'), [
    ['doc_3', '52'],
    ['doc_1', '52'],
  ])
  assert.deepEqual(await search('at least 52'), [])
  assert.deepEqual(await search('at la'), [])
})

storeTest('[L43] Hangul, Han and Kana match inside words, from one sign on', async (t) => {
  const { search } = await texts(
    t,
    '강제북송됐다.',
    '遣返北送人员',
    'ひらがなカード',
    '송별 끝북',
    '𠀀𠀁字',
  )
  assert.deepEqual(await search('북송'), [['doc_0', '북송']])
  assert.deepEqual(await search('제북송됐'), [['doc_0', '제북송됐']])
  assert.deepEqual(await search('北送'), [['doc_1', '北送']])
  assert.deepEqual(await search('カード'), [['doc_2', 'カード']])
  assert.deepEqual(await search('송'), [
    ['doc_3', '송'],
    ['doc_0', '송'],
  ])
  assert.deepEqual(await search('북'), [
    ['doc_3', '북'],
    ['doc_0', '북'],
  ])
  assert.deepEqual(await search('𠀁字'), [['doc_4', '𠀁字']])
  assert.deepEqual(await search('송북'), [])
})

storeTest('[L43] a run may meet a word on either side', async (t) => {
  const { search } = await texts(t, '지난 7월 第3次 북송자 60여명')
  for (const query of ['7월', '第3次', '第3', '60여', '60여명', '3次', '월 第3']) {
    assert.deepEqual(await search(query), [['doc_0', query]], query)
  }
})

storeTest('[L44] accents may be left out of a query, but not changed', async (t) => {
  const { search } = await texts(t, 'a café in Liège', 'a cafe', 'й и')
  assert.deepEqual(await search('cafe'), [
    ['doc_1', 'cafe'],
    ['doc_0', 'café'],
  ])
  assert.deepEqual(await search('café'), [['doc_0', 'café']])
  assert.deepEqual(await search('liege'), [['doc_0', 'Liège']])
  assert.deepEqual(await search('cafè'), [])
  assert.deepEqual(await search('и'), [['doc_2', 'и']])
})

storeTest('[L45] every group must occur, by any spelling, and no group of none', async (t) => {
  const { search } = await texts(t, 'sixty held 북송', 'sixty held 北送', 'sixty held', 'held')
  const all = [any('sixty'), any('북송', '北送')]
  assert.deepEqual(await search({ all }), [
    ['doc_1', 'sixty', '北送'],
    ['doc_0', 'sixty', '북송'],
  ])
  assert.deepEqual(await search({ all, none: [any('北送')] }), [['doc_0', 'sixty', '북송']])
  assert.deepEqual(await search({ all: [any('held')], none: [any('sixty')] }), [['doc_3', 'held']])
  assert.deepEqual(await search({ all: [any('held'), any('nowhere')] }), [])
})

storeTest(
  '[L46] a query without a letter or digit, or without any group, finds nothing',
  async (t) => {
    const { search } = await texts(t, 'held -- "x" (y) * NEAR AND')
    for (const query of ['--', '"', '', ' ', '*', '()']) assert.deepEqual(await search(query), [])
    assert.deepEqual(await search({ none: [any('held')] }), [])
    assert.deepEqual(await search('NEAR AND'), [['doc_0', 'NEAR AND']])
    assert.deepEqual(await search('"x" (y)'), [['doc_0', '"x" (y)']])
  },
)

test('[L41] a match is found across the blocks in which a long text is read', () => {
  const long = `${'word '.repeat(13_106)}북송 at\u00a0least  52 ${'말'.repeat(70_000)}북송 end 52`
  const spans = (text: string) => {
    const query = readyQuery({ all: [any(text)], none: [] })
    return matchText(long, query)?.map(({ start, end }) => long.slice(start, end))
  }
  assert.ok(blockEnds(long).length > 1)
  assert.deepEqual(spans('at least 52'), ['at\u00a0least  52'])
  assert.deepEqual(spans('북송'), ['북송', '북송'])
  assert.deepEqual(spans('말북송 end'), ['말북송 end'])
  assert.deepEqual(spans('52'), ['52', '52'])
  assert.equal(
    matchText(long, readyQuery({ all: [any('word')], none: [any('end 52')] })),
    undefined,
  )
  const tokens = indexTokens(long).split(' ')
  assert.equal(tokens.length, 13_106 + 2 + 3 + 70_002 + 2)
})

storeTest(
  '[L47] newest first, as many as asked, ten places each, as known at an instant',
  async (t) => {
    const { fixture } = await texts(t)
    for (let n = 0; n < 120; n++) {
      fixture.now.at = new Date(Date.UTC(2020, 0, 1 + n)).toISOString()
      await addDocument(fixture.ledger, `doc_${n}`, `${n}`.concat(' held'.repeat(12)))
    }
    const ask = async (more: Partial<SearchQuery>) => {
      const query = { all: [any('held')], none: [], ...more }
      return (await fixture.ledger.read.search(query)).map((hit) => hit.document.row.id)
    }
    assert.equal((await ask({})).length, 50)
    assert.deepEqual(await ask({ limit: 2 }), ['doc_119', 'doc_118'])
    assert.equal((await ask({ limit: 1000 })).length, 120)
    assert.deepEqual(await ask({ knownAt: '2020-01-03T12:00:00Z' }), ['doc_2', 'doc_1', 'doc_0'])
    assert.deepEqual(await ask({ knownAt: '2019-01-01T00:00:00Z' }), [])
    const [hit] = await fixture.ledger.read.search({ all: [any('held')], none: [], limit: 1 })
    assert.equal(hit?.matches.length, 10)
  },
)

test('[L48] the index proposes every text in which the check would find the query', () => {
  const sign = fc.constantFrom(...'abé5 .-북송제北送カ\u00a0\u200b여A,')
  const words = fc.string({ unit: sign, maxLength: 12 })
  fc.assert(
    fc.property(words, words, words, (before, written, after) => {
      const [spelling] = readyQuery({ all: [any(written)], none: [] }).all[0] ?? []
      if (!spelling) return
      const text = before + written + after
      if (!matchText(text, { all: [[spelling]], none: [] })) return
      const tokens = ` ${indexTokens(text)}`
      const phrase = ` ${spelling.tokens.join(' ')}`
      assert.ok(`${tokens} `.includes(spelling.prefix ? phrase : `${phrase} `), tokens)
    }),
    { numRuns: 2000 },
  )
})

test('[L49] spans of matches are those of the stored text', () => {
  const sign = fc.constantFrom(...'abé 북송北\u00a0\u200b.A')
  const words = fc.string({ unit: sign, minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(words, fc.nat(29), fc.nat(29), (text, a, b) => {
      const query = readyQuery({ all: [any(text.slice(Math.min(a, b), Math.max(a, b)))], none: [] })
      const [group = []] = query.all
      if (group.length === 0) return
      for (const { start, end } of matchText(text, query) ?? []) {
        const found = searchText(text.slice(start, end)).plain.trim()
        assert.equal(found, searchText(group[0]?.text ?? '').plain)
      }
    }),
    { numRuns: 2000 },
  )
})
