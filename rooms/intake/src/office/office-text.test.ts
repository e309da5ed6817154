import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { docxOf, odtOf, paragraph, trackedLetter } from '../../fixture/office.ts'
import { packZip } from '../../fixture/wacz.ts'
import { readApart } from '../apart/read-apart.ts'
import { Sandbox } from '../isolation/sandbox.ts'
import { officeKind, officeText } from './office-text.ts'

async function read(bytes: Uint8Array) {
  const kind = officeKind(bytes)
  assert.ok(kind)
  const found = await officeText(bytes, kind)
  return 'text' in found ? found : { text: '', losses: [], findings: [], code: found.code }
}

const run = (marks: string, words: string) =>
  `<w:r><w:rPr>${marks}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`
const found = (all: readonly { code: string; count: number }[]) =>
  Object.fromEntries(all.map(({ code, count }) => [code, count]))

test('[I121] a DOCX gives its paragraphs and tables in order, notes after them', async () => {
  const cell = (words: string) => `<w:tc>${paragraph(words)}</w:tc>`
  const row = (...words: string[]) => `<w:tr>${words.map(cell).join('')}</w:tr>`
  const { text } = await read(
    docxOf(
      paragraph('At least ', run('<w:b/>', '39 people'), ' were held.') +
        paragraph('적어도 600여 명이 체포되었다.') +
        `<w:tbl>${row('Reed', '12')}${row('Liao', '14')}</w:tbl>` +
        paragraph('<w:r><w:t>One line</w:t><w:br/><w:t>and the next.</w:t></w:r>'),
      {
        'word/footnotes.xml':
          '<w:footnotes xmlns:w="urn:w"><w:footnote w:type="separator"><w:p><w:r><w:t>-</w:t>' +
          '</w:r></w:p></w:footnote><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p>' +
          '</w:footnote>' +
          '</w:footnotes>',
      },
    ),
  )
  assert.equal(
    text,
    'At least 39 people were held.\n\n적어도 600여 명이 체포되었다.\n\nReed\t12\nLiao\t14\n\n' +
      'One line\nand the next.\n\nA note.',
  )
})

const FILE = new URL('../../../../vectors/intake/tracked-letter.docx', import.meta.url)

test('[I121] the file of the vectors is the one that is made here', async () => {
  assert.deepEqual(readFileSync(FILE), Buffer.from(trackedLetter()))
  assert.equal((await read(trackedLetter())).text, 'At least 52 people were held in Liaoning.')
})

test('[I122] deleted, hidden and remarked words stay out and are counted', async () => {
  const { text, findings, losses } = await read(
    docxOf(
      paragraph(
        'Kept',
        '<w:del w:id="1"><w:r><w:delText>canary-1</w:delText></w:r></w:del>',
        '<w:ins w:id="2"><w:r><w:t> added</w:t></w:r></w:ins>',
        run('<w:vanish/>', 'canary-2'),
        run('<w:vanish w:val="0"/>', ' shown'),
        '<w:r><w:drawing/></w:r>',
      ) +
        '<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>Also kept</w:t></w:r></w:p>' +
        '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:p><w:r><w:t>Box</w:t></w:r></w:p>' +
        '</mc:Choice><mc:Fallback><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Fallback>' +
        '</mc:AlternateContent>',
      {
        'word/comments.xml':
          '<w:comments xmlns:w="urn:w"><w:comment><w:p><w:r><w:t>canary-3</w:t></w:r></w:p>' +
          '</w:comment></w:comments>',
        'word/header1.xml': '<w:hdr xmlns:w="urn:w"><w:p><w:r><w:t>Head</w:t></w:r></w:p></w:hdr>',
        'word/_rels/document.xml.rels':
          '<Relationships>' +
          '<Relationship Type="x/image" TargetMode="External" Target="http://t.example"/>' +
          '<Relationship Type="x/hyperlink" TargetMode="External" Target="http://l.example"/>' +
          '</Relationships>',
        'word/vbaProject.bin': 'x',
        'word/embeddings/a.bin': 'x',
      },
    ),
  )
  assert.equal(text, 'Kept added shown\n\nAlso kept\n\nBox')
  assert.deepEqual(found(findings), {
    ...{ tracked_changes: 2, comments: 1, hidden_text: 1, external_links: 1 },
    ...{ macros: 1, embedded_objects: 1 },
  })
  assert.deepEqual(losses, [
    { kind: 'running_line', count: 1, units: 4 },
    { kind: 'picture', count: 1, units: 0 },
  ])
  assert.doesNotMatch(JSON.stringify([findings, losses]), /canary|example/)
})

