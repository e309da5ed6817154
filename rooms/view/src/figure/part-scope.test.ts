import assert from 'node:assert/strict'
import test from 'node:test'
import type { Part } from '@tumen/figure'
import { LANGUAGES } from '@tumen/words'
import { partScope } from './part-scope.ts'
import type { Telling } from './report.ts'

test('[V330] a part names the place that it passed through, in every language', () => {
  const part: Part = {
    ...{ act: 'forced_return', through: 'KP/HB/onsong', from: '2023-10-09', to: '2023-10-09' },
    ...{ weight: 300, claims: ['c1'], chosen: true, contested: false },
  }
  const names = { 'KP/HB/onsong': { en: 'Onsong', ko: '온성', zh: '稳城' } }
  const answer = { placeNames: names } as unknown as Telling['answer']
  const said = LANGUAGES.map((language) => partScope({ language, answer }, part))
  assert.match(said[0] ?? '', /through Onsong, 9 October 2023$/)
  assert.match(said[1] ?? '', /온성 경유/)
  assert.match(said[2] ?? '', /经由稳城/)
})
