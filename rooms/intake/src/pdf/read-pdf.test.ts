import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { linesFrom, pdfOf, riverObserver } from '../../fixture/pdf.ts'
import { findProgram } from '../isolation/program.ts'
import { Sandbox } from '../isolation/sandbox.ts'
import { MOST_PDF_PAGES } from './limit.ts'
import { isPdf, readPdf } from './read-pdf.ts'

const sandbox = new Sandbox()
const hasPoppler = (await sandbox.placeOf('pdftotext')) !== undefined
if (!hasPoppler) process.stdout.write('# skipped: no isolated pdftotext, so no PDF is read\n')
const skip = !hasPoppler && 'needs bubblewrap and poppler-utils'

const read = (bytes: Uint8Array, maxTextBytes = 20_000_000) =>
  readPdf({ bytes, sandbox, maxTextBytes })
const page = linesFrom(700, ['At least 39 people were held, two sources said.'])
/** Why a file has no text. */
const whyOf = async (bytes: Uint8Array, most?: number) => {
  const { text, layer } = await read(bytes, most)
  assert.deepEqual([text, layer.tool, layer.pages], ['', undefined, undefined])
  return layer.findings.map(({ code }) => code).join(' ')
}

test('[I116] a PDF gives its text with the place of each page, in three scripts', {
  skip,
}, async () => {
  const korean = linesFrom(700, ['적어도 600여 명이 체포되었다.'])
  const chinese = linesFrom(700, ['至少有十二人被遣返。'])
  const { text, layer, steps, mediaType } = await read(
    pdfOf({ pages: [page, korean, [], chinese] }),
  )
  assert.equal(
    text,
    'At least 39 people were held, two sources said.\n\n적어도 600여 명이 체포되었다.\n\n至少有十二人被遣返。',
  )
  const [, second = 0, third = 0, fourth = 0] = layer.pages ?? []
  assert.equal(text.slice(second, second + 3), '적어도')
  assert.equal(text.slice(fourth, fourth + 3), '至少有')
  assert.ok(third >= second && third <= fourth)
  assert.match(layer.tool ?? '', /^poppler \d/)
  assert.deepEqual([layer.isolation, layer.findings, mediaType], ['A', [], 'application/pdf'])
  assert.deepEqual(steps, ['pdf:bbox-layout', 'pdf:pages'])
  assert.deepEqual(await read(pdfOf({ pages: [page] })), await read(pdfOf({ pages: [page] })))
})

const FILE = new URL('../../../../vectors/intake/river-observer.pdf', import.meta.url)

test('[I116] the file of the vectors is the one that is made here', { skip }, async () => {
  const bytes = riverObserver()
  assert.deepEqual(readFileSync(FILE), Buffer.from(bytes))
  const { text, layer } = await read(bytes)
  assert.match(text, /^River Observer, Annual Report 2022\n\nThe River Observer writes/)
  assert.match(text, /held at the border in the north\.\n\nTwo sources/)
  assert.match(text, /52 people were held in Liaoning .* their families were\./)
  assert.equal(layer.pages?.length, 3)
})

test('[I117] scripts, attached files, earlier states and forms of a PDF are findings', {
  skip,
}, async () => {
  const bytes = pdfOf({
    pages: [page],
    root:
      '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AcroForm<</Fields[7 0 R]>>' +
      '/Names<</EmbeddedFiles<</Names[(a)5 0 R]>>>>',
    objects: [
      '<</Type/Filespec/F(a.txt)/EF<</F 6 0 R>>>>',
      '<</Type/EmbeddedFile/Length 3>>stream\nabc\nendstream',
      '<</FT/Tx/T(name)/V(canary)>>',
    ],
    revised: true,
  })
  const { text, layer } = await read(bytes)
  assert.match(text, /^At least 39/)
  assert.deepEqual(layer.findings, [
    { code: 'javascript', count: 1 },
    { code: 'form', count: 1 },
    { code: 'has_revisions', count: 2 },
    { code: 'attachments', count: 1 },
  ])
  assert.ok(!JSON.stringify(layer).includes('canary'))
})

test('[I118] a PDF without a text that can be read has none, and its layer says why', {
  skip,
}, async () => {
  assert.equal(await whyOf(pdfOf({ pages: [[], []] })), 'no_text')
  const keys = `/O<${'00'.repeat(32)}>/U<${'11'.repeat(32)}>`
  const locked = `/Encrypt<</Filter/Standard/V 1/R 2/P -1${keys}>>/ID[<00><00>]`
  assert.equal(await whyOf(pdfOf({ pages: [page], trailer: locked })), 'encrypted')
  const many = Array.from({ length: MOST_PDF_PAGES + 1 }, () => page)
  assert.equal(await whyOf(pdfOf({ pages: many })), 'too_many_pages')
  assert.equal(await whyOf(Buffer.from('%PDF-1.7\nnothing else')), 'damaged')
  assert.equal(await whyOf(pdfOf({ pages: [page] }), 10), 'too_large')
  const loop = '/Pages 2 0 R'
  const cycle = Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog${loop}>>endobj\n` +
      '2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\n' +
      'trailer<</Root 1 0 R>>\n%%EOF',
  )
  assert.match(await whyOf(cycle), /^(?:damaged|no_text|timed_out|crashed)$/)
})

test('[I119] without isolation or without its program no PDF is opened, and it is said', async () => {
  const bytes = pdfOf({ pages: [page] })
  const bare = await readPdf({ bytes, sandbox: new Sandbox(() => undefined), maxTextBytes: 1e6 })
  assert.deepEqual(bare.layer.findings, [{ code: 'not_isolated', count: 1 }])
  assert.equal(bare.text, '')
  const unskilled = new Sandbox((name) => (name.startsWith('pdf') ? undefined : findProgram(name)))
  const { level } = await unskilled.report()
  const { layer } = await readPdf({ bytes, sandbox: unskilled, maxTextBytes: 1e6 })
  assert.equal(layer.findings[0]?.code, level === 'A' ? 'program_missing' : 'not_isolated')
})

test('[I120] no bytes make reading a PDF throw', { skip }, async () => {
  const whole = pdfOf({ pages: [page, page] })
  const cuts = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255), cut: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(cuts, async ({ at, byte, cut }) => {
      const changed = cut ? whole.slice(0, at) : Uint8Array.from(whole)
      if (!cut) changed[at] = byte
      const { text, layer } = await read(changed)
      assert.equal(text === '', layer.tool === undefined)
    }),
    { numRuns: 15 },
  )
  assert.equal(isPdf(whole), true)
  assert.equal(isPdf(Buffer.from('<p>%PDX-')), false)
})
