// Workbooks and talks: files whose text has pages of another name.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { heldBook, heldTalk, pptxOf, row, shape, xlsxOf } from '../../fixture/office.ts'
import { readApart } from '../apart/read-apart.ts'
import { Sandbox } from '../isolation/sandbox.ts'
import { officeKind, officeText } from './office-text.ts'
import { joinPages } from './pages.ts'

async function read(bytes: Uint8Array) {
  const kind = officeKind(bytes)
  assert.ok(kind)
  const found = await officeText(bytes, kind)
  if ('text' in found) return found
  return { text: '', pages: undefined, losses: [], findings: [], code: found.code }
}

const found = (all: readonly { code: string; count: number }[]) =>
  Object.fromEntries(all.map(({ code, count }) => [code, count]))

test('[I210] a workbook gives its sheets in order, names first, and where each begins', async () => {
  const { text, pages, findings } = await read(
    xlsxOf([
      {
        name: 'Held',
        rows:
          `${row(['Place', 'People'])}<row r="4"><c r="A4" t="inlineStr"><is>` +
          '<t>Reed\nTown</t></is></c><c r="C4"><f>SUM(1,38)</f><v>39</v></c></row>',
      },
      { name: 'Empty', rows: '' },
      { name: '북송 명단', rows: row(['\u1107\u116e\u11a8', '12']) },
    ]),
  )
  assert.equal(text, 'Held\nPlace\tPeople\nReed Town\t\t39\n\n북송 명단\n북\t12')
  assert.deepEqual(pages, [0, 31, 33])
  assert.equal(text.slice(33, 35), '북송')
  assert.deepEqual(found(findings), { formulas: 1 })
})

test('[I210] workbooks that other software wrote are read by the same rules', async () => {
  const url = new URL('../../../../vectors/intake/workbook.json', import.meta.url)
  const { workbooks } = JSON.parse(readFileSync(url, 'utf8')) as {
    workbooks: { rows: [number, string[]][]; sheets: string[]; base64: string }[]
  }
  for (const { rows, sheets, base64 } of workbooks) {
    const { text, pages } = await read(Buffer.from(base64, 'base64'))
    assert.equal(pages?.length, sheets.length)
    const typed = rows.map(([, fields]) => fields.map((field) => field.replace(/\n/g, ' ')))
    const first = text.slice(0, pages?.[1]).trimEnd()
    assert.equal(first, [sheets[0], ...typed.map((row) => row.join('\t').trimEnd())].join('\n'))
  }
})

test('[I211] what a workbook does not show stays out of the text and is counted', async () => {
  const outside =
    '<Relationships><Relationship Type="x/externalLinkPath" TargetMode="External" ' +
    'Target="http://t.example/canary-9"/></Relationships>'
  const { text, findings, losses } = await read(
    xlsxOf(
      [
        {
          name: 'Seen',
          before: '<cols><col min="2" max="3" hidden="1"/></cols>',
          rows:
            row(['One', 'canary-1', 'canary-2', 'four']) +
            row(['canary-3'], 'hidden="1"') +
            row([], 'hidden="1"'),
        },
        { name: 'canary-4', rows: row(['canary-5']), state: 'hidden' },
        { name: 'canary-6', rows: row(['canary-7']), state: 'veryHidden' },
      ],
      {
        'xl/comments1.xml': '<comments><comment><text><t>canary-8</t></text></comment></comments>',
        'xl/externalLinks/_rels/externalLink1.xml.rels': outside,
        'xl/vbaProject.bin': 'x',
        'xl/embeddings/a.bin': 'x',
        'xl/media/image1.png': 'x',
      },
    ),
  )
  assert.equal(text, 'Seen\nOne\tfour')
  assert.deepEqual(found(findings), {
    ...{ hidden_sheets: 2, hidden_rows: 1, hidden_cells: 2, comments: 1, external_links: 1 },
    ...{ macros: 1, embedded_objects: 1 },
  })
  assert.deepEqual(losses, [{ kind: 'picture', count: 1, units: 0 }])
  assert.doesNotMatch(JSON.stringify([findings, losses]), /canary|example/)
})

