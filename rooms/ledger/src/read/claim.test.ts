import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Act } from '@tumen/claim'
import fc from 'fast-check'
import {
  addClaim,
  addDocument,
  changeOf,
  claimOf,
  makeFixture,
  scopeOf,
  storeTest,
} from '../../fixture/store.ts'
import { EVER } from '../change/undone-change.ts'
import type { ClaimInContext, ClaimScope, FigureRead } from '../ledger.ts'

/** Claims with these scopes, and the ids that a read finds. */
async function scopes(t: TestContext, wanted: Record<string, ClaimScope[]>) {
  const fixture = await makeFixture(t)
  for (const [id, scope] of Object.entries(wanted)) {
    const act = scope[0]?.act ?? 'other'
    const proposition = { act, polarity: 'affirmed', text: 'They were held.' } as const
    await addClaim(fixture.ledger, claimOf(id, { proposition }), scope)
  }
  const ask = async (read: Partial<FigureRead>) => {
    const found = await fixture.ledger.read.claimsForFigure({ acts: ['detention'], ...read })
    return found.map(({ claim }) => claim.row.id)
  }
  return { fixture, ask }
}

storeTest('[L33] a figure reads the asked acts', async (t) => {
  const { ask } = await scopes(t, {
    b: [scopeOf()],
    a: [scopeOf({ act: 'custody' })],
    c: [scopeOf({ act: 'arrest' })],
    d: [],
  })
  assert.deepEqual(await ask({}), ['b'])
  assert.deepEqual(await ask({ acts: ['detention', 'custody'] }), ['a', 'b'])
  assert.deepEqual(await ask({ acts: [] }), [])
})

storeTest('[L305] claims for a figure come some at a time as they come at once', async (t) => {
  const made = Array.from({ length: 1203 }, (_, n) => n)
  const { fixture } = await scopes(t, {})
  await fixture.ledger.change(changeOf('many'), async (write) => {
    for (const n of made) await write.appendClaim(claimOf(`c${(n * 577) % 1203}`), [scopeOf()])
  })
  const read: FigureRead = { acts: ['detention'], place: 'CN', knownAt: EVER }
  const pages: number[] = []
  const found: ClaimInContext[] = []
  await fixture.ledger.read.eachClaimForFigure(read, async (page) => {
    pages.push(page.length)
    found.push(...page)
  })
  assert.ok(pages.length > 1 && pages.every((length) => length < made.length))
  const idOf = ({ claim }: ClaimInContext) => claim.row.id
  const sorted = [...found].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
  assert.deepEqual(sorted, await fixture.ledger.read.claimsForFigure(read))
})

storeTest('[L34] a figure reads the same branch of places, and the unknown place', async (t) => {
  const { ask } = await scopes(t, {
    inside: [scopeOf({ path: 'CN/LN/dandong' })],
    equal: [scopeOf({ path: 'CN/LN' })],
    around: [scopeOf({ path: 'CN' })],
    unknown: [scopeOf({ path: '' })],
    beside: [scopeOf({ path: 'CN/JL' })],
    longer: [scopeOf({ path: 'CN/LNX' })],
    below: [scopeOf({ path: 'CN/LN-2' })],
    both: [scopeOf({ path: 'CN/JL' }), scopeOf({ path: 'CN/LN/x' }), scopeOf({ path: 'CN/LN/y' })],
  })
  const branch = ['around', 'both', 'equal', 'inside', 'unknown']
  assert.deepEqual(await ask({ place: 'CN/LN' }), branch)
  assert.deepEqual(await ask({ place: 'CN/LN/dandong' }), ['around', 'equal', 'inside', 'unknown'])
  assert.equal((await ask({ place: 'CN' })).length, 8)
  assert.equal((await ask({})).length, 8)
})

storeTest('[L35] a figure reads the periods that touch the asked one', async (t) => {
  const { ask } = await scopes(t, {
    july: [scopeOf()],
    always: [scopeOf({ first: '0000-01-01', last: '9999-12-31' })],
    june: [scopeOf({ first: '2019-06-01', last: '2019-06-30' })],
  })
  assert.deepEqual(await ask({ from: '2019-07-31', to: '2019-08-31' }), ['always', 'july'])
  assert.deepEqual(await ask({ from: '2019-08-01' }), ['always'])
  assert.deepEqual(await ask({ to: '2019-06-01' }), ['always', 'june'])
  assert.deepEqual(await ask({ from: '2019-06-30', to: '2019-07-01' }), ['always', 'july', 'june'])
})

