// How many faces are found and covered, by size, by tag and by who labelled them. Run:
// `npx tsx --conditions=tumen-source bench/intake/redact.ts --set FOLDER --model FILE
// [--plan NAME] [--variant NAME]`. FOLDER holds `labels.json` and `pictures/`; FILE is a model, or
// the package that holds one. Before that, and without them, how long a PDF
// of ten drawn pages takes. Only numbers are printed. Source: redaction.md 3.8, 8, 13.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { uniform } from '../../rooms/intake/fixture/drawn-face.ts'
import { drawnPdf, say as sayWords } from '../../rooms/intake/fixture/drawn-pdf.ts'
import { PdfPages } from '../../rooms/intake/src/pdf/pdfium.ts'
import { decodePicture } from '../../rooms/intake/src/picture/codec.ts'
import type { PictureSource, Raster, Region } from '../../rooms/intake/src/picture/source.ts'
import { bindPages } from '../../rooms/intake/src/redaction/bind-pages.ts'
import { coverPixels, type Fill } from '../../rooms/intake/src/redaction/cover.ts'
import { openDetector } from '../../rooms/intake/src/redaction/detector.ts'
import { type FoundBox, findFaces } from '../../rooms/intake/src/redaction/find.ts'
import { pickModel } from '../../rooms/intake/src/redaction/pick-model.ts'
import { turned } from '../../rooms/intake/src/redaction/raster.ts'
import { redactPage } from '../../rooms/intake/src/redaction/redact-page.ts'
import {
  type Box,
  coveredShare,
  coverRegions,
  padded,
} from '../../rooms/intake/src/redaction/region.ts'
import { overlap } from '../../rooms/intake/src/redaction/vote.ts'

interface Face extends Box {
  tags?: string[]
}

interface Labelled {
  picture: string
  kind: string
  sha256: string
  labelled: string
  faces: Face[]
  ignore?: Box[]
}

interface Seen {
  raster: Raster
  faces: Face[]
  ignore: Box[]
}

const VARIANTS = ['plain', 'dark', 'turn90', 'turn180', 'jpeg15', 'motion', 'half'] as const
type Variant = (typeof VARIANTS)[number]
/** Labels of a halved picture that are smaller are no faces any more. */
const LEAST_FACE = 7
/** What a method must reach on the whole set, in percent; wrong boxes a picture. */
const TARGETS = {
  yunet: { recall: 97, covered: 99.5, wrong: 10 },
  ultraface: { recall: 92.5, covered: 99, wrong: 17 },
} as const

const jpeg = ({ width, height, pixels }: Raster, quality: number) =>
  sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer()

/** Darker, with the noise of a sensor: the same each time. */
function darkened({ pixels, ...size }: Raster): Raster {
  const next = uniform(1)
  const noise = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const dark = (value: number) => 255 * 0.4 * (value / 255) ** 1.8 + 6 * noise()
  return {
    ...size,
    pixels: pixels.map((value) => Math.min(255, Math.max(0, Math.round(dark(value))))),
  }
}

function moved({ pixels, width, height }: Raster): Raster {
  const out = new Uint8Array(pixels.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let n = 0; n < 3; n++) {
        let sum = 0
        for (let d = -4; d <= 4; d++)
          sum += pixels[3 * (y * width + Math.min(width - 1, Math.max(0, x + d))) + n] as number
        out[3 * (y * width + x) + n] = Math.round(sum / 9)
      }
  return { pixels: out, width, height }
}

async function varied(variant: Variant, { raster, faces, ignore }: Seen): Promise<Seen> {
  const all = { raster, faces, ignore }
  if (variant === 'dark') return { ...all, raster: darkened(raster) }
  if (variant === 'motion') return { ...all, raster: moved(raster) }
  if (variant === 'jpeg15')
    return { ...all, raster: (await decodePicture(await jpeg(raster, 15))).raster }
  if (variant === 'half') return halved(all)
  const quarter = { turn90: 1, turn180: 2 }[variant as string] as 1 | 2 | undefined
  if (quarter === undefined) return all
  const { width, height } = raster
  const turn = <B extends Box>(box: B): B =>
    quarter === 1
      ? { ...box, x: height - box.y - box.h, y: box.x, w: box.h, h: box.w }
      : { ...box, x: width - box.x - box.w, y: height - box.y - box.h }
  return { raster: turned(raster, quarter), faces: faces.map(turn), ignore: ignore.map(turn) }
}

