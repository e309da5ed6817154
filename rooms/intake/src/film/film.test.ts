// A film through the sandbox: decoded, covered, coded anew, read again. All films are painted.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { noFilms, type Painted, paintedFilm, shapesFilm } from '../../fixture/film.ts'
import { findProgram } from '../isolation/program.ts'
import { Sandbox } from '../isolation/sandbox.ts'
import { builtScript } from '../isolation/script.ts'
import { inspectDerivative } from '../picture/inspect-derivative.ts'
import { askFilm, MOST_FILM_BYTES } from './ask.ts'
import { inspectMp4 } from './mp4.ts'
import type { FilmSpan } from './span.ts'

const skip = noFilms
const sandbox = new Sandbox()
const SKIN = [210, 160, 130] as const
const FILM: Painted = {
  ...{ width: 320, height: 180, rate: 20, count: 40 },
  heads: (n) => [{ x: 100 + n, y: 40, w: 50, h: 60, skin: SKIN }],
}
const film = skip ? new Uint8Array() : paintedFilm(FILM)
const SPANS: FilmSpan[] = [
  {
    ...{ from: 0, to: 39, what: 'box', isFound: true },
    keys: [
      { picture: 0, x: 100, y: 40, w: 50, h: 60 },
      { picture: 39, x: 139, y: 40, w: 50, h: 60 },
    ],
  },
]

async function measured(of: Uint8Array) {
  const said = await askFilm({ do: 'measure' }, { sandbox, film: of })
  assert.ok(said.code === undefined, said.code)
  return said.measured
}

async function covered(of: Uint8Array, spans = SPANS) {
  const shape = await measured(of)
  const said = await askFilm({ do: 'cover-film', shape, spans }, { sandbox, film: of })
  assert.ok(said.code === undefined, said.code)
  return said.bytes
}

const copy = skip ? new Uint8Array() : await covered(film)

test('[I351] a film is taken at 1280 at the most, even sides, 25 pictures a second', {
  skip,
}, async () => {
  assert.deepEqual(await measured(film), { width: 320, height: 180, rate: 20, count: 40 })
  const tall = { width: 722, height: 1442, rate: 50, count: 50 }
  // 1442 becomes 1280, and 722 with it 640.9: an even 640; of 50 a second every second one.
  const { width, height, rate, count } = await measured(shapesFilm(tall))
  assert.deepEqual([width, height, rate], [640, 1280, 25])
  assert.ok(Math.abs(count - 25) <= 1, `${count}`)
})

test('[I352] a copy holds pictures alone, and the same film gives the same bytes', {
  skip,
}, async () => {
  const text = Buffer.from(film).toString('latin1')
  for (const told of [
    'CANARY-TITLE',
    'CANARY-COMMENT',
    'CANARY-HANDLER',
    '+41.1234',
    'mp4a',
    'x264',
  ])
    assert.ok(text.includes(told), `${told} was there`)
  const left = Buffer.from(copy).toString('latin1')
  for (const gone of ['CANARY', '41.1234', 'mp4a', 'soun', 'x264', 'Lavc', 'Lavf', 'udta', 'meta'])
    assert.ok(!left.includes(gone), gone)
  assert.equal(inspectMp4(copy), 'passed')
  assert.equal(inspectDerivative(copy, 'video/mp4'), 'passed')
  assert.deepEqual(await covered(film), copy)
  assert.deepEqual(await measured(copy), { width: 320, height: 180, rate: 20, count: 40 })
})

test('[I355] two films that differ under what is covered alone give the same file', {
  skip,
}, async () => {
  const lossless = (skin: readonly [number, number, number]) =>
    paintedFilm(
      { ...FILM, heads: (n) => FILM.heads(n).map((head) => ({ ...head, skin })) },
      'lossless',
    )
  const [one, other] = [lossless(SKIN), lossless([60, 40, 30])]
  assert.notDeepEqual(one, other)
  assert.deepEqual(await covered(one), await covered(other))
  // What stays open is seen: this test can fail.
  const short = SPANS.map((span) => ({ ...span, to: 30 }))
  assert.notDeepEqual(await covered(one, short), await covered(other, short))
})

