// Files of the hostile corpus that are put together of what the fixtures of two rooms make; rows of
// the table in intake.md, 7. Each hides words that nothing may tell: they begin with CANARY. No
// bench.
import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { HostileFile } from '../../rooms/desk/fixture/hostile.ts'
import { drawnPdf, fill, say } from '../../rooms/intake/fixture/drawn-pdf.ts'
import { noFilms, shapesFilm } from '../../rooms/intake/fixture/film.ts'
import { mixedOf, part } from '../../rooms/intake/fixture/mail.ts'
import { docxOf, heldTalk, paragraph, row, xlsxOf } from '../../rooms/intake/fixture/office.ts'
import { linesFrom, pdfOf } from '../../rooms/intake/fixture/pdf.ts'
import { filesOf, packWacz, packZip, waczOf } from '../../rooms/intake/fixture/wacz.ts'

const CANARY = 'CANARY-30-SECRET'
const WORDS = 'At least 52 people were held in Liaoning, two sources said.'
const page = linesFrom(700, [WORDS])
const world = (name: string) =>
  readFileSync(new URL(`../../world/pictures/${name}`, import.meta.url))

const made = (name: string, bytes: Uint8Array, becomes: string | RegExp, needs?: 'pdf') => {
  return { name, bytes: () => bytes, becomes, ...(needs && { needs }) } satisfies HostileFile
}
const pdf = (name: string, bytes: Uint8Array, becomes: string | RegExp) =>
  made(`26 ${name}`, bytes, becomes, 'pdf')

const TEXT = /^text:At least 52 people were held in Liaoning/

const scripted = pdfOf({
  pages: [page],
  root:
    '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AcroForm<</Fields[7 0 R]>>' +
    '/Names<</EmbeddedFiles<</Names[(a)5 0 R]>>>>',
  objects: [
    '<</Type/Filespec/F(a.txt)/EF<</F 6 0 R>>>>',
    `<</Type/EmbeddedFile/Length ${CANARY.length}>>stream\n${CANARY}\nendstream`,
    `<</FT/Tx/T(name)/V(${CANARY})>>`,
  ],
  revised: true,
})
const said = (more: string) => drawnPdf({ pages: [{ content: say([72, 700], WORDS) + more }] })
const layered = drawnPdf({
  pages: [
    {
      content: `${say([72, 700], WORDS)}/OC /L BDC ${say([72, 600], CANARY)}EMC\n`,
      resources: '/Properties<</L 4 0 R>>',
    },
  ],
  objects: ['<</Type/OCG/Name(off)>>'],
  root: '/OCProperties<</OCGs[4 0 R]/D<</BaseState/OFF/OFF[4 0 R]>>>>',
})

/** A list of objects that unpacks to 200 MB. */
function objectBomb(): Uint8Array {
  const packed = deflateSync(Buffer.alloc(200_000_000, 32))
  const head = `<</Type/ObjStm/N 1/First 8/Length ${packed.length}/Filter/FlateDecode>>stream\n`
  return pdfOf({ pages: [page], objects: [`${head}${packed.toString('latin1')}\nendstream`] })
}

const locked = (owner: string) =>
  `/Encrypt<</Filter/Standard/V 1/R 2/P -1/O<${owner}>/U<${owner}>>>/ID[<00><00>]`

const PDFS = (): HostileFile[] => [
  pdf('a script, a form, an attached file, two revisions', scripted, TEXT),
  pdf('words under a black box', said(say([72, 600], CANARY) + fill([70, 595], [200, 20])), TEXT),
  pdf('white words', said(say([72, 600], CANARY, '1 1 1 rg')), TEXT),
  pdf('a layer that is switched off', layered, /^text:/),
  pdf('a list of objects that unpacks to 200 MB', objectBomb(), /^(?:text|kept):/),
  pdf(
    'a real password',
    pdfOf({ pages: [page], trailer: locked('11'.repeat(32)) }),
    'kept:encrypted',
  ),
  pdf(
    'a page behind HTML',
    Buffer.concat([Buffer.from('<html><p>x</p>'), scripted]),
    /^(?:text|kept):/,
  ),
]

