// Two workspaces that differ only above what a role may read give it the same answers, byte for
// byte, for every operation that reads. Source: desk.md 10, C7.
import assert from 'node:assert/strict'
import test from 'node:test'
import { contractList, ROLES, type Role } from '@tumen/contract'
import {
  canaryFormsOf,
  type Ids,
  inGroup,
  openNorth,
  PROBES,
  told,
  type WorldOptions,
} from '@tumen/world'
import type { Actor } from '../operation.ts'
import { can, RIGHTS } from '../policy.ts'

type Step = Parameters<NonNullable<WorldOptions['revise']>>[0]

/** The report of the north says another number, in as many signs. */
function otherNorth(step: Step): Step[] {
  const said = JSON.stringify(step)
  const isNorthern = said.includes('"doc":"R07"') || said.includes('"id":"R07"')
  return [isNorthern ? (JSON.parse(said.replaceAll('52', '57')) as Step) : step]
}

const first = await openNorth()
const otherReport = await openNorth({ revise: otherNorth })
const otherSecrets = await openNorth({ isSecond: true })

/** The roots of a log differ wherever anything does, and say nothing of what. */
const withoutRoot = (answer: string) => answer.replaceAll(/"rootHex":"[0-9a-f]{64}"/g, '')

/** What each of two worlds answers, and where they differ. */
async function differences(
  other: typeof first,
  actor: (side: typeof first) => Actor,
): Promise<string[]> {
  const found: string[] = []
  for (const { name, changes } of contractList) {
    const probes = changes ? [] : (PROBES[name as keyof typeof PROBES] ?? [])
    // A proof names hashes of all other leaves, which are salted.
    if (name === 'log.prove' || !can(actor(first), name)) continue
    for (const [n, probe] of probes.entries())
      for (const ids of ['FOREIGN', 'MISSING', 'OWN'] as const) {
        const answers = [first, other].map(async (side) => {
          const of: Ids = side[ids]
          return withoutRoot(await told(side.world.desk, actor(side), name, probe(of, side.OWN)))
        })
        const [one, two] = await Promise.all(answers)
        if (one !== two) found.push(`${name} ${n} ${ids}`)
      }
  }
  return found
}

test('[D676] another report in the north changes no answer in the south', async () => {
  for (const role of ROLES)
    assert.deepEqual(await differences(otherReport, ({ south }) => inGroup(role, south)), [], role)
})

test('[D676] U2: other secrets change no answer to a role that may read none', async () => {
  for (const role of ROLES.filter((one) => !RIGHTS['field.restricted']?.includes(one)))
    assert.deepEqual(
      await differences(otherSecrets, () => ({ account: `${role}-1x`, roles: [role] })),
      [],
      role,
    )
})

test('[D676] mutation test: who may read them tells the worlds apart', async () => {
  const inNorth = await differences(otherReport, ({ north }) => inGroup('viewer', north))
  assert.ok(inNorth.includes('document.show 0 FOREIGN') && inNorth.includes('claim.list 0 FOREIGN'))
  const analyst: Role[] = ['analyst']
  const open = await differences(otherSecrets, () => ({ account: 'x', roles: analyst }))
  assert.ok(open.includes('claim.show 0 FOREIGN'))
})

test('[D677] no answer to any role holds what is sealed, or typed and thrown away', async () => {
  const forms = canaryFormsOf(['sealed', 'typed'])
  for (const role of ROLES)
    for (const [name, probes] of Object.entries(PROBES))
      for (const probe of probes)
        for (const ids of [first.FOREIGN, first.OWN]) {
          const actor = { account: 'x', roles: [role] }
          const { changes = true } = contractList.find((one) => one.name === name) ?? {}
          if (changes) continue
          const answer = await told(first.world.desk, actor, name, probe(ids, first.OWN))
          assert.equal(
            forms.find((form) => answer.includes(form)),
            undefined,
            `${role} ${name}`,
          )
        }
})
