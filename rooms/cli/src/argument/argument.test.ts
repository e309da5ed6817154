import assert from 'node:assert/strict'
import test from 'node:test'
import { contractList } from '@tumen/contract'
import { z } from 'zod'
import {
  type FieldSchema,
  fieldsOf,
  positionalFields,
  readCommandLine,
  readFields,
  UsageError,
} from './argument.ts'

const schema = fieldsOf(
  z.object({
    document: z.string(),
    quote: z.array(z.string()),
    at: z.number().int().optional(),
    act: z.enum(['arrest', 'detention']),
    published: z.union([z.string(), z.object({ earliest: z.string(), latest: z.string() })]),
    headline: z.boolean().optional(),
    known: z.object({ on: z.string(), by: z.enum(['published', 'recorded']) }).optional(),
    rows: z.array(z.object({ a: z.string() })).optional(),
    bytesHash: z.string().optional(),
  }),
)
const noFiles = (): Promise<string> => Promise.reject(new Error('no file is read'))
const read = (...rest: string[]) => readFields(rest, schema, noFiles)

test('[T1] global options stand anywhere and are not fields', () => {
  const line = readCommandLine(['-w', 'there', 'figure', '--json', 'ask', '--act', 'arrest', '-h'])
  assert.deepEqual(line.words, ['figure', 'ask'])
  assert.deepEqual(line.rest, ['--act', 'arrest'])
  assert.equal(line.options.workspace, 'there')
  assert.ok(line.options.json && line.options.help && !line.options.plain)
  assert.equal(readCommandLine(['--lang=ko', 'help']).options.lang, 'ko')
  assert.deepEqual(readCommandLine(['search', '--limit', '5', 'x']).rest, ['--limit', '5', 'x'])
})

test('[T2] fields are read by the types of the schema, lists by repetition', async () => {
  const input = await read(
    '--quote',
    'a b',
    '--quote',
    'c',
    '--at',
    '12',
    '--headline',
    '--act=arrest',
  )
  assert.deepEqual(input, { quote: ['a b', 'c'], at: 12, headline: true, act: 'arrest' })
  assert.deepEqual(await read('--published', '2022-08'), { published: '2022-08' })
  assert.deepEqual(await read('--published.earliest', '2022-08-01', '--bytes-hash', 'ff'), {
    published: { earliest: '2022-08-01' },
    bytesHash: 'ff',
  })
  assert.deepEqual(await read('--known.on', '2022-08-10', '--rows', '{"a":"x"}'), {
    known: { on: '2022-08-10' },
    rows: [{ a: 'x' }],
  })
})

test('[T2] a negative number and a text that looks like a number keep their meaning', async () => {
  assert.deepEqual(await read('--at', '-3', '--document', '12'), { at: -3, document: '12' })
})

test('[T3] required words may stand without their name, in the order of the schema', async () => {
  assert.deepEqual(positionalFields(schema), ['document', 'quote', 'act', 'published'])
  const leaf = fieldsOf(z.object({ leaf: z.int() }))
  assert.deepEqual(await readFields(['3'], leaf, noFiles), { leaf: 3 })
  const some = fieldsOf(z.object({ claims: z.array(z.string()) }))
  assert.deepEqual(await readFields(['a', 'b'], some, noFiles), { claims: ['a', 'b'] })
  const optional = fieldsOf(z.object({ limit: z.int().optional(), query: z.string().optional() }))
  assert.deepEqual(await readFields(['강제북송'], optional, noFiles), { query: '강제북송' })
  assert.deepEqual(await read('R08', 'a b'), { document: 'R08', quote: ['a b'] })
  const base = { document: 'R08', quote: ['a b'] }
  assert.deepEqual(await readFields(['arrest'], schema, noFiles, base), {
    document: 'R08',
    quote: ['a b'],
    act: 'arrest',
  })
})

test('[T4] FIELD-file reads the value from a file', async () => {
  const input = await readFields(['--quote-file', 'q.txt'], schema, async (path) => `of ${path}`)
  assert.deepEqual(input, { quote: ['of q.txt'] })
})

test('[T5] a wrong command line names the option and never the value', async () => {
  const wrong: [string[], UsageError['code'], string][] = [
    [['--nothing', 'CANARY-40-SECRET'], 'unknown-option', 'nothing'],
    [['--at', 'CANARY-40-SECRET'], 'not-a-number', 'at'],
    [['--at'], 'value-missing', 'at'],
    [['--rows', '{CANARY-40-SECRET'], 'not-json', 'rows'],
  ]
  for (const [rest, code, option] of wrong)
    await assert.rejects(read(...rest), (error: unknown) => {
      assert.ok(error instanceof UsageError)
      assert.equal(error.code, code)
      assert.equal(error.option, option)
      assert.ok(!`${error.stack}${JSON.stringify(error)}`.includes('CANARY'))
      return true
    })
  const one = fieldsOf(z.object({ leaf: z.int() }))
  await assert.rejects(readFields(['3', 'CANARY-40-SECRET'], one, noFiles), (error: unknown) => {
    assert.ok(error instanceof UsageError)
    assert.equal(error.code, 'too-many')
    return !`${error.stack}`.includes('CANARY')
  })
})

test('[T155] every option that takes a date takes the words of one, as they are written', async () => {
  const isDate = ({ type, maxLength, anyOf = [] }: Limited): boolean =>
    (type === 'string' && maxLength === 80) || anyOf.some(isDate)
  let found = 0
  for (const { name, input } of contractList) {
    const fields = fieldsOf(input)
    for (const [field, one] of Object.entries(fields.properties ?? {})) {
      if (!isDate(one as Limited)) continue
      found++
      for (const words of ['August 8, 2019', '2019년 8월 8일']) {
        const read = await readFields([`--${field}`, words], fields, noFiles)
        assert.deepEqual(read, { [field]: words }, `${name} --${field}`)
      }
    }
  }
  assert.ok(found > 30, `${found} options`)
})

interface Limited extends FieldSchema {
  maxLength?: number
  anyOf?: Limited[]
}
