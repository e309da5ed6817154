// What belongs to other groups is missing: each operation, asked by each role about a foreign and a
// missing record, gives one answer, and nothing foreign stands in what it lists or counts.
import assert from 'node:assert/strict'
import test from 'node:test'
import { contractList, ROLES, type Role } from '@tumen/contract'
import type { Ledger, Reach, Reader } from '@tumen/ledger'
import { type Ids, inGroup, openNorth, PROBED, PROBES, told } from '@tumen/world'
import { newMemory } from '../memory.ts'
import type { Desk } from '../operation.ts'
import { can } from '../policy.ts'

const { world, FOREIGN, MISSING, OWN, NORTHERN, north, south } = await openNorth()
const { desk } = world

/** Operations that name no record of a group, or that a role in one group does not give. */
const NAMES_NONE = `name.check
  workspace.fsck workspace.confirm-clock workspace.repair-clock document.add
  account.list account.invite account.change account.close account.reset group.record
  credential.recover credential.remove credential.issue credential.issued credential.revoke
  reader.set reader.off claim.import place.import import.keep
  event.record list.check list.import list.map list.columns log.checkpoint log.witness log.heads
  log.show log.policy log.set-policy log.timestamp log.timestamp-request log.timestamp-import
  backup.restore backup.show backup.make
  everything.export exchange.export exchange.check exchange.import bundle.take`
/** Probes that do not tell a foreign record from a missing one even in its own group. */
const UNTOLD = [
  // Of a document that is read nothing waits.
  'document.waits 0',
  'claim.check 2',
  'claim.list 3',
  'claim.list 4',
  // What is not public is counted for nobody.
  'claim.tally 1',
  // Several people work in the invented world: claims leave by a bundle.
  'claim.export 0',
  'agent.relays 0',
  'import.show 0',
  'mention.list 1',
  'list.show 1',
  'linkage.show 0',
  'linkage.explain-pair 0',
  'person.show 0',
  'person.lineage 0',
  'involvement.check 1',
  'involvement.list 1',
  'estimate.run 0',
  'bundle.look 0',
  'table.export 0',
  'record.history 5',
]
/** Reads of which one that is left open must show. */
const READS = `document documentsById documents claim claimsById claims claimsForFigure agent agents
  eachClaimForFigure agentPage event events rows search rowsAbout involvements`

/** The same answer as if it had been about the missing records. */
function asMissing(answer: string): string {
  let same = answer
  for (const kind of PROBED) same = same.replaceAll(`"${FOREIGN[kind]}"`, `"${MISSING[kind]}"`)
  return same.replaceAll(`:${FOREIGN.change},`, `:${MISSING.change},`)
}

/** What is wrong over this desk: an answer that differs, or one that names what is northern. */
async function leaks(over: Desk, roles: readonly Role[] = ROLES, most = 1000): Promise<string[]> {
  const found: string[] = []
  for (const role of roles)
    for (const [name, probes] of Object.entries(PROBES))
      for (const [n, probe] of probes.entries()) {
        if (found.length >= most) return found
        const actor = inGroup(role, south)
        const foreign = await told(over, actor, name, probe(FOREIGN, OWN))
        const missing = await told(over, actor, name, probe(MISSING, OWN))
        if (asMissing(foreign) !== missing) found.push(`${role} ${name} ${n} differs`)
        for (const one of NORTHERN) {
          const at = missing.indexOf(one)
          if (at >= 0) found.push(`${role} ${name} ${n}: ${missing.slice(at - 60, at + 40)}`)
        }
      }
  return found
}

test('[D670] every operation is asked about foreign records, or names none', () => {
  const asked = new Set([...Object.keys(PROBES), ...NAMES_NONE.split(/\s+/)])
  assert.deepEqual(
    contractList.map(({ name }) => name).filter((name) => !asked.has(name)),
    [],
  )
})

test('[D671] M6: a foreign record and a missing one give the same answer to every role', async () => {
  const { size } = await desk.ledger.head()
  assert.deepEqual(await leaks(desk), [])
  assert.equal((await desk.ledger.head()).size, size, 'and nothing was changed')
})

test('[D671] its own group is told of each: the probes ask for what is there', async () => {
  const same: string[] = []
  for (const { name, changes } of contractList) {
    const probes = changes ? [] : (PROBES[name as keyof typeof PROBES] ?? [])
    const roles = ROLES.filter((role) => can(inGroup(role, north), name))
    for (const [n, probe] of probes.entries()) {
      if (JSON.stringify(probe(FOREIGN, OWN)) === JSON.stringify(probe(MISSING, OWN))) continue
      let isTold = false
      for (const role of roles) {
        const of = (ids: Ids) => told(desk, inGroup(role, north), name, probe(ids, OWN))
        if (asMissing(await of(FOREIGN)) !== (await of(MISSING))) isTold = true
      }
      if (!isTold) same.push(`${name} ${n}`)
    }
  }
  assert.deepEqual(same, UNTOLD)
})

test('[D671] with one read of the store left open the matrix is red', async () => {
  const green: string[] = []
  for (const open of READS.split(/\s+/) as (keyof Reader)[])
    if ((await leaks(leaky(open), ['analyst', 'reviewer'], 1)).length === 0) green.push(open)
  assert.deepEqual(green, [])
})

/** A desk whose reach leaves one read of the store as it is. */
function leaky(open: keyof Reader): Desk {
  const reaching = (reach: Reach): Ledger => {
    const ledger = desk.ledger.reaching(reach)
    const read = { ...ledger.read, [open]: desk.ledger.read[open] }
    return new Proxy(ledger, {
      get: (target, name) => (name === 'read' ? read : Reflect.get(target, name)),
    })
  }
  const ledger = new Proxy(desk.ledger, {
    get: (target, name) => {
      if (name === 'reaching') return reaching
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { ...desk, ledger, memory: newMemory() }
}
