// The form for phones: every question and choice in every language, and none that asks for a name.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ACTS } from '@tumen/claim'
import { FORM_LANGUAGES, xlsForm } from './xls-form.ts'

test('[X14] a form asks in three languages, by our list of acts, and for nobody by name', () => {
  const asked = new Set<string>()
  const sheets = xlsForm((kind, key) => {
    asked.add(`${kind} ${key}`)
    return FORM_LANGUAGES.map((language) => `${key} ${language}`)
  }, '2026-12-02')
  const [survey = [], choices = [], settings = []] = sheets.map(({ rows }) => rows)
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['survey', 'choices', 'settings'],
  )
  for (const rows of [survey, choices, settings])
    for (const row of rows) assert.equal(row.length, rows[0]?.length)
  const lists = new Set(choices.slice(1).map(([list]) => list))
  for (const [type = ''] of survey.slice(1))
    if (type.startsWith('select_one ')) assert.ok(lists.has(type.slice('select_one '.length)), type)
  const acts = choices.filter(([list]) => list === 'act').map(([, name]) => name)
  assert.deepEqual(acts, [...ACTS])
  assert.ok(survey.every(([, name]) => !/name|phone|address/.test(name ?? '') || name === 'name'))
  assert.ok(asked.has('form connection_witness') && asked.has('act arrest'))
})
