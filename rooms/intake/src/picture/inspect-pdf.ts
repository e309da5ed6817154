// Goes through a PDF of nothing but pictures of pages, byte by byte, in the one form in which
// `bind-pages.ts` writes it. Source: intake.md 5; ISO 32000-1, 7.5.
import { inflateSync } from 'node:zlib'
import type { Inspection } from './inspect-derivative.ts'
import { inspectJpeg } from './jpeg.ts'

/** Names that stand for something else than a picture: that is worth another word. */
const MORE = ['JavaScript', 'JS', 'AA', 'OpenAction', 'Launch', 'URI', 'EmbeddedFile', 'AcroForm']
const TOLD = ['Annots', 'Metadata', 'Info', 'Font', 'ObjStm', 'ID', 'Author', 'Title']
const HOLDS = new RegExp(`/(?:${[...MORE, ...TOLD].join('|')})\\b`)

/** Whether a PDF holds nothing but pictures of its pages, as it is written here. */
export function inspectPdf(bytes: Uint8Array): Inspection {
  if (picturesIn(bytes)) return 'passed'
  // The bytes of pictures are compressed, and a name in them by chance is one of a few letters.
  return HOLDS.test(latin(bytes)) ? 'holds-metadata' : 'not-inspected'
}

const HEAD = /^%PDF-1\.7\n%[\x80-\xff]{4}\n\n/
const PAGES = /<<\n\/Type \/Pages\n\/Kids \[((?: \d+ 0 R)+) \]\n\/Count (\d+)\n>>\nendobj\n\n/y
const ROOT = /<<\n\/Type \/Catalog\n\/Pages 1 0 R\n>>\nendobj\n\n/y
const PICTURE = new RegExp(
  '<<\\n/Type /XObject\\n/Subtype /Image\\n/BitsPerComponent 8\\n' +
    '/Width (\\d+)\\n/Height (\\d+)\\n/ColorSpace /DeviceRGB\\n' +
    '/Filter /DCTDecode\\n/Length (\\d+)\\n>>\\nstream\\n',
  'y',
)
const PAGE = new RegExp(
  '<<\\n/Type /Page\\n/Parent 1 0 R\\n/Resources <<\\n/XObject <<\\n' +
    '/(Image-\\d{1,12}) (\\d+) 0 R\\n>>\\n>>\\n' +
    '/MediaBox \\[ 0 0 ([\\d.]{1,20}) ([\\d.]{1,20}) \\]\\n' +
    '/Contents \\[ (\\d+) 0 R \\]\\n>>\\nendobj\\n\\n',
  'y',
)
const DRAWING = /<<\n\/Filter \/FlateDecode\n\/Length (\d{1,4})\n>>\nstream\n/y
const END_OF_STREAM = /\nendstream\nendobj\n\n/y

/** Goes through a file by one form after the other; nothing fits where something else stands. */
class Walk {
  readonly text: string
  readonly places: number[] = []
  at: number
  isWhole: boolean

  constructor(bytes: Uint8Array) {
    this.text = latin(bytes)
    const head = HEAD.exec(this.text)
    this.at = head?.[0].length ?? 0
    this.isWhole = head !== null
  }

  take(form: RegExp): readonly string[] {
    form.lastIndex = this.at
    const found = this.isWhole ? form.exec(this.text) : null
    if (!found) this.isWhole = false
    else this.at = form.lastIndex
    return found?.slice(1) ?? []
  }

  exactly(text: string): void {
    this.isWhole &&= this.text.startsWith(text, this.at)
    this.at += text.length
  }

  /** The beginning of the object with the next number. */
  object(): number {
    const number = this.places.push(this.at)
    this.exactly(`${number} 0 obj\n`)
    return number
  }
}

/** The JPEG files of the pages in their order; nothing where anything else is in the file. */
export function picturesIn(bytes: Uint8Array): Uint8Array[] | undefined {
  const walk = new Walk(bytes)
  walk.object()
  const [kids = '', count] = walk.take(PAGES)
  walk.object()
  walk.take(ROOT)
  const pictures: Uint8Array[] = []
  const pages: string[] = []
  while (walk.isWhole && pictures.length < Number(count)) {
    const { jpeg, page } = takePage(walk, bytes)
    pictures.push(jpeg)
    pages.push(` ${page} 0 R`)
  }
  takeEnd(walk)
  const isWhole = walk.isWhole && walk.at === bytes.length && pages.join('') === kids
  return isWhole && pictures.length > 0 ? pictures : undefined
}

function takePage(walk: Walk, bytes: Uint8Array): { jpeg: Uint8Array; page: number } {
  const picture = walk.object()
  const [wide = '', high = '', length = ''] = walk.take(PICTURE)
  const jpeg = bytes.subarray(walk.at, walk.at + Number(length))
  const size = jpegSize(jpeg)
  walk.isWhole &&= size?.width === Number(wide) && size.height === Number(high)
  walk.isWhole &&= inspectJpeg(jpeg) === 'passed'
  walk.at += Number(length)
  walk.take(END_OF_STREAM)
  const page = walk.object()
  const [name = '', shown, width = '', height = '', drawn] = walk.take(PAGE)
  const content = walk.object()
  walk.isWhole &&= Number(shown) === picture && Number(drawn) === content
  const [packed = ''] = walk.take(DRAWING)
  const line = inflated(bytes.subarray(walk.at, walk.at + Number(packed)))
  walk.isWhole &&= line === drawing(name, width, height)
  walk.at += Number(packed)
  walk.take(END_OF_STREAM)
  return { jpeg, page }
}

/** The one line of a page: the picture over the whole of it. */
const drawing = (name: string, width: string, height: string) =>
  `q\n1 0 0 1 0 0 cm\n1 0 0 1 0 0 cm\n${width} 0 0 ${height} 0 0 cm\n` +
  `1 0 0 1 0 0 cm\n/${name} Do\nQ\n`

function takeEnd(walk: Walk): void {
  const { places, at } = walk
  const count = places.length + 1
  const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
  walk.exactly(`xref\n0 ${count}\n0000000000 65535 f \n${lines.join('')}\n`)
  walk.exactly(`trailer\n<<\n/Size ${count}\n/Root 2 0 R\n>>\n\nstartxref\n${at}\n%%EOF`)
}

const MOST_DRAWING = 1000

function inflated(packed: Uint8Array): string | undefined {
  try {
    const unpacked = inflateSync(packed, { maxOutputLength: MOST_DRAWING, info: true }) as unknown
    const { buffer, engine } = unpacked as { buffer: Buffer; engine: { bytesWritten: number } }
    // What stands behind the end of the packed line no reader shows.
    return engine.bytesWritten === packed.length ? buffer.toString('latin1') : undefined
  } catch {
    return undefined
  }
}

/** The size that the frame of a JPEG names. */
function jpegSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const [marker, high = 0, low = 0] = bytes.subarray(at + 1, at + 4)
    if (marker === 0xc0 || marker === 0xc2) {
      const [h1 = 0, h0 = 0, w1 = 0, w0 = 0] = bytes.subarray(at + 5, at + 9)
      return { width: 256 * w1 + w0, height: 256 * h1 + h0 }
    }
    at += 2 + 256 * high + low
  }
  return undefined
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
