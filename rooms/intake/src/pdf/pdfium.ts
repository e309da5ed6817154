// Pages of a PDF as pixels and words, by PDFium in WebAssembly: no program of the machine is
// needed, so it runs on every level of isolation. Runs only where hostile files are opened; the
// process ends after it. Source: redaction.md 8; public/fpdfview.h and fpdf_text.h of PDFium.
import { PDFiumModule } from '@hyzyla/pdfium'
import { PictureFault } from '../picture/fault.ts'
import type { Raster, Region } from '../picture/source.ts'
import { EDGE, MOST_PDF_PAGES, RESOLUTION } from './limit.ts'

/** The module as it is built; only what is used of it. */
interface Pdfium {
  HEAPU8: Uint8Array
  wasmExports: { malloc(bytes: number): number; free(at: number): void }
  _FPDF_InitLibraryWithConfig(config: object): void
  _FPDF_LoadMemDocument(at: number, bytes: number, password: number): number
  _FPDF_GetLastError(): number
  _FPDF_GetPageCount(file: number): number
  _FPDF_LoadPage(file: number, index: number): number
  _FPDF_ClosePage(page: number): void
  _FPDF_GetPageWidthF(page: number): number
  _FPDF_GetPageHeightF(page: number): number
  _FPDFBitmap_CreateEx(...size: number[]): number
  _FPDFBitmap_FillRect(bitmap: number, ...place: number[]): void
  _FPDFBitmap_Destroy(bitmap: number): void
  _FPDF_RenderPageBitmap(bitmap: number, page: number, ...place: number[]): void
  _FPDFPage_CountObjects(page: number): number
  _FPDFPage_GetObject(page: number, index: number): number
  _FPDFPageObj_GetType(object: number): number
  _FPDFPageObj_GetBounds(object: number, ...to: number[]): number
  _FPDFPageObj_GetMatrix(object: number, to: number): number
  _FPDFFormObj_CountObjects(form: number): number
  _FPDFFormObj_GetObject(form: number, index: number): number
  _FPDFPage_GetAnnotCount(page: number): number
  _FPDFPage_GetAnnot(page: number, index: number): number
  _FPDFPage_CloseAnnot(annot: number): void
  _FPDFAnnot_GetSubtype(annot: number): number
  _FPDFAnnot_GetRect(annot: number, to: number): number
  _FPDFText_LoadPage(page: number): number
  _FPDFText_ClosePage(text: number): void
  _FPDFText_CountChars(text: number): number
  _FPDFText_GetUnicode(text: number, index: number): number
  _FPDFText_GetLooseCharBox(text: number, index: number, to: number): number
  _FPDF_PageToDevice(page: number, ...more: number[]): number
}

const POINTS_AN_INCH = 72
/** The longest side of a page, 200 cm, in points. */
const LONGEST_PAGE = (200 / 2.54) * POINTS_AN_INCH
/** Pixels of a page at the most. */
const MOST_PAGE_PIXELS = 40_000_000
/** What a page draws beside its own: remarks that are shown; in the order RGBA. */
const FLAGS = 0x01 | 0x10
const [BGRA, WHITE] = [4, 0xffffffff]
const PASSWORD_ERROR = 4
/** Pictures, and drawings put together elsewhere, which may hold one. */
const [PICTURE, DRAWING] = [3, 5]
const PICTURED = new Set([PICTURE, DRAWING])
/** Drawings that are put together of drawings, so deep; deeper ones are taken whole. */
const DEEPEST = 8
/** Remarks in which nobody is seen: a note, a link, marks over words, a window beside the page. */
const WORDED = new Set([1, 2, 9, 10, 11, 12, 16])
/** Of a page: a picture that covers so much of it is a scan of it. */
const SCANNED_SHARE = 0.7
/** Pixels of the shorter side of a picture in which a face is looked for: 7 mm, as in lists. */
const LEAST_SIDE = 40

