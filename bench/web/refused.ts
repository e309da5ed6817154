// How much memory an upload takes that is refused: `npm run build`, then
// `npx tsx --conditions=tumen-source bench/web/refused.ts [KIND…]`. Each kind is sent by somebody
// who is signed in to a fresh door in front of the invented world, in a process of its own.
import { request } from 'node:http'
import { crc32, deflateRawSync } from 'node:zlib'
import { memoryMb, openWorldDoor } from './door.ts'

const LIMIT_MB = 300
const LARGE = 85 * 1000 * 1000

interface Upload {
  path: string
  type: string
  body: Buffer
  /** Whether it says how long it is. */
  isChunked?: true
  /** Whether it is a file like any other, and taken. */
  isTaken?: true
}

const EDGE = 'edge7f3a'
const ABOUT = { title: 'T', language: 'en', published: '2022-04-29' }

/** The form of a new document, as a browser sends it. */
function form(field: 'file' | 'text', content: Buffer, type = 'text/plain'): Upload {
  const parts = Object.entries(ABOUT).map(
    ([name, value]) =>
      `--${EDGE}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const named = field === 'file' ? `; filename="a"\r\nContent-Type: ${type}` : ''
  const head = `--${EDGE}\r\nContent-Disposition: form-data; name="${field}"${named}\r\n\r\n`
  const body = Buffer.concat([
    Buffer.from(parts.join('') + head),
    content,
    Buffer.from(`\r\n--${EDGE}--\r\n`),
  ])
  return { path: '/documents/new', type: `multipart/form-data; boundary=${EDGE}`, body }
}

function json(operation: string, before: object, field: string, value: Buffer): Upload {
  const head = JSON.stringify(before).slice(0, -1)
  const body = Buffer.concat([
    Buffer.from(`${head}${head === '{' ? '' : ','}"${field}":`),
    value,
    Buffer.from('}'),
  ])
  return { path: `/api/${operation}`, type: 'application/json', body }
}

const quoted = (content: Buffer) => Buffer.concat([Buffer.from('"'), content, Buffer.from('"')])
const inBase64 = (content: Buffer) => quoted(Buffer.from(content.toString('base64')))
const filled = (text: string, bytes = LARGE) => Buffer.alloc(bytes, text)

/** A ZIP of these files; each packed as far as it goes, or stored. */
function zip(
  files: readonly (readonly [name: string, content: Buffer, isStored?: true])[],
): Buffer {
  const [all, list]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, content, isStored] of files) {
    const packed = isStored ? content : deflateRawSync(content, { level: 9 })
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(isStored ? 0 : 8, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    all.push(Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed)
    const more = Buffer.alloc(14)
    more.writeUInt32LE(at, 10)
    list.push(Buffer.from('PK\x01\x02\x14\x00'), fields, more, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(18)
  const directory = Buffer.concat(list)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...all, directory, Buffer.from('PK\x05\x06'), end])
}

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

/** A workbook with these sheets, and texts that its cells share. */
function workbook(
  sheets: readonly Buffer[],
  shared: Buffer = Buffer.from(''),
  ballast: readonly (readonly [string, Buffer, true])[] = [],
): Buffer {
  const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const names = sheets.map((_, n) => `<sheet name="S${n}" sheetId="${n + 1}" r:id="r${n}"/>`)
  const ends = sheets.map(
    (_, n) => `<Relationship Id="r${n}" Type="${r}/worksheet" Target="worksheets/s${n}.xml"/>`,
  )
  const texts = `<Relationship Id="t" Type="${r}/sharedStrings" Target="sharedStrings.xml"/>`
  const rels = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return zip([
    ['[Content_Types].xml', Buffer.from('<Types/>')],
    [
      '_rels/.rels',
      Buffer.from(
        `<Relationships xmlns="${rels}"><Relationship Id="b" Type="${r}/officeDocument" ` +
          'Target="xl/workbook.xml"/></Relationships>',
      ),
    ],
    ...ballast,
    [
      'xl/workbook.xml',
      Buffer.from(`<workbook ${NS} xmlns:r="${r}"><sheets>${names.join('')}</sheets></workbook>`),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      Buffer.from(`<Relationships xmlns="${rels}">${ends.join('')}${texts}</Relationships>`),
    ],
    [
      'xl/sharedStrings.xml',
      Buffer.concat([Buffer.from(`<sst ${NS}>`), shared, Buffer.from('</sst>')]),
    ],
    ...sheets.map((sheet, n) => [`xl/worksheets/s${n}.xml`, sheet] as const),
  ])
}

const sheet = (content: Buffer) =>
  Buffer.concat([
    Buffer.from(`<worksheet ${NS}><sheetData>`),
    content,
    Buffer.from('</sheetData></worksheet>'),
  ])
const ROW = '<row><c t="s"><v>0</v></c></row>'
const CELL = '<c t="inlineStr"><is><t>name of a person</t></is></c>'
const list = (file: Buffer) => json('list.columns', {}, 'bytes', inBase64(file))
const BOMB = 400_000_000

const KINDS: Readonly<Record<string, () => Upload>> = {
  'form: text file of 85 MB': () => form('file', filled('words of a report\n')),
  'form: HTML file of 85 MB': () => form('file', filled('<p>words</p>'), 'text/html'),
  'form: text field of 85 MB': () => form('text', filled('words of a report\n')),
  'form: HTML of 19 MB, all tags': () => form('file', filled('<b>', 19_000_000), 'text/html'),
  'form: text of 85 MB, no length': () => ({
    ...form('file', filled('words of a report\n')),
    isChunked: true,
  }),
  'form: 110 MB, no length': () => ({
    ...form('file', filled('words of a report\n', 110_000_000)),
    isChunked: true,
  }),
  'form: 110 MB': () => form('file', filled('words of a report\n', 110_000_000)),
  'form: no multipart, 85 MB': () => ({
    path: '/documents/new',
    type: 'application/x-www-form-urlencoded',
    body: filled('text=words+of+a+report&'),
  }),
  'form: WACZ that is a bomb': () =>
    form('file', zip([['datapackage.json', Buffer.alloc(BOMB, ' ')]]), 'application/wacz'),
  'form: WACZ of 85 MB that is a bomb': () =>
    form(
      'file',
      zip([
        ['archive/b.warc', filled('x'), true],
        ['datapackage.json', Buffer.alloc(BOMB, ' ')],
      ]),
      'application/wacz',
    ),
  'form: WACZ of 85 MB, no archive': () =>
    form('file', Buffer.concat([Buffer.from('PK\x03\x04'), filled('x')]), 'application/wacz'),
  'json: text of 85 MB': () => json('document.add', ABOUT, 'text', quoted(filled('words '))),
  'json: text of 35 MB': () =>
    json('document.add', ABOUT, 'text', quoted(filled('words ', 35_000_000))),
  'json: HTML of 85 MB': () => json('document.add', ABOUT, 'html', quoted(filled('<p>words</p>'))),
  'json: file of 85 MB, text': () =>
    json('document.add', ABOUT, 'bytes', inBase64(filled('words '))),
  'json: WACZ of 85 MB that is a bomb': () =>
    json(
      'document.add',
      ABOUT,
      'bytes',
      inBase64(
        zip([
          ['archive/b.warc', filled('x'), true],
          ['datapackage.json', Buffer.alloc(BOMB, ' ')],
        ]),
      ),
    ),
  'json: claims of 85 MB': () =>
    json(
      'claim.import',
      {},
      'claims',
      Buffer.concat([Buffer.from('['), filled('{"id":"c1"},'), Buffer.from('1]')]),
    ),
  'json: claims of 85 MB, no length': () => ({
    ...json(
      'claim.import',
      {},
      'claims',
      Buffer.concat([Buffer.from('['), filled('{"id":"c1"},'), Buffer.from('1]')]),
    ),
    isChunked: true,
  }),
  'json: 60 MB of small claims': () =>
    json(
      'claim.import',
      {},
      'claims',
      Buffer.concat([Buffer.from('['), filled('0,', 60_000_000), Buffer.from('1]')]),
    ),
  'json: 60 MB of wrong claims': () =>
    json(
      'claim.import',
      {},
      'claims',
      Buffer.concat([
        Buffer.from('['),
        filled(`{"id":"c1","text":"${'x'.repeat(972)}"},`, 60_000_000),
        Buffer.from('1]'),
      ]),
    ),
  'xlsx: shared texts': () =>
    list(workbook([sheet(Buffer.from(ROW))], filled('<si><t>a</t></si>', BOMB))),
  'xlsx: one shared text': () =>
    list(
      workbook(
        [sheet(Buffer.from(ROW))],
        Buffer.concat([Buffer.from('<si><t>'), filled('&#65;', BOMB), Buffer.from('</t></si>')]),
      ),
    ),
  'xlsx: one cell': () =>
    list(
      workbook([
        sheet(
          Buffer.concat([
            Buffer.from('<row><c t="inlineStr"><is><t>'),
            filled('a', BOMB),
            Buffer.from('</t></is></c></row>'),
          ]),
        ),
      ]),
    ),
  'xlsx: many cells': () =>
    list(
      workbook([
        sheet(Buffer.concat([Buffer.from('<row>'), filled(CELL, BOMB), Buffer.from('</row>')])),
      ]),
    ),
  'xlsx: many rows': () => list(workbook([sheet(filled(`<row>${CELL}</row>`, BOMB))])),
  'xlsx: many sheets': () => ({
    // Of a workbook one sheet is read, and this one holds a list as anybody has it.
    ...list(
      workbook(Array.from({ length: 2000 }, () => sheet(filled(`<row>${CELL}</row>`, 200_000)))),
    ),
    isTaken: true,
  }),
  'xlsx: of 60 MB, many rows': () =>
    list(
      workbook([sheet(filled(`<row>${CELL}</row>`, BOMB))], Buffer.from(''), [
        ['a', filled('x', 60_000_000), true],
      ]),
    ),
}

/** What was answered: the status, and of programs the code of the refusal. */
function send(origin: string, cookie: string, upload: Upload): Promise<string> {
  const { path, type, body, isChunked } = upload
  const length = isChunked ? {} : { 'content-length': body.length }
  const headers = { cookie, origin, 'content-type': type, ...length }
  return new Promise((resolve) => {
    const sent = request(`${origin}${path}`, { method: 'POST', headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      const end = () => {
        const all = Buffer.concat(parts)
          .toString()
          .matchAll(/"code":"([a-z_-]+)"/g)
        const code = [...new Set([...all].map(([, one]) => one))].slice(0, 2).join(' ')
        resolve(`${answer.statusCode} ${code}`)
        sent.destroy()
      }
      answer.on('end', end).on('error', end)
    })
    sent.on('error', (error) => resolve(`closed (${(error as { code?: string }).code})`))
    if (isChunked)
      for (let at = 0; at < body.length; at += 1 << 20)
        sent.write(body.subarray(at, at + (1 << 20)))
    else sent.write(body)
    sent.end()
  })
}

const wanted = process.argv.slice(2)
let isOver = false
for (const [kind, make] of Object.entries(KINDS)) {
  if (wanted.length > 0 && !wanted.some((word) => kind.includes(word))) continue
  const upload = make()
  const { server, origin, signIn, close } = await openWorldDoor()
  const cookie = await signIn()
  const before = memoryMb(server, 'VmHWM')
  const started = performance.now()
  const told = await send(origin, cookie, upload)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const peak = memoryMb(server, 'VmHWM')
  close()
  isOver ||= peak > LIMIT_MB || !(upload.isTaken ? /^200/ : /^(4|closed)/).test(told)
  const shown = `${kind.padEnd(36)} ${told.padEnd(22)} ${seconds.padStart(5)} s`
  const ratio = `limit ${LIMIT_MB} (${(LIMIT_MB / peak).toFixed(2)} x)`
  process.stdout.write(`${shown}  ${before.toFixed(0)} -> ${peak.toFixed(0)} MB, ${ratio}\n`)
}
process.exitCode = isOver ? 1 : 0