test('[I354] pictures of a span can be looked at, one below the other, grey or in colour', {
  skip,
}, async () => {
  const shape = await measured(film)
  const { default: sharp } = await import('sharp')
  for (const isGrey of [true, false]) {
    const asked = { do: 'strip', shape, from: 20, count: 20, isGrey } as const
    const said = await askFilm(asked, { sandbox, film })
    assert.ok(said.code === undefined)
    assert.deepEqual(said.strip, { width: 320, height: 3600 })
    const { width, height, channels } = await sharp(said.bytes).metadata()
    assert.deepEqual([width, height, channels], [320, 3600, isGrey ? 1 : 3])
    assert.equal(inspectDerivative(said.bytes, 'image/jpeg'), 'passed')
    // The same pictures as they are among all of the film.
    const whole = { ...asked, from: 0, count: 40 }
    const all = await askFilm(whole, { sandbox, film })
    assert.ok(all.code === undefined)
    const half = { left: 0, top: 3600, width: 320, height: 3600 }
    const [part, same] = [
      await sharp(said.bytes).raw().toBuffer(),
      await sharp(all.bytes).extract(half).raw().toBuffer(),
    ]
    const off = part.reduce((most, one, n) => Math.max(most, Math.abs(one - (same[n] ?? 0))), 0)
    // A JPEG mixes colours over the edge where they were put together; a picture too far is 180.
    assert.ok(off <= 16, `${off}`)
  }
  const beyond = { do: 'strip', shape, from: 30, count: 20, isGrey: true } as const
  assert.equal((await askFilm(beyond, { sandbox, film })).code, 'changed')
})

test('[I354] a written film in which something else stands under a region is no copy', {
  skip,
}, async () => {
  const { isCoveredPicture, regionsAt, coverPicture } = await import('./span.ts')
  const shape = await measured(film)
  const regions = regionsAt(SPANS, 10, shape)
  const { paintedPicture } = await import('../../fixture/film.ts')
  const pixels = paintedPicture(FILM, 10)
  assert.equal(isCoveredPicture(pixels, shape, regions), false)
  coverPicture(pixels, shape.width, regions)
  assert.equal(isCoveredPicture(pixels, shape, regions), true)
  const [x0, y0] = regions[0] ?? [0, 0]
  pixels.set([90, 90, 90], 3 * ((y0 + 12) * shape.width + x0 + 12))
  assert.equal(isCoveredPicture(pixels, shape, regions), false)
})

test('[I353] a film is inspected to its last byte, and more in it than pictures is told', {
  skip,
}, () => {
  const at = (name: string) => Buffer.from(copy).indexOf(name, 0, 'latin1') - 4
  const changed = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(copy)
    change(bytes)
    return inspectMp4(bytes)
  }
  assert.equal(inspectMp4(film), 'holds-metadata')
  assert.equal(inspectMp4(Buffer.concat([copy, Buffer.from([0])])), 'not-inspected')
  assert.equal(inspectMp4(copy.subarray(0, -1)), 'not-inspected')
  assert.equal(
    inspectMp4(Buffer.concat([copy, Buffer.from('0000000c75756964', 'hex'), Buffer.alloc(4)])),
    'holds-metadata',
  )
  assert.equal(
    changed((bytes) => bytes.write('udta', at('free') + 4, 'latin1')),
    'holds-metadata',
  )
  assert.equal(
    changed((bytes) => bytes.fill(1, at('free') + 8, at('free') + 9)),
    'holds-metadata',
  )
  // A date of making, in each of the three places that have one; a name of who handles it.
  for (const name of ['mvhd', 'tkhd', 'mdhd'])
    assert.equal(
      changed((bytes) => bytes.writeUInt32BE(9, at(name) + 12)),
      'holds-metadata',
      name,
    )
  assert.notEqual(
    changed((bytes) => bytes.write('V', at('hdlr') + 32, 'latin1')),
    'passed',
  )
  // The name of the coder in the sample entry, and a unit of type 6 among the samples.
  assert.notEqual(
    changed((bytes) => bytes.write('x', at('avc1') + 8 + 43, 'latin1')),
    'passed',
  )
  assert.equal(
    changed((bytes) => bytes.fill(6, at('mdat') + 12, at('mdat') + 13)),
    'holds-metadata',
  )
  // A table that leaves bytes out of which no picture is made.
  assert.equal(
    changed((bytes) =>
      bytes.writeUInt32BE(bytes.readUInt32BE(at('stco') + 16) + 1, at('stco') + 16),
    ),
    'not-inspected',
  )
  // No bytes make it throw, and no change of one passes as a film that tells more.
  let seed = 7
  const next = (below: number) => {
    seed = (Math.imul(1664525, seed) + 1013904223) >>> 0
    return seed % below
  }
  const head = at('mdat') + 16
  for (let n = 0; n < 2000; n++) changed((bytes) => bytes.fill(next(256), next(head), next(head)))
  for (let n = 0; n < 200; n++) inspectMp4(copy.subarray(0, next(copy.length)))
  assert.equal(inspectMp4(new Uint8Array()), 'not-inspected')
})

