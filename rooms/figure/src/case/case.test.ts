// Every case of the vectors is one test, named by its id and by the rules that it shows.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { type Case, caseToInput, judgeCase } from './case.ts'

const VECTORS = new URL('../../../../vectors/figure/', import.meta.url)

/** The rules that a case shows. */
const RULES: Record<string, string> = {
  A01: 'F31 F32 F34',
  A02: 'F1',
  A03: 'F34',
  A04: 'F46 F1',
  A06: 'F1',
  A08: 'F39 F42',
  A09: 'F1',
  A10: 'F7',
  A11: 'F39',
  B01: 'F31 F42',
  B02: 'F51 F52',
  B03: 'F32 F33',
  B05: 'F34',
  B06: 'F6',
  B07: 'F6 F43',
  B09: 'F33',
  B10: 'F34',
  B11: 'F33',
  B13: 'F6',
  C01: 'F4 F45',
  C02: 'F4 F51',
  C03: 'F54',
  C04: 'F51',
  C06: 'F4 F54',
  C07: 'F30',
  C09: 'F50',
  C10: 'F52',
  C12: 'F24',
  D01: 'F12',
  D02: 'F14 F40',
  D03: 'F36',
  D04: 'F22',
  D06: 'F35',
  D07: 'F36 F38',
  D08: 'F35 F42',
  D10: 'F38',
  D11: 'F38',
  D13: 'F38',
  D14: 'F40',
  D16: 'F2 F12',
  D17: 'F47 F8',
  D19: 'F8 F12',
  D21: 'F35 F38',
  E01: 'F60',
  E02: 'F60',
  E04: 'F25',
  E05: 'F20',
  E07: 'F21',
  E09: 'F15 F40',
  E10: 'F15 F44',
  F01: 'F7 F22',
  F02: 'F22',
  F03: 'F43',
  F04: 'F15',
  F06: 'F22',
  G01: 'F3 F35',
  G02: 'F3 F35 F42',
  G03: 'F16',
  G04: 'F34',
  G05: 'F60 F50',
  G06: 'F60 F50',
  G07: 'F60',
  G08: 'F60',
  G09: 'F25',
  G10: 'F40',
  G11: 'F40',
  G12: 'F36',
  G13: 'F34',
  G14: 'F47',
  G15: 'F39',
  G16: 'F32 F33 F46',
  G17: 'F39',
  G18: 'F43',
  G19: 'F37',
  G20: 'F30',
  G21: 'F53',
  G22: 'F25',
  G23: 'F36a',
  G24: 'F38',
  G25: 'F36a',
  G26: 'F61a',
  G27: 'F61a',
  G28: 'F87',
  G29: 'F87',
  G30: 'F36a',
}

function readCases(file: string): Case[] {
  return JSON.parse(readFileSync(new URL(file, VECTORS), 'utf8'))
}

const cases = [...readCases('cases.json'), ...readCases('cases-rules.json')]

for (const one of cases) {
  const rules = (RULES[one.id] ?? '').split(' ').map((rule) => `[${rule}]`)
  test(`${rules.join(' ')} ${one.id} ${one.title}`, () => {
    assert.deepEqual(judgeCase(one), [], one.why)
  })
}

test('[F90] all 85 cases are there, each with the rules that it shows', () => {
  assert.equal(cases.length, 85)
  assert.deepEqual(
    cases.map((one) => one.id).filter((id) => RULES[id] === undefined),
    [],
  )
})

test('[F90] a case that expects something else is judged, key by key', () => {
  const one = cases.find((each) => each.id === 'G09') as Case
  const wrong = {
    ...one,
    expect: { low: 13, status: 'single_origin', flags: ['overlap'], nonsense: 1 },
  }
  assert.deepEqual(
    judgeCase(wrong).map(({ key, expected, ours }) => [key, expected, ours]),
    [
      ['low', 13, 12],
      ['nonsense', 1, null],
      ['flags', ['overlap'], []],
    ],
  )
  assert.deepEqual(judgeCase({ ...one, expect: { flagsNot: [] } }), [])
})

test('[F90] a restriction in a case may stand alone or in a list', () => {
  const one = cases.find((each) => each.id === 'A01') as Case
  const minors = { by: 'age', label: 'minors' } as const
  const asked = (restrict: Case['query']['restrict']) =>
    caseToInput({ ...one, query: { ...one.query, ...(restrict ? { restrict } : {}) } }).question
  assert.deepEqual(asked(minors).restrict, [minors])
  assert.deepEqual(asked([minors]).restrict, [minors])
  assert.equal(asked(undefined).restrict, undefined)
})