/** How far apart places are from which others are reckoned, in points. */
const SPAN = 10_000
/** Pixels that a sign stands from the edge to be clear of it. */
const CLEAR = 4

/** A page as it is drawn, in pixels. */
export interface DrawnSize {
  width: number
  height: number
  /** Whether it is a picture of paper. */
  isScan: boolean
  /** Whether any picture stands on it, in which somebody may be seen. */
  hasPicture: boolean
}

/** What pictures take of a page. */
export interface PicturedPage {
  /** Counted from 1. */
  page: number
  /** Share of the page, from 0; above 1 where they lie over each other. */
  share: number
  /** How many are so large that somebody may be seen, and stand not at its upper or lower edge. */
  count: number
}

/** A word of a page and where it is drawn, in pixels of the drawn page. */
export interface PageWord {
  text: string
  box: Region
}

/** Width and height, in points. */
type Sides = [wide: number, high: number]

/** Left, bottom, right and top, in points. */
type Edges = readonly [number, number, number, number]
/** Of a drawing: a, b, c, d, e and f of ISO 32000-1, 8.3.3. */
type Matrix = readonly [number, number, number, number, number, number]

/** The box around a box that drawings move, from the inner one out. */
function moved(edges: Edges, by: readonly Matrix[]): Edges {
  return by.reduce<Edges>(([x0, y0, x1, y1], [a, b, c, d, e, f]) => {
    const corners = [x0, x1].flatMap((x) => [y0, y1].map((y) => [x, y] as const))
    const xs = corners.map(([x, y]) => a * x + c * y + e)
    const ys = corners.map(([x, y]) => b * x + d * y + f)
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  }, edges)
}

/** A file that is open. */
export class PdfPages {
  readonly #own: Pdfium
  readonly #file: number
  readonly count: number

  private constructor(own: Pdfium, file: number) {
    this.#own = own
    this.#file = file
    this.count = own._FPDF_GetPageCount(file)
  }

  /** Opens a file; one that opens without a password is not locked. Throws a PictureFault. */
  static async open(bytes: Uint8Array): Promise<PdfPages> {
    const own = await started()
    const at = own.wasmExports.malloc(bytes.length)
    if (at === 0) throw new PictureFault('not_understood')
    own.HEAPU8.set(bytes, at)
    const file = own._FPDF_LoadMemDocument(at, bytes.length, 0)
    if (file === 0) {
      const isLocked = own._FPDF_GetLastError() === PASSWORD_ERROR
      throw new PictureFault(isLocked ? 'encrypted' : 'not_understood')
    }
    const pages = new PdfPages(own, file)
    if (pages.count > MOST_PDF_PAGES) throw new PictureFault('too_many_pages')
    if (pages.count < 1) throw new PictureFault('not_understood')
    return pages
  }

  /** The sizes of all pages, and what pictures stand on them. */
  sizes(): DrawnSize[] {
    return Array.from({ length: this.count }, (_, index) =>
      this.#on(index, (page) => {
        const pictures = this.#pictures(page)
        const whole = this.#own._FPDF_GetPageWidthF(page) * this.#own._FPDF_GetPageHeightF(page)
        const isScan = pictures.some(([wide, high]) => wide * high > SCANNED_SHARE * whole)
        const pixels = RESOLUTION / POINTS_AN_INCH
        const all = [...pictures, ...this.#remarks(page)]
        const hasPicture = all.some((sides) => Math.min(...sides) * pixels >= LEAST_SIDE)
        return { ...this.#size(page), isScan, hasPicture }
      }),
    )
  }

