// That a voice which hangs on who speaks agrees with who was chosen to speak, on our own texts.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { createPlaceIndex } from './place-index.ts'
import type { Proposal } from './proposal.ts'
import { readText } from './read-text.ts'
import { type ReportHeader, sourceFromHeader } from './report-header.ts'

const FOLDER = new URL('../../../vectors/reading/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, FOLDER), 'utf8')
const headers = JSON.parse(read('texts.json')) as (ReportHeader & { id: string })[]
const RESOURCES = { places: createPlaceIndex([]) }
const MOST_TEXTS = 10
const DAY = { earliest: '2022-05-05', latest: '2022-05-05' }

const numbersOf = (header: ReportHeader & { id: string }): Proposal[] =>
  readText(sourceFromHeader(header, read(`texts/${header.id}.txt`)), RESOURCES).filter(
    ({ quantity }) => quantity !== undefined,
  )

test('[R185] a voice without words of its own is that of whoever was chosen to speak', () => {
  const english = headers.filter(({ language }) => language === 'en').slice(-MOST_TEXTS)
  const all = english.flatMap(numbersOf)
  const chosen = all.filter(({ fields }) => fields.speakers?.rules[0]?.endsWith('.chosen'))
  assert.ok(chosen.length > 0)
  for (const { fields, speakers, modality, position, key } of all) {
    const [rule] = fields.modality?.rules ?? []
    const isOutlet = speakers.at(-1)?.mode === 'own_voice'
    const isHeading = position === 'headline' || position === 'subheading'
    if (rule === 'voice.carried') assert.equal(isOutlet, false, key)
    if (rule === 'voice.asserted' && !isHeading) assert.equal(modality, 'asserted', key)
    if (rule === 'voice.asserted' && !isHeading && speakers.length > 1) assert.ok(isOutlet, key)
  }
})

test('[R278] a verb of saying of which nobody is the subject leaves a claim asserted', () => {
  const voiceOf = (text: string) => {
    const source = { text, language: 'en', publisher: 'Harbour Post', published: DAY } as const
    return readText(source, RESOURCES).map(({ modality }) => modality)
  }
  assert.deepEqual(voiceOf('It was noted that thousands of weavers left the town.'), ['asserted'])
  assert.deepEqual(voiceOf('Police noted that thousands of weavers left the town.'), ['reported'])
})
