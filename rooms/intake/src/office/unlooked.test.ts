// What office files and e-mails hold that no page here shows. Everything is made by hand.
import assert from 'node:assert/strict'
import test from 'node:test'
import { HEAD, mailOf, mixedOf, part } from '../../fixture/mail.ts'
import { docxOf, odtOf, paragraph, pptxOf, row, shape, xlsxOf } from '../../fixture/office.ts'
import { mailText } from '../mail/mail-text.ts'
import { OFFICE_TYPES, type OfficeKind, officeText } from './office-text.ts'
import { holdsUnlooked } from './unlooked.ts'

const WORDS = paragraph('At least 52 people were held in Liaoning.')
const PICTURE = { 'word/media/image1.jpeg': 'x' }

async function ofOffice(kind: OfficeKind, bytes: Uint8Array): Promise<boolean> {
  const told = await officeText(bytes, kind)
  assert.ok('text' in told)
  const layer = { tool: 'tumen', losses: told.losses, findings: told.findings }
  return holdsUnlooked({ mediaType: OFFICE_TYPES[kind], layer }, async () => bytes)
}

async function ofMail(bytes: Uint8Array): Promise<boolean> {
  const told = await mailText(bytes)
  assert.ok('text' in told)
  const layer = { tool: 'tumen', losses: told.losses, findings: told.findings }
  const read = () => assert.fail('a message is not read again')
  return holdsUnlooked({ mediaType: 'message/rfc822', layer }, read)
}

test('[I370] a file of words alone holds nothing that no page shows', async () => {
  const rows = [{ name: 'Towns', rows: row(['Tumen', '52']) }]
  const printed = { 'xl/printerSettings/printerSettings1.bin': 'x' }
  assert.equal(await ofOffice('docx', docxOf(WORDS)), false)
  assert.equal(await ofOffice('odt', odtOf('<text:p>At least 52.</text:p>')), false)
  assert.equal(await ofOffice('xlsx', xlsxOf(rows, printed)), false)
  assert.equal(await ofOffice('pptx', pptxOf([shape('Held')])), false)
  assert.equal(await ofMail(mailOf(['Subject: Held'], 'at least 52')), false)
})

test('[I370] a picture counts wherever it lies: shown, deleted, in a head, as a small picture', async () => {
  const drawn = '<w:r><w:drawing/></w:r>'
  const files = [
    docxOf(WORDS + paragraph(drawn)),
    docxOf(`${WORDS}<w:p><w:del>${drawn}</w:del></w:p>`, PICTURE),
    docxOf(WORDS, { 'word/header1.xml': '<w:hdr/>', 'word/media/logo': 'x' }),
    docxOf(WORDS, { 'docProps/thumbnail.jpeg': 'x' }),
    docxOf(WORDS, { 'word/embeddings/oleObject1.bin': 'x' }),
  ]
  for (const bytes of files) assert.equal(await ofOffice('docx', bytes), true)
  const odt = odtOf('<text:p>At least 52.</text:p>', { 'Pictures/1.png': 'x' })
  assert.equal(await ofOffice('odt', odt), true)
  const book = xlsxOf([{ name: 'T', rows: row(['52']) }], { 'xl/media/image1.emf': 'x' })
  assert.equal(await ofOffice('xlsx', book), true)
  const talk = pptxOf([shape('Held')], { 'ppt/media/image1.png': 'x' })
  assert.equal(await ofOffice('pptx', talk), true)
})

test('[I370] of a message attached files and a second form count', async () => {
  const text = part(['Content-Type: text/plain'], 'at least 52')
  const page = part(['Content-Type: text/html'], '<p>at least 52</p>')
  const file = part(['Content-Type: image/jpeg', 'Content-Disposition: attachment'], 'x')
  assert.equal(await ofMail(mixedOf([text, file])), true)
  assert.equal(await ofMail(mixedOf([text, page], 'alternative')), true)
  const shown = ['Subject: Held', 'Content-Type: text/html']
  assert.equal(await ofMail(mailOf(shown, '<p>52</p><img src="data:image/png;base64,x">')), true)
  assert.equal(await ofMail(mailOf(shown, '<p>52</p>', HEAD)), false)
})

test('[I370] what was not read may hold anything; files of other kinds are not looked into', async () => {
  const layer = { losses: [], findings: [{ code: 'encrypted', count: 1 }] }
  const unread = () => assert.fail('it is not read again')
  const isHeld = (mediaType: string) => holdsUnlooked({ mediaType, layer }, unread)
  assert.equal(await isHeld(OFFICE_TYPES.docx), true)
  assert.equal(await isHeld('message/rfc822'), true)
  assert.equal(await isHeld('application/pdf'), false)
  const broken = { mediaType: OFFICE_TYPES.odt, layer: { ...layer, tool: 'tumen' } }
  assert.equal(await holdsUnlooked(broken, async () => new Uint8Array([0x50, 0x4b])), true)
})