  /** Draws a page, counted from 0, as somebody sees it, on white. */
  draw(index: number): Raster {
    return this.#on(index, (page) => {
      const { width, height } = this.#size(page)
      const own = this.#own
      const bytes = 4 * width * height
      const at = own.wasmExports.malloc(bytes)
      if (at === 0) throw new PictureFault('too_many_pixels')
      const bitmap = own._FPDFBitmap_CreateEx(width, height, BGRA, at, 4 * width)
      own._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
      own._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, FLAGS)
      const pixels = withoutAlpha(own.HEAPU8.subarray(at, at + bytes))
      own._FPDFBitmap_Destroy(bitmap)
      own.wasmExports.free(at)
      return { width, height, pixels }
    })
  }

  /** The words that a program reads from a page, in the order of the file, seen or not. */
  words(index: number): PageWord[] {
    return this.#on(index, (page) => {
      const text = this.#own._FPDFText_LoadPage(page)
      if (text === 0) return []
      const words = this.#wordsIn(page, text)
      this.#own._FPDFText_ClosePage(text)
      return words
    })
  }

  /** Pages, counted from 1, with words that stand wholly beside them, where nobody sees them. */
  besides(): { page: number; count: number }[] {
    return Array.from({ length: this.count }, (_, index) =>
      this.#on(index, (page) => ({ page: index + 1, count: this.#countBeside(page) })),
    ).filter(({ count }) => count > 0)
  }

  #countBeside(page: number): number {
    const { width, height } = this.#size(page)
    const text = this.#own._FPDFText_LoadPage(page)
    if (text === 0) return 0
    const isBeside = ({ box: [x0, y0, x1, y1] }: PageWord) =>
      x1 <= 0 || y1 <= 0 || x0 >= width || y0 >= height
    const isSure = this.#areOnPage(page, text, { width, height })
    const count = isSure ? 0 : this.#wordsIn(page, text).filter(isBeside).length
    this.#own._FPDFText_ClosePage(text)
    return count
  }

  /**
   * Whether the middle of every sign is on the page, clear of its edge: then no word is beside it.
   * Where each sign is drawn is reckoned from three places instead of asked for, which is quick
   * and a little less exact; whatever is not clear is looked at by whoever asks.
   */
  #areOnPage(page: number, text: number, size: { width: number; height: number }): boolean {
    const own = this.#own
    const [x, y] = this.#place(page, [0, 0], size)
    const slope = (point: readonly [number, number]) => {
      const [across, down] = this.#place(page, point, size)
      return [(across - x) / SPAN, (down - y) / SPAN] as const
    }
    const [[a, b], [c, d]] = [slope([SPAN, 0]), slope([0, SPAN])]
    const at = own.wasmExports.malloc(16)
    let isOn = true
    for (let n = own._FPDFText_CountChars(text) - 1; isOn && n >= 0; n--) {
      if (own._FPDFText_GetLooseCharBox(text, n, at) === 0) continue
      const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(own.HEAPU8.buffer, at, 4)
      const [across, up] = [(left + right) / 2, (top + bottom) / 2]
      const room = CLEAR + (2 * (Math.abs(across) + Math.abs(up))) / SPAN
      const isClear = (place: number, side: number) => place > room && place < side - room
      isOn =
        (isClear(x + a * across + c * up, size.width) &&
          isClear(y + b * across + d * up, size.height)) ||
        signOf(own._FPDFText_GetUnicode(text, n)).trim() === ''
    }
    own.wasmExports.free(at)
    return isOn
  }

  /** Pages with pictures, also such inside of drawings, and what these take of each. */
  pictured(): PicturedPage[] {
    const own = this.#own
    return Array.from({ length: this.count }, (_, index) =>
      this.#on(index, (page) => {
        const { width, height } = this.#size(page)
        const clip = (at: number, most: number) => Math.min(most, Math.max(0, at))
        let [share, count] = [0, 0]
        const objects = Array.from({ length: own._FPDFPage_CountObjects(page) }, (__, n) =>
          own._FPDFPage_GetObject(page, n),
        )
        for (const [a, b, c, d] of objects.flatMap((one) => this.#drawn(one, [], DEEPEST))) {
          const one = this.#place(page, [a, b], { width, height })
          const two = this.#place(page, [c, d], { width, height })
          const wide = Math.abs(clip(one[0], width) - clip(two[0], width))
          const top = clip(Math.min(one[1], two[1]), height)
          const bottom = clip(Math.max(one[1], two[1]), height)
          share += (wide * (bottom - top)) / (width * height)
          const isAtEdge = bottom < EDGE * height || top > (1 - EDGE) * height
          if (Math.min(wide, bottom - top) >= LEAST_SIDE && !isAtEdge) count += 1
        }
        return { page: index + 1, share, count }
      }),
    ).filter(({ share }) => share > 0)
  }

  /** Two corners of each picture that an object is or holds, as all drawings around it move it. */
  #drawn(object: number, around: readonly Matrix[], deepest: number): Edges[] {
    const own = this.#own
    const type = own._FPDFPageObj_GetType(object)
    if (type === PICTURE || (type === DRAWING && deepest === 0)) {
      const to = (at: number) => own._FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)
      const edges = this.#floats(4, to)
      return edges ? [moved(edges as unknown as Edges, around)] : []
    }
    const matrix =
      type === DRAWING ? this.#floats(6, (at) => own._FPDFPageObj_GetMatrix(object, at)) : undefined
    if (!matrix) return []
    return Array.from({ length: own._FPDFFormObj_CountObjects(object) }, (_, n) =>
      this.#drawn(
        own._FPDFFormObj_GetObject(object, n),
        [matrix as unknown as Matrix, ...around],
        deepest - 1,
      ),
    ).flat()
  }

  /** So many numbers that the module writes; nothing where it says that it wrote none. */
  #floats(count: number, write: (at: number) => number): number[] | undefined {
    const { wasmExports } = this.#own
    const at = wasmExports.malloc(4 * count)
    const isWritten = write(at) !== 0
    const values = [...new Float32Array(this.#own.HEAPU8.slice(at, at + 4 * count).buffer)]
    wasmExports.free(at)
    return isWritten ? values : undefined
  }

  #wordsIn(page: number, text: number): PageWord[] {
    const own = this.#own
    const size = this.#size(page)
    const words: PageWord[] = []
    let open: { text: string; box: Region } | undefined
    const close = () => {
      if (open) words.push(open)
      open = undefined
    }
    for (let n = 0; n < own._FPDFText_CountChars(text); n++) {
      const sign = signOf(own._FPDFText_GetUnicode(text, n))
      const box = this.#charBox(page, text, { index: n, ...size })
      const isGap = sign.trim() === '' || box === undefined
      if (isGap || (open && !isBeside(open.box, box))) close()
      if (isGap) continue
      open = open ? { text: open.text + sign, box: around(open.box, box) } : { text: sign, box }
    }
    close()
    return words
  }

  #charBox(
    page: number,
    text: number,
    { index, width, height }: { index: number; width: number; height: number },
  ): Region | undefined {
    const own = this.#own
    const at = own.wasmExports.malloc(16)
    const isFound = own._FPDFText_GetLooseCharBox(text, index, at) !== 0
    // Left, top, right and bottom in points, upwards.
    const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(
      own.HEAPU8.slice(at, at + 16).buffer,
    )
    own.wasmExports.free(at)
    if (!isFound) return undefined
    const one = this.#place(page, [left, top], { width, height })
    const two = this.#place(page, [right, bottom], { width, height })
    return [
      ...[Math.min(one[0], two[0]), Math.min(one[1], two[1])],
      ...[Math.max(one[0], two[0]), Math.max(one[1], two[1])],
    ] as unknown as Region
  }

  /** Where a point of the page is drawn, however the page is turned or cropped in its file. */
  #place(
    page: number,
    [x, y]: readonly [number, number],
    { width, height }: { width: number; height: number },
  ): [number, number] {
    const own = this.#own
    const at = own.wasmExports.malloc(8)
    own._FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, at, at + 4)
    const [left = 0, top = 0] = new Int32Array(own.HEAPU8.slice(at, at + 8).buffer)
    own.wasmExports.free(at)
    return [left, top]
  }

  /** Width and height in points of the pictures of a page; a drawing inside counts as one. */
  #pictures(page: number): Sides[] {
    const own = this.#own
    const objects = Array.from({ length: own._FPDFPage_CountObjects(page) }, (_, n) =>
      own._FPDFPage_GetObject(page, n),
    )
    return objects
      .filter((object) => PICTURED.has(own._FPDFPageObj_GetType(object)))
      .map((object) =>
        this.#sides((at) => own._FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)),
      )
  }

  /** The same of remarks that are drawn and may show a picture, as a stamp does. */
  #remarks(page: number): Sides[] {
    const own = this.#own
    return Array.from({ length: own._FPDFPage_GetAnnotCount(page) }, (_, n): Sides => {
      const remark = own._FPDFPage_GetAnnot(page, n)
      const isWorded = WORDED.has(own._FPDFAnnot_GetSubtype(remark))
      const sides = this.#sides((at) => own._FPDFAnnot_GetRect(remark, at))
      own._FPDFPage_CloseAnnot(remark)
      return isWorded ? [0, 0] : sides
    })
  }

  /** Width and height of a box of which the module writes four edges, whatever their order. */
  #sides(write: (at: number) => number): Sides {
    const [a = 0, b = 0, c = 0, d = 0] = this.#floats(4, write) ?? []
    return [Math.abs(c - a), Math.abs(d - b)]
  }

  #size(page: number): { width: number; height: number } {
    const own = this.#own
    const points = [own._FPDF_GetPageWidthF(page), own._FPDF_GetPageHeightF(page)] as const
    if (!points.every((one) => one > 0 && one <= LONGEST_PAGE))
      throw new PictureFault('too_many_pixels')
    const [width, height] = points.map((one) =>
      Math.max(1, Math.round((one * RESOLUTION) / POINTS_AN_INCH)),
    ) as [number, number]
    if (width * height > MOST_PAGE_PIXELS) throw new PictureFault('too_many_pixels')
    return { width, height }
  }

  #on<T>(index: number, work: (page: number) => T): T {
    const page = index < this.count ? this.#own._FPDF_LoadPage(this.#file, index) : 0
    if (page === 0) throw new PictureFault('not_understood')
    const made = work(page)
    this.#own._FPDF_ClosePage(page)
    return made
  }
}