storeTest('[L36] a figure of an event reads the linked claims, wherever they stand', async (t) => {
  const { fixture, ask } = await scopes(t, {
    far: [scopeOf({ path: 'KR', first: '1990-01-01', last: '1990-01-01' })],
    other: [scopeOf()],
    arrest: [scopeOf({ act: 'arrest' })],
  })
  fixture.now.at = '2019-08-20T00:00:00.000Z'
  for (const claim of ['far', 'arrest']) {
    const row = { claim, event: 'event_1', role: 'about' } as const
    await fixture.ledger.change(changeOf(claim), (write) => write.append('event_link', row))
  }
  const event = 'event_1'
  assert.deepEqual(await ask({ event, place: 'CN', from: '2019-01-01' }), ['far'])
  assert.deepEqual(await ask({ event, acts: ['arrest', 'detention'] }), ['arrest', 'far'])
  assert.deepEqual(await ask({ event, knownAt: '2019-08-19T23:59:59.999Z' }), [])
  assert.deepEqual(await ask({ event, knownAt: '2019-08-20T00:00:00.000Z' }), ['far'])
})

const DAY = 86_400_000

storeTest('[L37] as known at an instant, no later row of any table is seen', async (t) => {
  const { ledger, now } = await makeFixture(t)
  const start = Date.parse('2019-07-01T00:00:00.000Z')
  const at = (day: number) => new Date(start + day * DAY).toISOString()
  const { read } = ledger
  for (let day = 0; day < 4; day++) {
    now.at = at(day)
    await ledger.change(changeOf('run'), async (write) => {
      await write.appendClaim(claimOf(`claim_${day}`), [scopeOf()])
      const claim = 'claim_0'
      await write.append('claim_status', { claim, status: 'live', reason: `day ${day}` })
      await write.append('claim_relation', { from: claim, type: 'refines', to: `claim_${day}` })
      await write.append('event_link', { claim, event: `event_${day}`, role: 'about' })
      await write.append('agent_relation', { a: 'a', b: `b${day}`, relation: 'same' })
      await write.append('grade', { agent: 'a', grade: 'B' })
      await write.append('place', { id: `CN/${day}`, level: 'adm1', names: {} })
      const row = { from: 'd', to: `e${day}`, kind: 'relays', basis: 'reviewer' } as const
      await write.append('document_relation', { ...row, state: 'confirmed' })
    })
  }
  for (let day = 0; day < 4; day++) {
    for (const knownAt of [at(day), at(day + 0.5), at(day).replace('.000', '')]) {
      const found = await read.claimsForFigure({ acts: ['detention'], knownAt })
      const [first] = found
      const counts = [first?.statuses, first?.relations, first?.events].map((x) => x?.length)
      assert.deepEqual([found.length, ...counts], Array(4).fill(day + 1))
      for (const table of ['agent_relation', 'grade', 'place', 'document_relation'] as const) {
        assert.equal((await read.rows(table, knownAt)).length, day + 1)
      }
    }
  }
  assert.equal((await read.claimsForFigure({ acts: ['detention'], knownAt: at(-1) })).length, 0)
  await assert.rejects(read.rows('grade', 'yesterday'), /instant/)
})

storeTest(
  '[L38] a claim comes with the rows from it and to it, each once, oldest first',
  async (t) => {
    const { ledger } = await makeFixture(t)
    for (const id of ['c1', 'c2', 'c3']) await addClaim(ledger, claimOf(id))
    const relations = [
      { from: 'c1', type: 'restates', to: 'c2' },
      { from: 'c3', type: 'revises', to: 'c1' },
      { from: 'c1', type: 'same_event', to: 'c1' },
    ] as const
    for (const row of relations) {
      await ledger.change(changeOf(row.from), (write) => write.append('claim_relation', row))
    }
    const claim = await ledger.read.claim('c1')
    assert.deepEqual(
      claim?.relations.map(({ row }) => row),
      relations,
    )
    const all = await ledger.read.claims({})
    assert.deepEqual(
      all.map(({ relations }) => relations.length),
      [3, 1, 1],
    )
    assert.equal(await ledger.read.claim('c9'), undefined)
  },
)

