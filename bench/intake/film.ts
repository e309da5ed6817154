// What covering a film takes: a minute of 720p by default, drawn by the program for films. Run
// after `npm run build`: `npx tsx --conditions=tumen-source bench/intake/film.ts [seconds] [--model
// FILE]` (60). Of each step: seconds, seconds of CPU for a minute of film, and the most memory of
// all processes under this one. The peer is the same program coding the same film once, alone.
// Source: redaction.md 7, 13.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { noFilms, shapesFilm } from '../../rooms/intake/fixture/film.ts'
import { askFilm } from '../../rooms/intake/src/film/ask.ts'
import type { FilmSpan } from '../../rooms/intake/src/film/span.ts'
import type { FilmTask } from '../../rooms/intake/src/film/task.ts'
import { findProgram } from '../../rooms/intake/src/isolation/program.ts'
import { Sandbox } from '../../rooms/intake/src/isolation/sandbox.ts'
import { statesUnder } from './under.ts'

/** The clock of Linux for times of processes. */
const TICKS_A_SECOND = 100
const PAGE_BYTES = 4096
const WATCH_MS = 50
const RATE = 25

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** What was seen of processes: those in namespaces of their own are counted for nobody else. */
class Watched {
  readonly #ticks = new Map<number, number>()
  most = 0

  look(): void {
    let bytes = 0
    for (const [pid, state] of statesUnder()) {
      this.#ticks.set(pid, Number(state[11] ?? 0) + Number(state[12] ?? 0))
      bytes += Number(state[21] ?? 0) * PAGE_BYTES
    }
    this.most = Math.max(this.most, bytes / 1e6)
  }

  get cpu(): number {
    return [...this.#ticks.values()].reduce((sum, one) => sum + one, 0) / TICKS_A_SECOND
  }
}

interface Taken<R> {
  answer: R
  seconds: number
  cpu: number
  most: number
}

async function taken<R>(work: () => Promise<R>): Promise<Taken<R>> {
  const began = performance.now()
  const watched = new Watched()
  const watch = setInterval(() => watched.look(), WATCH_MS)
  try {
    const answer = await work()
    const seconds = (performance.now() - began) / 1000
    return { answer, seconds, cpu: watched.cpu, most: watched.most }
  } finally {
    clearInterval(watch)
  }
}

/** The program codes a film of that shape once. */
async function codedOnce(length: number): Promise<void> {
  const source = `testsrc2=size=1280x720:rate=${RATE}:duration=${length}`
  const out = ['-c:v', 'libx264', '-crf', '23', '-pix_fmt', 'yuv420p', '-f', 'null', '-']
  const args = ['-nostdin', '-loglevel', 'error', '-f', 'lavfi', '-i', source, ...out]
  await once(spawn(findProgram('ffmpeg') ?? '', args, { stdio: 'ignore' }), 'close')
}

async function main(): Promise<void> {
  if (noFilms !== false) return say(`Nothing is measured: ${noFilms}.`)
  const options = { model: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  const length = Number(positionals[0] ?? 60)
  const film = shapesFilm({ width: 1280, height: 720, rate: RATE, count: RATE * length })
  const sandbox = new Sandbox()
  const [load = 0] = loadavg()
  say(`${length} s of 1280 x 720, ${RATE} a second, ${(film.length / 1e6).toFixed(1)} MB`)
  say(`load ${load.toFixed(1)} on ${cpus().length} processors`)
  const peer = await taken(() => codedOnce(length))
  const tell = (what: string, { seconds, cpu, most }: Omit<Taken<unknown>, 'answer'>) => {
    const minute = ((cpu * 60) / length).toFixed(1)
    const beside = (cpu / peer.cpu).toFixed(1)
    const memory = `${most.toFixed(0)} MB at the most`
    say(`${what}: ${seconds.toFixed(1)} s, ${minute} s of CPU a minute (${beside} x), ${memory}`)
  }
  tell('coded once, without proof', peer)
  const work = { sandbox, film }
  const measure = await taken(() => askFilm({ do: 'measure' }, work))
  if (measure.answer.code !== undefined) return say(`Not measured: ${measure.answer.code}`)
  tell('measured', measure)
  const shape = measure.answer.measured
  const second = { from: shape.count - RATE, count: RATE, shape, isGrey: true } as const
  tell('last second shown', await taken(() => askFilm({ do: 'strip', ...second }, work)))
  const spans: FilmSpan[] = [{ from: RATE, to: 2 * RATE, what: 'lower', isFound: false, keys: [] }]
  const cover = await taken(() => askFilm({ do: 'cover-film', shape, spans }, work))
  tell(`covered, coded and read again${cover.answer.code ?? ''}`, cover)
  if (!values.model) return
  const model = readFileSync(values.model)
  const find = { do: 'find-film', shape, every: 1, covered: [], dropped: [] } satisfies FilmTask
  tell('faces looked for', await taken(() => askFilm<'find-film'>(find, { ...work, model })))
}

await main()
