// The ten questions of the invented world, at every date: everything at once, on one set of claims.
// The claims stand once in the file; each case adds its question, its date and its clock.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { KnownBy } from '../scope/question.ts'
import { type Case, type CaseClaim, type CaseRow, judgeCase } from './case.ts'

/** A day by each clock. */
type TwoDays = Record<KnownBy, string>

type WorldClaim = Omit<CaseClaim, 'retracted' | 'corrected'> & {
  retracted?: TwoDays
  corrected?: TwoDays
}

type WorldCase = Omit<Case, 'claims'> & {
  knownBy: KnownBy
  /** A row of a variant of the world. */
  addDifferent?: CaseRow[]
  /** A variant in which R11 was taken for a report of its own. */
  rejectR11?: boolean
}

interface World extends Required<Pick<Case, 'anon' | 'same' | 'possible' | 'different'>> {
  claims: WorldClaim[]
  cases: WorldCase[]
}

const FILE = new URL('../../../../vectors/figure/world-cases.json', import.meta.url)
const world: World = JSON.parse(readFileSync(FILE, 'utf8'))

/** The rules that each question shows. */
const RULES: Record<string, string> = {
  Q1: '[F4] [F20] [F23] [F24] [F60] [F61]',
  Q2: '[F25]',
  Q3: '[F43]',
  Q4: '[F35] [F41] [F44]',
  Q5: '[F38] [F40]',
  Q6: '[F30]',
  Q7: '[F46] [F7]',
  Q8: '[F22] [F47]',
  Q9: '[F33] [F34]',
  Q10: '[F38] [F41]',
  GH2: '[F15]',
}

function toCase({ addDifferent = [], rejectR11 = false, ...one }: WorldCase): Case {
  const claims = world.claims.map(
    ({ retracted, corrected, ...claim }): CaseClaim => ({
      ...claim,
      ...(rejectR11 && claim.doc === 'R11' ? { chain: ['digest'] } : {}),
      ...(retracted === undefined ? {} : { retracted: retracted[one.knownBy] }),
      ...(corrected === undefined ? {} : { corrected: corrected[one.knownBy] }),
    }),
  )
  const { anon, same, possible } = world
  return { ...one, anon, same, possible, different: [...world.different, ...addDifferent], claims }
}

for (const one of world.cases) {
  const rules = RULES[one.id.split('-')[0]?.replace(/[ab]$/, '') ?? '']
  test(`${rules} ${one.id} ${one.title}, as known on ${one.knownAt}`, () => {
    assert.deepEqual(judgeCase(toCase(one)), [])
  })
}