let library: Promise<Pdfium> | undefined

function started(): Promise<Pdfium> {
  library ??= (async () => {
    const silent = { print: () => undefined, printErr: () => undefined }
    const own = (await PDFiumModule(silent as never)) as unknown as Pdfium
    own._FPDF_InitLibraryWithConfig({ version: 2 })
    return own
  })()
  return library
}

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const pixels = new Uint8Array((3 * rgba.length) / 4)
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    pixels[to] = rgba[from] as number
    pixels[to + 1] = rgba[from + 1] as number
    pixels[to + 2] = rgba[from + 2] as number
  }
  return pixels
}

function signOf(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Of the height of a line: what is nearer than that is one word. */
const LEAST_GAP = 0.3

/** Whether a sign goes on with a word: on its line, and near. */
function isBeside(word: Region, sign: Region): boolean {
  const height = Math.max(1, word[3] - word[1])
  const isOnLine = sign[1] < word[3] && sign[3] > word[1]
  return isOnLine && sign[0] - word[2] < LEAST_GAP * height && sign[0] > word[0] - height
}

function around(a: Region, b: Region): Region {
  return [
    ...[Math.min(a[0], b[0]), Math.min(a[1], b[1])],
    ...[Math.max(a[2], b[2]), Math.max(a[3], b[3])],
  ] as unknown as Region
}