const LINK = 'http://127.0.0.1:9/canary'
const OFFICE = (): HostileFile[] => [
  made(
    '27 deleted words, a remark, hidden words, a picture and a template elsewhere, a macro',
    docxOf(
      paragraph(
        'At least 52 people were held in Liaoning.',
        `<w:del w:id="1"><w:r><w:delText>${CANARY}</w:delText></w:r></w:del>`,
        `<w:r><w:rPr><w:vanish/></w:rPr><w:t>${CANARY}</w:t></w:r>`,
      ),
      {
        'word/comments.xml': `<w:comments xmlns:w="w">${paragraph(CANARY)}</w:comments>`,
        'word/vbaProject.bin': CANARY,
        'word/_rels/document.xml.rels':
          `<Relationships><Relationship Id="r1" Type="t/image" Target="${LINK}" ` +
          `TargetMode="External"/><Relationship Id="r2" Type="t/attachedTemplate" ` +
          `Target="${LINK}" TargetMode="External"/></Relationships>`,
        'docProps/core.xml': `<cp xmlns:dc="d"><dc:creator>${CANARY}</dc:creator></cp>`,
      },
    ),
    TEXT,
  ),
  made(
    '28 a hidden sheet',
    xlsxOf([
      { name: 'Held', rows: row([WORDS]) },
      { name: CANARY, rows: row([CANARY]), state: 'hidden' },
    ]),
    /^text:Held\s+At least 52/,
  ),
  made(
    '28 a million rows',
    xlsxOf([{ name: 'Held', rows: row(['x']).repeat(1_000_000) }]),
    'kept:too_many_parts',
  ),
  made('27 a talk', heldTalk(), /^text:/),
]

const CP949 = Buffer.from([0xba, 0xcf, 0xbc, 0xdb, 0x20, 0xba, 0xcf, 0xbc, 0xdb])

async function webArchives(): Promise<HostileFile[]> {
  const files = await filesOf()
  const whole = await waczOf()
  const flipped = Buffer.from(whole)
  flipped[600] = (flipped[600] ?? 0) ^ 1
  return [
    made('30 a web archive', whole, /^text:/),
    made('30 a digest that is wrong', flipped, /^archive-refused\//),
    made(
      '30 a file that is not listed',
      packWacz({ ...files, 'more/a.txt': Buffer.from(CANARY) }),
      'archive-refused/file_unlisted',
    ),
  ]
}

async function pictures(): Promise<HostileFile[]> {
  const letter = readFileSync(new URL('../../vectors/intake/river-letter.png', import.meta.url))
  const exif = { IFD0: { Artist: CANARY, Make: CANARY, Orientation: '6' } }
  const full = await sharp(world('P1.jpg')).withExif(exif).jpeg().toBuffer()
  const zip = packZip([{ name: 'a.txt', bytes: Buffer.from(CANARY) }])
  const cmyk = await sharp(world('P1.jpg')).toColourspace('cmyk').jpeg().toBuffer()
  const deep = await sharp(letter).toColourspace('rgb16').png().toBuffer()
  const wide = await sharp(letter).withIccProfile('p3').png().toBuffer()
  return [
    made(
      '18 a picture with all that a camera writes',
      Buffer.concat([full, zip]),
      /^(?:text|kept):/,
    ),
    made('18 the picture of the world with a small picture', world('P6.jpg'), /^(?:text|kept):/),
    made('24 a JPEG in CMYK', cmyk, /^(?:text|kept):/),
    made('24 a PNG of 16 bits', deep, /^text:/),
    made('24 a PNG with a wide profile', wide, /^text:/),
  ]
}

/** Files beside those of the desk's corpus. */
export async function moreFiles(): Promise<HostileFile[]> {
  const letters = part(['Content-Type: text/plain'], WORDS)
  const inner = part(['Content-Type: message/rfc822'], `From: ${CANARY}\r\n\r\n${CANARY}`)
  const film = noFilms ? [] : [shapesFilm({ width: 64, height: 64, rate: 5, count: 5 })]
  return [
    ...(await pictures()),
    ...PDFS(),
    ...OFFICE(),
    ...(await webArchives()),
    made('31 CP949', CP949, 'not-understood/not_understood'),
    ...film.map((bytes) => made('32 a film that a program wrote', bytes, 'kept:kept_film')),
    made('33 a message in a message', mixedOf([letters, inner]), /^text:Held/),
  ]
}
