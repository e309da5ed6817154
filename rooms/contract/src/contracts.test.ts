import assert from 'node:assert/strict'
import test from 'node:test'
import { COMMON_REFUSALS, REFUSAL_CODES } from './code.ts'
import { contractByName, contractList, contracts, mayRefuse } from './contracts.ts'
import { ROLES } from './role.ts'

const isOnce = (values: readonly string[]) => new Set(values).size === values.length

test('[O1] every contract stands in the table once, under its own name', () => {
  assert.ok(contractList.length >= 111)
  for (const [key, { name }] of Object.entries(contracts)) {
    assert.equal(key, name)
    assert.match(name, /^(?:[a-z]+\.[a-z]+(?:-[a-z]+)*|search)$/)
    assert.equal(contractByName(name)?.name, name)
  }
  for (const name of ['claim.nothing', 'toString', '__proto__', ''])
    assert.equal(contractByName(name), undefined)
})

test('[O2] a field that a contract does not name is not taken', () => {
  for (const { name, input } of contractList) {
    const { success, error } = input.safeParse({ 'no such field': 1 })
    assert.ok(!success, name)
    assert.ok(
      error.issues.some(({ code }) => code === 'unrecognized_keys' || code === 'invalid_union'),
      name,
    )
  }
})

test('[O3] roles and codes are of the closed lists, each once, and none that all share', () => {
  assert.ok(isOnce(REFUSAL_CODES) && isOnce(COMMON_REFUSALS))
  for (const { name, roles, refusals } of contractList) {
    assert.ok(roles.length > 0 && isOnce(roles), name)
    assert.ok(
      roles.every((role) => ROLES.includes(role)),
      name,
    )
    assert.ok(isOnce(refusals), name)
    assert.ok(
      refusals.every((code) => REFUSAL_CODES.includes(code) && !COMMON_REFUSALS.includes(code)),
      name,
    )
  }
})

test('[O4] an operation may refuse with its own codes and the common ones, and no other', () => {
  for (const { name, refusals } of contractList)
    for (const code of REFUSAL_CODES)
      assert.equal(mayRefuse(name, code), refusals.includes(code) || COMMON_REFUSALS.includes(code))
  assert.ok(!mayRefuse('no.such', 'not-found'))
  assert.ok(mayRefuse('no.such', 'invalid-input'))
})