storeTest('[L39] pages go on where the last one ended, in the order of recording', async (t) => {
  const { ledger } = await makeFixture(t)
  const ids = Array.from({ length: 7 }, (_, n) => `claim_${(n * 5) % 7}`)
  for (const [n, id] of ids.entries()) {
    const chain = claimOf(id).chain.map((link, k) => (k === 1 ? { ...link, agent: 'x' } : link))
    const more = n % 2 === 0 ? { doc: 'doc_2', origin: 'x', chain } : {}
    await addClaim(ledger, claimOf(id, more))
  }
  const page = async (filter: Parameters<typeof ledger.read.claims>[0]) => {
    return (await ledger.read.claims(filter)).map(({ claim }) => claim.row.id)
  }
  assert.deepEqual(await page({}), ids)
  assert.deepEqual(await page({ limit: 3 }), ids.slice(0, 3))
  assert.deepEqual(await page({ after: ids[2] as string, limit: 3 }), ids.slice(3, 6))
  assert.deepEqual(await page({ after: ids[6] as string }), [])
  const even = ids.filter((_, n) => n % 2 === 0)
  assert.deepEqual(await page({ doc: 'doc_2' }), even)
  assert.deepEqual(await page({ origin: 'x' }), even)
  assert.deepEqual(await page({ origin: 'agent_paper' }), [])
  assert.deepEqual(await page({ doc: 'doc_2', after: even[0] as string }), even.slice(1))
})

storeTest('[L40] the indexed read finds what going through all claims finds', async (t) => {
  const acts = fc.constantFrom<Act[]>('detention', 'arrest', 'custody')
  const path = fc.constantFrom('', 'A', 'A/B', 'A/B/C', 'A/D', 'AB', 'E')
  const day = fc.constantFrom('2019-01-01', '2019-02-01', '2019-03-01')
  const scope = fc.record({ act: acts, path, days: fc.tuple(day, day) }).map((one) => {
    const [first = '', last = ''] = one.days.toSorted()
    return { act: one.act as Act, path: one.path, first, last }
  })
  const fixture = await makeFixture(t)
  const all = fc.sample(scope, { numRuns: 80, seed: 1 })
  await fixture.ledger.change(changeOf('run'), async (write) => {
    for (const [n, one] of all.entries()) {
      await write.appendClaim(claimOf(`c${String(n).padStart(2, '0')}`), [one])
    }
  })
  const isBranch = (a: string, b: string) =>
    a === '' || `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`)
  const asked = fc.record({
    acts: fc.subarray(['detention', 'arrest']),
    place: path,
    from: day,
    to: day,
  })
  await fc.assert(
    fc.asyncProperty(asked, async ({ place, ...rest }) => {
      const read = { ...rest, ...(place === '' ? {} : { place }) } as FigureRead
      const found = await fixture.ledger.read.claimsForFigure(read)
      const expected = all.flatMap((one, n) => {
        const isAsked = read.acts.includes(one.act) && one.first <= rest.to && one.last >= rest.from
        return isAsked && (place === '' || isBranch(one.path, place)) ? [n] : []
      })
      assert.deepEqual(
        found.map(({ claim }) => Number(claim.row.id.slice(1))),
        expected,
      )
    }),
    { numRuns: 60 },
  )
})

storeTest('[L96] what is read by many ids at once is what is read alone', async (t) => {
  const { ledger } = await makeFixture(t)
  const ids = ['claim_3', 'claim_1', 'claim_2']
  const docs = await Promise.all(
    ['doc_2', 'doc_1'].map((id) => addDocument(ledger, id, `of ${id}`)),
  )
  const links = Array.from({ length: 11 }, (_, n) => `agent_${n}`)
  const [link] = claimOf('any').chain
  assert.ok(link)
  const chains = [links, links.slice(0, 8), links.slice(0, 1)]
  for (const [n, id] of ids.entries()) {
    const chain = (chains[n] ?? []).map((agent) => ({ ...link, agent }))
    const quote = [{ start: n, end: n + 11, text: 'At least 52' }]
    const doc = n === 0 ? 'doc_2' : 'doc_1'
    await addClaim(ledger, claimOf(id, { chain, origin: chain.at(-1)?.agent ?? '', quote, doc }))
  }
  const { read } = ledger
  const alone = await Promise.all(ids.map((id) => read.claim(id)))
  assert.deepEqual(await read.claimsById([...ids].sort()), alone)
  assert.deepEqual(await read.claimsById(['nobody']), [])
  assert.deepEqual(
    (await read.documentsById(['doc_1', 'nobody', 'doc_2'])).map(({ row }) => row),
    docs,
  )
  const heads = await read.claimHeads({})
  assert.deepEqual(
    heads.map(({ agents }) => agents),
    chains,
  )
  const places = (n: number) => [{ start: n, end: n + 11, text: 'At least 52' }]
  assert.deepEqual(await read.claimQuotes(['doc_1']), [
    { id: 'claim_1', doc: 'doc_1', quote: places(1) },
    { id: 'claim_2', doc: 'doc_1', quote: places(2) },
  ])
  const leaf = alone[1]?.claim.leaf
  const row = { change: String(leaf), reason: 'wrong' }
  await ledger.change(changeOf('undo'), (write) => write.append('undo', row))
  assert.deepEqual(await read.claimsById(ids), [alone[0], alone[2]])
  assert.deepEqual(await read.claimsById(ids, EVER), alone)
  assert.deepEqual(
    (await read.claimQuotes(['doc_1'])).map(({ id }) => id),
    ['claim_2'],
  )
})