test('[I359] a list of other files, a damaged film and no film have a code', { skip }, async () => {
  const codeOf = async (bytes: Uint8Array) =>
    (await askFilm({ do: 'measure' }, { sandbox, film: bytes })).code
  const list = '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n'
  for (const bad of [list, "ffconcat version 1.0\nfile '/input/file'\n", '', 'no film at all'])
    assert.equal(await codeOf(Buffer.from(bad)), 'not_understood', bad.slice(0, 9))
  assert.equal(await codeOf(film.subarray(0, 3000)), 'not_understood')
  assert.equal(await codeOf(new Uint8Array(MOST_FILM_BYTES + 1)), 'too_large')
  const shape = { width: 320, height: 180, rate: 20, count: 41 }
  const more = await askFilm({ do: 'cover-film', shape, spans: SPANS }, { sandbox, film })
  assert.equal(more.code, 'changed', 'a film of which other pictures were looked at')
})

test('[I350] without namespaces, or without the program, no film is opened', { skip }, async () => {
  for (const lacking of ['bwrap', 'ffmpeg']) {
    const without = new Sandbox((name) => (name === lacking ? undefined : findProgram(name)))
    const said = await askFilm({ do: 'measure' }, { sandbox: without, film })
    assert.equal(said.code, 'no_film_program', lacking)
  }
})

test('[I350] whoever ends it at any moment leaves no process and no decoded picture', {
  skip,
}, async () => {
  // The folder of the process is in memory; outside of it no such file is ever written.
  const left = () =>
    readdirSync(tmpdir()).filter((name) => /^(?:film|coded\.mp4|bare\.mp4)$/.test(name))
  const before = left()
  const long = shapesFilm({ width: 640, height: 360, rate: 25, count: 400 })
  const shape = await measured(long)
  for (const ticks of [1, 10, 20, 30, 40]) {
    let ticked = 0
    const ours = new Set<string>()
    const onTick = () => {
      for (const pid of workers()) if (isOurs(pid)) ours.add(pid)
      ticked += 1
      if (ticked > ticks) throw new Error('cancelled')
    }
    const asked = askFilm(
      { do: 'cover-film', shape, spans: SPANS },
      { sandbox, film: long, onTick },
    )
    await assert.rejects(asked, /^Error: cancelled$/)
    // The system ends what a namespace held just after the namespace.
    const isLeft = () => workers().some((pid) => ours.has(pid))
    for (let n = 0; n < 100 && isLeft(); n++) await wait(50)
    assert.equal(isLeft(), false, `after ${ticks}`)
    if (ticks === 40) assert.ok(ours.size > 1, 'the program for films was seen at work')
  }
  assert.deepEqual(left(), before)
})

/** Whether this process started another one, itself or by others. */
function isOurs(pid: string): boolean {
  try {
    // Behind the name, which is in brackets: its state, then who started it.
    const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]
    return parent === String(process.pid) || (Number(parent) > 1 && isOurs(String(parent)))
  } catch {
    return false
  }
}

/** Processes of this machine that work at a film. */
function workers(): string[] {
  const worker = builtScript('film/worker.js')
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        return line.includes(worker) || (line.includes('ffmpeg') && line.includes('coded.mp4'))
      } catch {
        return false
      }
    })
}
