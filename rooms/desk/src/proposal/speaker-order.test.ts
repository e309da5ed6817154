// The speakers of a document are one before any of them is recorded: whichever proposal is accepted
// first. Everything in the texts is invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Agent, Claim } from '@tumen/claim'
import { firstAnswers, openReport, type Read } from '../../fixture/proposal.ts'

const TEXT = [
  'On 3 May 2024 31 herders were arrested in Jilin, Radio Free Asia reported.',
  'On 4 May 2024 17 herders were arrested in Jilin, RFA reported.',
  'On 5 May 2024 22 herders were arrested in Jilin, the Border Rescue Society said.',
  'On 6 May 2024 19 herders were arrested in Jilin, BRS said.',
].join('\n\n')

/** The speakers and chains of all claims after the proposals are accepted in an order of theirs. */
async function acceptedIn(order: (ids: string[]) => string[][]) {
  const fixture = await openReport()
  await fixture.ask('own', 'document.add', {
    ...{ id: 'K9', title: 'Arrests', text: TEXT, language: 'en' },
    ...{ publisher: 'harbour', published: '2024-07-29' },
  })
  const { proposals } = await fixture.ask<Read>('own', 'document.read', { document: 'K9' })
  assert.equal(proposals.length, 4)
  for (const ids of order(proposals.map(({ id }) => id))) {
    const answers = await firstAnswers(fixture, ids, 'K9')
    await fixture.ask('own', 'proposal.accept', { document: 'K9', proposals: ids, answers })
  }
  const { agents } = await fixture.ask<{ agents: Agent[] }>('own', 'agent.list', {})
  const nameOf = new Map(agents.map(({ id, name }) => [id, JSON.stringify(name)]))
  const after = (await fixture.ask<Read>('own', 'document.read', { document: 'K9' })).proposals
  const chains = []
  for (const { decision } of after) {
    const shown = { id: decision?.claim }
    const { claim } = await fixture.ask<{ claim: Claim }>('own', 'claim.show', shown)
    chains.push(claim.chain.map(({ agent, ...link }) => ({ ...link, agent: nameOf.get(agent) })))
  }
  await fixture.close()
  const told = agents
    .map(({ kind, name, anonymity, scope }) => JSON.stringify([kind, name, anonymity, scope]))
    .sort()
  return { agents: told, chains }
}

test('[D607] the order of acceptance makes no second speaker, nor does one change', async () => {
  const forward = await acceptedIn((ids) => ids.map((id) => [id]))
  const backward = await acceptedIn((ids) => ids.map((id) => [id]).reverse())
  const together = await acceptedIn((ids) => [ids])
  assert.deepEqual(backward, forward)
  assert.deepEqual(together, forward)
  const of = (words: RegExp) => forward.agents.filter((one) => words.test(one)).length
  assert.deepEqual([of(/RFA|Radio Free Asia/), of(/BRS|Border Rescue/)], [1, 1])
  const [first, second, third, fourth] = forward.chains.map((chain) => chain.at(-1)?.agent)
  assert.deepEqual([second, fourth], [first, third])
})

test('[D800] whom a name means is asked once for a document, and held by its claims', async () => {
  const fixture = await openReport()
  const named = { kind: 'organisation', name: { en: 'Border Rescue Society of Jilin' } }
  await fixture.ask('own', 'agent.record', { id: 'brs-jilin', ...named })
  await fixture.ask('own', 'document.add', {
    ...{ id: 'K9', title: 'Arrests', text: NEAR, language: 'en' },
    ...{ publisher: 'harbour', published: '2024-07-29' },
  })
  const read = () => fixture.ask<ReadChains>('own', 'document.read', { document: 'K9' })
  const [first, second] = (await read()).proposals
  assert.deepEqual(second?.chain.at(-1)?.candidates, ['brs-jilin'])
  const proposals = [first?.id ?? '']
  const answers = await firstAnswers(fixture, proposals, 'K9')
  const speakers = [{ name: second?.chain.at(-1)?.label, is: 'brs-jilin' }]
  const input = { document: 'K9', proposals, answers, speakers }
  await fixture.ask('own', 'proposal.accept', input)
  const after = (await read()).proposals[1]?.chain.at(-1)
  assert.deepEqual([after?.agent, after?.candidates], ['brs-jilin', []])
  // A decision that is taken back settles nothing.
  const { leaf } = (await read()).proposals[0]?.decision ?? {}
  await fixture.ask('own', 'change.undo', { change: leaf })
  assert.deepEqual((await read()).proposals[1]?.chain.at(-1)?.candidates, ['brs-jilin'])
  await fixture.close()
})

const NEAR = [
  'On 5 May 2024 22 herders were arrested in Jilin, the Border Rescue Society said.',
  'On 6 May 2024 19 herders were arrested in Jilin, the Border Rescue Society said.',
].join('\n\n')

interface ReadChains {
  proposals: {
    id: string
    decision?: { leaf: number }
    chain: { label: string; agent?: string; candidates: string[] }[]
  }[]
}