test('[I123] an ODT is read by the same rules', async () => {
  const { text, findings } = await read(
    odtOf(
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>canary-1</text:p>' +
        '</text:deletion></text:changed-region></text:tracked-changes>' +
        '<text:h>Held</text:h><text:p>At least<text:s text:c="2"/>39 ' +
        '<text:span>people</text:span>' +
        '<office:annotation><text:p>canary-2</text:p></office:annotation>' +
        '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.' +
        '</text:p></text:note-body></text:note></text:p>' +
        '<text:p><text:hidden-text>canary-3</text:hidden-text>' +
        '<draw:image xlink:href="http://t.example/x.png"/>First<text:line-break/>second</text:p>' +
        '<table:table><table:table-row><table:table-cell><text:p>Reed</text:p></table:table-cell>' +
        '<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>',
    ),
  )
  assert.equal(text, 'Held\n\nAt least 39 people [A note.]\n\nFirst\nsecond\n\nReed\t12')
  const counted = { tracked_changes: 1, comments: 1, hidden_text: 1, external_links: 1 }
  assert.deepEqual(found(findings), counted)
  const locked = '<manifest><file-entry><encryption-data/></file-entry></manifest>'
  const { code } = await read(odtOf('<text:p>x</text:p>', { 'META-INF/manifest.xml': locked }))
  assert.equal(code, 'encrypted')
})

test('[I124] an office file keeps the rules of archives, or has no text', async () => {
  assert.equal((await read(docxOf(''))).code, 'no_text')
  assert.equal((await read(docxOf('<w:p>'))).code, 'damaged')
  const slip = docxOf(paragraph('x'), { '../../evil.txt': 'x' })
  assert.equal((await read(slip)).code, 'bad_path')
  const entity = docxOf('', {
    'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>',
  })
  assert.equal((await read(entity)).code, 'damaged')
  const zeros = { name: 'word/media/a.bin', bytes: Buffer.alloc(12 << 20), isDeflated: true }
  const names = ['[Content_Types].xml', 'word/document.xml']
  const parts = names.map((name) => ({ name, bytes: Buffer.from('<x/>') }))
  assert.equal((await read(packZip([...parts, zeros]))).code, 'bomb')
  assert.equal(officeKind(Buffer.from('PK no')), undefined)
  const whole = docxOf(paragraph('At least 39 people were held.'))
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
      const changed = Uint8Array.from(whole)
      changed[at] = byte
      await officeText(changed, 'docx')
    }),
  )
})

test('[I125] an office file is read in a process of its own; without one it is kept', async () => {
  const bytes = docxOf(paragraph('At least 39 people were held.'))
  const sandbox = new Sandbox()
  const upload = { bytes, kind: 'docx', maxTextBytes: 1e6 } as const
  const { text, layer, mediaType, steps } = await readApart({ ...upload, sandbox })
  assert.equal(text, 'At least 39 people were held.')
  const { level } = await sandbox.report()
  const made = { tool: 'tumen docx', isolation: level, losses: [], findings: [] }
  assert.deepEqual([layer, steps], [made, ['docx:text']])
  assert.match(mediaType, /wordprocessingml/)
  const small = await readApart({ ...upload, sandbox, maxTextBytes: 10 })
  assert.deepEqual(small.layer.findings, [{ code: 'too_large', count: 1 }])
  const none = Object.assign(new Sandbox(), { report: async () => ({ level: 'C' as const }) })
  const kept = await readApart({ ...upload, sandbox: none })
  assert.deepEqual([kept.text, kept.layer.findings[0]?.code], ['', 'not_isolated'])
})