async function halved({ raster, faces, ignore }: Seen): Promise<Seen> {
  const { width, height, pixels } = raster
  const size = { width: Math.round(width / 2), height: Math.round(height / 2) }
  const small = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(size.width, size.height, { fit: 'fill' })
    .raw()
    .toBuffer()
  const half = <B extends Box>(box: B): B => {
    return { ...box, x: box.x / 2, y: box.y / 2, w: box.w / 2, h: box.h / 2 }
  }
  const all = faces.map(half)
  const isFace = ({ w, h }: Box) => Math.min(w, h) >= LEAST_FACE
  const gone = all.filter((face) => !isFace(face))
  return {
    raster: { ...size, pixels: small },
    faces: all.filter(isFace),
    ignore: [...ignore.map(half), ...gone],
  }
}

const area = ({ w, h }: Box) => w * h
function both(a: Box, b: Box): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y)
  return w > 0 && h > 0 ? w * h : 0
}

/** By falling score, each takes the label that is still free and nearest. */
function matched(found: readonly FoundBox[], faces: readonly Face[]) {
  const taken = new Set<Face>()
  const rest: FoundBox[] = []
  for (const one of [...found].sort((a, b) => b.score - a.score)) {
    const free = faces.filter((face) => !taken.has(face))
    const near = free.sort((a, b) => overlap(one, b) - overlap(one, a))[0]
    if (near && overlap(one, near) >= 0.3) taken.add(near)
    else rest.push(one)
  }
  return { taken, rest }
}

function isWrong(one: Box, { faces, ignore }: Seen): boolean {
  const isFace = faces.some(
    (face) => overlap(one, face) >= 0.3 || both(one, face) > 0.5 * Math.min(area(one), area(face)),
  )
  const isIgnored = ignore.some(
    (region) => both(one, region) > 0.4 * area(one) || both(one, region) > 0.5 * area(region),
  )
  return !isFace && !isIgnored
}

interface Row {
  face: Face
  kind: string
  isOfficial: boolean
  isFound: boolean
  isShown: boolean
  isCovered: boolean
}

interface Measured {
  rows: Row[]
  wrong: number
  share: number
  megapixels: number
  ms: number
  onePassMs: number
  agreement: [same: number, of: number][]
  /** Boxes found again in what was covered, by fill. */
  again: Record<'solid' | 'noise', number>
}

type Detector = Awaited<ReturnType<typeof openDetector>>
type Expected = Record<string, { auto: number[][] }> | undefined

async function measured(
  one: Labelled,
  { raster, faces, ignore }: Seen,
  { detector, expected, source }: { detector: Detector; expected: Expected; source: PictureSource },
): Promise<Measured> {
  const seen = { raster, faces, ignore }
  const [began, { width, height }] = [performance.now(), raster]
  const found = await findFaces(raster, detector)
  const ms = performance.now() - began
  await detector.detect(raster, 640)
  const onePassMs = performance.now() - began - ms
  const auto = found.filter(({ state }) => state === 'auto')
  const { taken, rest } = matched(auto, faces)
  const { taken: shown } = matched(found, faces)
  const regions = coverRegions(
    auto.map((box) => padded(box)),
    source,
  )
  const rows = faces.map((face) => {
    const isCovered = coveredShare(face, regions) >= 0.9
    const isOfficial = one.labelled.startsWith('WIDER')
    const is = { isFound: taken.has(face), isShown: shown.has(face), isCovered, isOfficial }
    return { face, kind: one.kind, ...is }
  })
  const mask = new Uint8Array(width * height)
  for (const [x0, y0, x1, y1] of regions)
    for (let y = y0; y < y1; y++) mask.fill(1, y * width + x0, y * width + x1)
  const share = mask.reduce((sum, value) => sum + value, 0) / mask.length
  const wrong = rest.filter((box) => isWrong(box, seen)).length
  const said = expected?.[basename(one.picture, '.jpg')]?.auto ?? []
  const theirs = said.map(([x = 0, y = 0, w = 0, h = 0]) => ({ x, y, w, h }))
  const same = (of: readonly Box[], among: readonly Box[]): [number, number] => [
    of.filter((box) => among.some((other) => overlap(box, other) >= 0.5)).length,
    of.length,
  ]
  const agreement = expected ? [same(auto, theirs), same(theirs, auto)] : []
  const again = {
    solid: await foundAgain(seen.raster, regions, { detector, fill: { mode: 'solid' } }),
    noise: await foundAgain(seen.raster, regions, {
      ...{ detector, fill: { mode: 'noise', key: new Uint8Array(32).fill(7) } },
    }),
  }
  return { rows, wrong, share, megapixels: mask.length / 1e6, ms, onePassMs, agreement, again }
}