storeTest(
  '[L109] claims that list one of some ids are found, without what was undone',
  async (t) => {
    const { ledger } = await makeFixture(t)
    const listed = [['ls/1', 'ls/2'], ['ls/3'], undefined, ['ls/2']]
    for (const [n, ids] of listed.entries())
      await addClaim(ledger, claimOf(`claim_${n}`, ids === undefined ? {} : { listed: ids }))
    const { read } = ledger
    const found = async (ids: string[]) =>
      (await read.claimsListing(ids)).map(({ claim }) => claim.row.id)
    assert.deepEqual(await found(['ls/2']), ['claim_0', 'claim_3'])
    assert.deepEqual(await found(['ls/1', 'ls/3']), ['claim_0', 'claim_1'])
    // Part of an id, or the word that stands before ids, is no id.
    for (const none of ['ls', 'ls/', 'listed', '"']) assert.deepEqual(await found([none]), [])
    const leaf = (await read.claim('claim_0'))?.claim.leaf
    const row = { change: String(leaf), reason: 'wrong' }
    await ledger.change(changeOf('undo'), (write) => write.append('undo', row))
    assert.deepEqual(await found(['ls/2']), ['claim_3'])
  },
)

storeTest('[L138] around a figure the nearest claims that it does not read', async (t) => {
  const day = (first: string, last = first, act: Act = 'detention') => [
    scopeOf({ act, first, last }),
  ]
  const { fixture } = await scopes(t, {
    own: day('2020-03-10'),
    after: day('2020-04-02'),
    before: day('2020-02-28'),
    farther: day('2020-04-09'),
    other: day('2020-03-05', '2020-03-05', 'arrest'),
    far: day('2021-01-01'),
  })
  const without = { acts: ['detention' as Act], from: '2020-03-01', to: '2020-03-31' }
  const ask = async (most: number, refused = '') => {
    const around = {
      acts: ['detention' as Act, 'arrest' as Act],
      from: '2020-02-01',
      to: '2020-04-30',
    }
    const keep = (one: { claim: { row: { id: string } } }) => one.claim.row.id !== refused
    const found = await fixture.ledger.read.claimsAround({ ...around, without, keep, most })
    return found.map(({ claim }) => claim.row.id)
  }
  assert.deepEqual(await ask(9), ['other', 'after', 'before', 'farther'])
  assert.deepEqual(await ask(2), ['other', 'after'])
  assert.deepEqual(await ask(2, 'other'), ['after', 'before'])
})

storeTest(
  '[L139] a read in steps sees what was there at its start, and others go on',
  async (t) => {
    const { ledger } = await makeFixture(t)
    await ledger.change(changeOf('claim.import'), async (write) => {
      for (let n = 0; n < 1200; n++) await write.appendClaim(claimOf(`c${n}`), [scopeOf()])
    })
    const reading = ledger.read.claimsForFigure({ acts: ['detention'] })
    let isRead = false
    void reading.then(() => {
      isRead = true
    })
    const status = { claim: 'c1199', status: 'superseded', reason: 'x' } as const
    await new Promise((resolve) => setImmediate(resolve))
    assert.ok(await ledger.read.claim('c1'))
    await ledger.change(changeOf('claim.import'), async (write) => {
      await write.appendClaim(claimOf('later'), [scopeOf()])
      await write.append('claim_status', status)
    })
    const wasBetween = !isRead
    const found = await reading
    assert.equal(found.length, 1200)
    const last = found.find(({ claim }) => claim.row.id === 'c1199')
    if (wasBetween) assert.deepEqual(last?.statuses, [])
    assert.equal((await ledger.read.claimsForFigure({ acts: ['detention'] })).length, 1201)
  },
)