test('[I212] a talk gives its slides in their order; hidden ones and notes stay out', async () => {
  const cell = (words: string) =>
    `<a:tc><a:txBody><a:p><a:r><a:t>${words}</a:t></a:r></a:p></a:txBody></a:tc>`
  const { text, pages, findings, losses } = await read(
    pptxOf(
      [
        `${shape('Held in Liaoning') + shape('At least 39', 'two sources')}<p:pic/>`,
        `<p:sld xmlns:p="urn:p" xmlns:a="urn:a" show="0">${shape('canary-1')}</p:sld>`,
        `<a:tbl><a:tr>${cell('Reed')}${cell('12')}</a:tr></a:tbl>`,
      ],
      {
        'ppt/slides/_rels/slide1.xml.rels':
          '<Relationships>' +
          '<Relationship Id="n" Type="x/notesSlide" Target="../notesSlides/n1.xml"/>' +
          '<Relationship Id="m" Type="x/video" TargetMode="External" Target="http://t.example"/>' +
          '</Relationships>',
        'ppt/notesSlides/n1.xml': shape('canary-2'),
        'ppt/comments/comment1.xml': '<p:cmLst xmlns:p="urn:p"><p:cm/></p:cmLst>',
      },
    ),
  )
  assert.equal(text, 'Held in Liaoning\n\nAt least 39\ntwo sources\n\nReed\t12')
  assert.deepEqual(pages, [0, 41, 43])
  const counted = { hidden_slides: 1, speaker_notes: 1, comments: 1, external_links: 1 }
  assert.deepEqual(found(findings), counted)
  assert.deepEqual(losses, [{ kind: 'picture', count: 1, units: 0 }])
  assert.doesNotMatch(JSON.stringify([findings, losses]), /canary|example/)
})

test('[I213] too many sheets, slides or rows are told, and no bytes make reading throw', async () => {
  const sheets = Array.from({ length: 501 }, (_, n) => ({ name: `s${n}`, rows: row(['x']) }))
  assert.equal((await read(xlsxOf(sheets))).code, 'too_many_parts')
  assert.equal((await read(pptxOf(sheets.map(() => shape('x'))))).code, 'too_many_parts')
  const rows = row(['x']).repeat(200_001)
  assert.equal((await read(xlsxOf([{ name: 'long', rows }]))).code, 'too_many_parts')
  assert.equal((await read(xlsxOf([{ name: 'none', rows: '' }]))).code, 'no_text')
  for (const whole of [xlsxOf(sheets.slice(0, 1)), pptxOf([shape('At least 39')])]) {
    const kind = officeKind(whole)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const changed = Uint8Array.from(whole)
        changed[at] = byte
        await officeText(changed, kind ?? 'xlsx')
      }),
    )
  }
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
      const { text, pages } = joinPages(texts)
      texts.forEach((one, n) => {
        const words = one.normalize('NFC')
        if (words !== '') assert.equal(text.slice(pages[n]).startsWith(words), true)
      })
      assert.equal(text, text.normalize('NFC'))
    }),
  )
})

test('[I210] [I212] the files of the vectors are those that are made here', () => {
  const file = (name: string) =>
    readFileSync(new URL(`../../../../vectors/intake/${name}`, import.meta.url))
  assert.deepEqual(file('held-list.xlsx'), Buffer.from(heldBook()))
  assert.deepEqual(file('held-talk.pptx'), Buffer.from(heldTalk()))
})

test('[I210] [I212] the layer names what its pages are', async () => {
  const sandbox = new Sandbox()
  const upload = { sandbox, maxTextBytes: 1e6 }
  const book = await readApart({
    ...{ ...upload, kind: 'xlsx', bytes: xlsxOf([{ name: 'Held', rows: row(['39']) }]) },
  })
  assert.deepEqual([book.layer.pages, book.layer.pageKind, book.text], [[0], 'sheet', 'Held\n39'])
  const talk = await readApart({ ...upload, kind: 'pptx', bytes: pptxOf([shape('39 held')]) })
  assert.deepEqual([talk.layer.pages, talk.layer.pageKind, talk.text], [[0], 'slide', '39 held'])
})