/** Boxes of half a score and more of which nine tenths are in what was covered. */
async function foundAgain(
  raster: Raster,
  regions: readonly Region[],
  { detector, fill }: { detector: Detector; fill: Fill },
): Promise<number> {
  const covered = coverPixels(raster, regions, fill)
  const found = await findFaces(covered, detector, { isSecond: true })
  return found.filter((one) => one.score >= 0.5 && coveredShare(one, regions) > 0.9).length
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
const percent = (part: number, all: number) =>
  all === 0 ? '–' : `${((100 * part) / all).toFixed(1)} (${part}/${all})`
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

function sayRows(name: string, rows: readonly Row[]): void {
  const of = (is: (row: Row) => boolean) => percent(rows.filter(is).length, rows.length)
  const found = of(({ isFound }) => isFound)
  const shown = of(({ isShown }) => isShown)
  const covered = of(({ isCovered }) => isCovered)
  say(`${name.padEnd(16)} recall ${found}, with suspects ${shown}, covered ${covered}`)
}

function report(all: readonly Measured[], plan: keyof typeof TARGETS): void {
  const rows = all.flatMap((one) => one.rows)
  sayRows('all', rows)
  const size = ({ face: { w, h } }: Row) => Math.min(w, h)
  for (const [from, to] of [
    [0, 16],
    [16, 32],
    [32, 64],
    [64, Infinity],
  ] as const)
    sayRows(
      `${from}–${to} px`,
      rows.filter((row) => size(row) >= from && size(row) < to),
    )
  for (const tag of ['profile', 'masked', 'dark', 'cut', 'tilted'])
    sayRows(
      tag,
      rows.filter(({ face }) => face.tags?.includes(tag)),
    )
  for (const kind of new Set(rows.map((row) => row.kind)))
    sayRows(
      kind,
      rows.filter((row) => row.kind === kind),
    )
  sayRows(
    'official labels',
    rows.filter(({ isOfficial }) => isOfficial),
  )
  const wrong = all.map((one) => one.wrong).sort((a, b) => a - b)
  const mean = sum(wrong) / wrong.length
  say(`wrong boxes a picture: mean ${mean.toFixed(1)}, median ${wrong[wrong.length >> 1]}`)
  const gaps = all.filter((one) => one.rows.some(({ isCovered }) => !isCovered)).length
  say(`pictures that still hold a face less than 90 % covered: ${gaps} of ${all.length}`)
  const pixels = sum(all.map((one) => one.megapixels))
  const covered = sum(all.map((one) => one.share * one.megapixels))
  say(`pixels covered: ${((100 * covered) / pixels).toFixed(1)} %`)
  for (const [n, name] of ['ours in theirs', 'theirs in ours'].entries()) {
    const pairs = all.flatMap(({ agreement }) => (agreement[n] ? [agreement[n]] : []))
    const [same, of] = [sum(pairs.map(([a]) => a)), sum(pairs.map(([, b]) => b))]
    if (pairs.length > 0) say(`same automatic boxes, ${name}: ${percent(same, of)}, at least 98`)
  }
  for (const fill of ['solid', 'noise'] as const)
    say(`found again inside what is covered, ${fill}: ${sum(all.map((one) => one.again[fill]))}`)
  const seconds = sum(all.map(({ ms }) => ms)) / 1000
  const ratio = sum(all.map(({ ms }) => ms)) / sum(all.map(({ onePassMs }) => onePassMs))
  say(`time: ${(seconds / pixels).toFixed(1)} s a megapixel, ${ratio.toFixed(0)} times one pass`)
  const { recall, covered: most, wrong: least } = TARGETS[plan]
  say(`targets on the whole set, plain: recall ${recall}, covered ${most}, wrong ${least}`)
}

/** Lines on a page of the drawn PDF, as a typed letter has them. */
const LINES = 45
const PAGES = 10

/** How long a PDF takes: to be drawn, covered with its proofs, and bound; beside drawing alone. */
async function sayPages(): Promise<void> {
  const line = 'Twelve people were held in the river town, two sources said there.'
  const content = Array.from({ length: LINES }, (_, n) => sayWords([72, 790 - 16 * n], line))
  const file = drawnPdf({
    pages: Array.from({ length: PAGES }, () => ({ content: content.join('') })),
  })
  const boxes = [200, 700, 1200].map((y) => {
    return { x: 300, y, w: 200, h: 34, isWords: true, isFound: false }
  })
  const pages = await PdfPages.open(file)
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const recipe = { boxes, fill: { mode: 'solid' }, tone: 'grey' } as const
  const [made, ms] = [[] as { jpeg: Uint8Array; width: number; height: number }[], [0, 0, 0]]
  const timed = async <T>(n: number, work: () => T | Promise<T>): Promise<T> => {
    const began = performance.now()
    const done = await work()
    ms[n] = (ms[n] ?? 0) + performance.now() - began
    return done
  }
  for (let n = 0; n < PAGES; n++) {
    const page = await timed(0, () => pages.draw(n))
    const { jpeg } = await timed(1, () => redactPage(page, recipe, random))
    made.push({ jpeg, width: page.width, height: page.height })
  }
  const bytes = await timed(2, () => bindPages(made))
  const [draw = 0, cover = 0, bind = 0] = ms.map(Math.round)
  const all = draw + cover + bind
  say(`PDF of ${PAGES} pages, 3 boxes a page: ${all} ms, ${bytes.length} bytes`)
  say(`  drawn ${draw} ms; covered, twice written, read again ${cover} ms; bound ${bind} ms`)
  say(`  ${(all / Math.max(1, draw)).toFixed(1)} times as long as drawing alone`)
}

async function main(): Promise<void> {
  await sayPages()
  const { values } = parseArgs({
    options: {
      ...{ set: { type: 'string' }, model: { type: 'string' }, plan: { type: 'string' } },
      variant: { type: 'string', default: 'plain' },
    },
  })
  const { set, model, variant, plan } = values
  if (!set || !model || !existsSync(join(set, 'labels.json')) || !existsSync(model))
    return say('No labelled pictures or no model: nothing is measured (--set FOLDER --model FILE).')
  const isVariant = (name: string): name is Variant => VARIANTS.some((one) => one === name)
  if (!isVariant(variant)) return say(`Variants: ${VARIANTS.join(', ')}`)
  const picked = await pickModel(readFileSync(model))
  if (!picked) return say('That file is none of the models.')
  const detector = await openDetector(picked.bytes)
  if (plan && plan !== detector.finder) return say(`The model is of the plan ${detector.finder}.`)
  const { pictures } = JSON.parse(readFileSync(join(set, 'labels.json'), 'utf8')) as {
    pictures: Labelled[]
  }
  const file = join(set, `expected-${detector.finder}.json`)
  const hasExpected = variant === 'plain' && existsSync(file)
  const expected = hasExpected ? JSON.parse(readFileSync(file, 'utf8')).pictures : undefined
  const all: Measured[] = []
  for (const one of pictures) {
    const path = join(set, one.picture)
    if (!existsSync(path)) continue
    const bytes = readFileSync(path)
    if (createHash('sha256').update(bytes).digest('hex') !== one.sha256)
      return say('A picture is another one than was labelled.')
    const { raster, source } = await decodePicture(bytes)
    const seen = await varied(variant, { raster, faces: one.faces, ignore: one.ignore ?? [] })
    const { width, height } = seen.raster
    const shown = { ...source, storedWidth: width, storedHeight: height, orientation: 1 as const }
    all.push(await measured(one, seen, { detector, expected, source: shown }))
  }
  const [load = 0] = loadavg()
  say(`${detector.finder}, ${variant}: ${all.length} of ${pictures.length} pictures are here`)
  say(`load ${load.toFixed(1)} on ${cpus().length} processors, one thread, WebAssembly`)
  if (all.length > 0) report(all, detector.finder)
}

await main()
