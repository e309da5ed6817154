// Goes through a film that will be given out: one track of pictures, no sound, no date, no name,
// and not one byte that no picture is made of. Only what the coder in use here writes passes.
// Source: ISO/IEC 14496-12 (boxes), 14496-15 (samples of AVC), 14496-10, 7.4.1 (units).
import type { Inspection } from '../picture/inspect-derivative.ts'

/** A box: its name, and what is in it. */
interface Mp4Box {
  name: string
  at: number
  body: Buffer
}

const HEAD = 8

/** The boxes that stand one behind the other; nothing where they do not fill the place. */
function boxesIn(bytes: Buffer, from: number, to: number): Mp4Box[] | undefined {
  const found: Mp4Box[] = []
  let at = from
  while (at < to) {
    if (at + HEAD > to) return undefined
    const size = bytes.readUInt32BE(at)
    if (size < HEAD || at + size > to) return undefined
    const name = bytes.toString('latin1', at + 4, at + HEAD)
    found.push({ name, at, body: bytes.subarray(at + HEAD, at + size) })
    at += size
  }
  return found
}

const MATRIX = `00010000${'0'.repeat(24)}00010000${'0'.repeat(24)}40000000`
const ENTRY = '.{8}'

/** In hexadecimal all that a box of a name may hold: dates are 0, names empty, no place is free. */
const FIXED: Readonly<Record<string, RegExp>> = {
  ftyp: /^69736f6d0000020069736f6d69736f32617663316d703431$/,
  free: /^(?:00)*$/,
  mvhd: new RegExp(`^0{24}${ENTRY}${ENTRY}0001000001000{20}${MATRIX}0{48}${ENTRY}$`),
  tkhd: new RegExp(`^000000030{16}000000010{8}${ENTRY}0{32}${MATRIX}${ENTRY}${ENTRY}$`),
  elst: /^0{8}00000001.{16}00010000$/,
  mdhd: /^0{24}.{16}55c40000$/,
  hdlr: /^0{16}766964650{24}00$/,
  vmhd: /^000000010{16}$/,
  dref: /^0{8}000000010000000c75726c2000000001$/,
  btrt: /^.{24}$/,
  pasp: /^0000000100000001$/,
}

/** What stands in a box of boxes, in any order: once each, those after the bar at the most once. */
const HOLDS: Readonly<Record<string, readonly [must: string, may: string]>> = {
  file: ['ftyp moov mdat', 'free'],
  moov: ['mvhd trak', 'free'],
  trak: ['tkhd mdia', 'edts'],
  edts: ['elst', ''],
  mdia: ['mdhd hdlr minf', ''],
  minf: ['vmhd dinf stbl', ''],
  dinf: ['dref', ''],
  stbl: ['stsd stts stsc stsz stco', 'stss ctts'],
  avc1: ['avcC', 'btrt pasp'],
}

/** Names of boxes that say of a film what no picture of it shows. */
const TELLING = /^(?:udta|meta|uuid|ilst|XMP_|cprt|chpl|tref|emsg|iods|name)$/

type Found = Map<string, Buffer>

/** What was found in a film, all of it looked at; else why not. */
function walk(bytes: Buffer, of: string, range: [number, number], found: Found): Inspection {
  const inner = boxesIn(bytes, ...range)
  if (!inner) return 'not-inspected'
  const [must, may] = (HOLDS[of] ?? ['', '']).map((names) => names.split(' ')) as [
    string[],
    string[],
  ]
  const names = inner.map(({ name }) => name)
  if (names.some((name) => TELLING.test(name))) return 'holds-metadata'
  const isWhole = must.every((name) => names.includes(name)) && new Set(names).size === names.length
  if (!isWhole || names.some((name) => !must.includes(name) && !may.includes(name)))
    return 'not-inspected'
  for (const { name, at, body } of inner) {
    found.set(`${of} ${name}`, body)
    const inside: [number, number] = [at + HEAD, at + HEAD + body.length]
    if (FIXED[name]?.test(body.toString('hex')) === false)
      return name === 'free' || /hd/.test(name) ? 'holds-metadata' : 'not-inspected'
    if (HOLDS[name]) {
      const came = walk(bytes, name, inside, found)
      if (came !== 'passed') return came
    }
  }
  return 'passed'
}

/** Whether a film holds nothing but its pictures. Never throws. */
export function inspectMp4(file: Uint8Array): Inspection {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length)
  const found: Found = new Map()
  const came = walk(bytes, 'file', [0, bytes.length], found)
  if (came !== 'passed') return came
  const avc1 = sampleEntry(found.get('stbl stsd'))
  if (!avc1) return 'not-inspected'
  const entry: [number, number] = [avc1.byteOffset + FIELDS - bytes.byteOffset, 0]
  entry[1] = avc1.byteOffset + avc1.length - bytes.byteOffset
  const inEntry = walk(bytes, 'avc1', entry, found)
  if (inEntry !== 'passed') return inEntry
  if (!isPlainConfiguration(found.get('avc1 avcC'))) return 'not-inspected'
  return samplesPass(bytes, found)
}

/** Bytes of fields before the boxes of a sample entry: size, dots an inch, name of the coder. */
const FIELDS = 78
const ENTRY_FIELDS = /^0{12}00010{32}.{8}00480000004800000{8}00010{64}0018ffff$/

/** What is in the one sample entry. */
function sampleEntry(stsd: Buffer | undefined): Buffer | undefined {
  if (!stsd || !/^0{8}00000001$/.test(stsd.toString('hex', 0, 8))) return undefined
  const [avc1, ...more] = boxesIn(stsd, 8, stsd.length) ?? []
  if (avc1?.name !== 'avc1' || more.length > 0 || avc1.body.length < FIELDS) return undefined
  return ENTRY_FIELDS.test(avc1.body.toString('hex', 0, FIELDS)) ? avc1.body : undefined
}

/** One set of parameters of each of both kinds, and what the high profiles say behind them. */
function isPlainConfiguration(avcC: Buffer | undefined): boolean {
  const head = avcC?.toString('hex', 0, 6) ?? ''
  if (!avcC || !/^01.{6}ffe1$/.test(head)) return false
  const first = unitAt(avcC, 6)
  const count = first && avcC[first.end]
  const second = first && count === 1 ? unitAt(avcC, first.end + 1) : undefined
  if (!first || !second || first.type !== SEQUENCE || second.type !== PICTURE_SET) return false
  return /^(?:fd[ef][89a-f]f800)?$/.test(avcC.toString('hex', second.end))
}

const [SEQUENCE, PICTURE_SET] = [7, 8]
/** Units that are a slice of a picture; of others one may be a note that its coder leaves. */
const SLICES: ReadonlySet<number> = new Set([1, 5])

function unitAt(bytes: Buffer, at: number): { type: number; end: number } | undefined {
  if (at + 3 > bytes.length) return undefined
  const end = at + 2 + bytes.readUInt16BE(at)
  if (end > bytes.length || end === at + 2) return undefined
  return { type: (bytes[at + 2] as number) & 31, end }
}

/** Numbers of a table of `words` words an entry. */
function tableOf(body: Buffer | undefined, words: number, from = 4): number[][] | undefined {
  if (!body || body.length < from + 4) return undefined
  const count = body.readUInt32BE(from)
  if (body.length !== from + 4 + 4 * words * count) return undefined
  return Array.from({ length: count }, (_, n) =>
    Array.from({ length: words }, (__, m) => body.readUInt32BE(from + 4 + 4 * (n * words + m))),
  )
}

/** The sizes of all samples, where the tables of a film agree about how many these are. */
function sizesIn(found: Found): number[] | undefined {
  const stsz = found.get('stbl stsz')
  if (!stsz || !/^0{16}$/.test(stsz.toString('hex', 0, 8))) return undefined
  const sizes = tableOf(stsz, 1, 8)?.map(([size = 0]) => size)
  const times = ['stts', 'ctts'].flatMap((name) => {
    const body = found.get(`stbl ${name}`)
    return body ? [tableOf(body, 2)] : []
  })
  const keys = found.has('stbl stss') ? tableOf(found.get('stbl stss'), 1) : []
  const agree = times.every((table) => {
    return table?.reduce((sum, [count = 0]) => sum + count, 0) === sizes?.length
  })
  return agree && keys ? sizes : undefined
}

/** Samples lie one behind the other, fill the place of data, and hold slices alone. */
function samplesPass(bytes: Buffer, found: Found): Inspection {
  const [sizes, mdat] = [sizesIn(found), found.get('file mdat')]
  const chunks = tableOf(found.get('stbl stco'), 1)?.map(([at = 0]) => at)
  const runs = tableOf(found.get('stbl stsc'), 3)
  if (!sizes || !mdat || !chunks || !runs) return 'not-inspected'
  const begin = mdat.byteOffset - bytes.byteOffset
  let [at, sample] = [begin, 0]
  for (const [n, chunk] of chunks.entries()) {
    const run = runs.findLast(([first = 0]) => first <= n + 1)
    if (chunk !== at || !run || run[2] !== 1) return 'not-inspected'
    for (let left = run[1] as number; left > 0 && sample < sizes.length; left--) {
      const size = sizes[sample] as number
      const came = samplePasses(bytes, at, at + size)
      if (came !== 'passed') return came
      at += size
      sample += 1
    }
  }
  const isFilled = at === begin + mdat.length && sample === sizes.length
  return isFilled ? 'passed' : 'not-inspected'
}

function samplePasses(bytes: Buffer, from: number, to: number): Inspection {
  let at = from
  if (to > bytes.length || to <= from) return 'not-inspected'
  while (at < to) {
    if (at + 5 > to) return 'not-inspected'
    const length = bytes.readUInt32BE(at)
    if (length === 0 || at + 4 + length > to) return 'not-inspected'
    if (!SLICES.has((bytes[at + 4] as number) & 31)) return 'holds-metadata'
    at += 4 + length
  }
  return 'passed'
}

/**
 * The film without what its writer leaves where people would write who made it: the place becomes a
 * free one of zeros, so that nothing behind it moves.
 */
export function withoutUserData(file: Uint8Array): Uint8Array {
  const bytes = Buffer.from(file)
  const moov = boxesIn(bytes, 0, bytes.length)?.find(({ name }) => name === 'moov')
  const inside = moov && boxesIn(bytes, moov.at + HEAD, moov.at + HEAD + moov.body.length)
  for (const { name, at, body } of inside ?? []) {
    if (name !== 'udta') continue
    bytes.write('free', at + 4, 'latin1')
    bytes.fill(0, at + HEAD, at + HEAD + body.length)
  }
  return bytes
}
