// Subtitles (SRT, WebVTT) and typed transcripts with times: the words, and when each is said. Of
// subtitles the text is the words alone, cues put together to sentences; of a transcript it is what
// was typed. Sources: WebVTT (W3C); the common form of SubRip.
import type { LayerFinding } from '@tumen/claim'
import { wholeText } from '../whole-text.ts'

export const TIMED_TYPES = { srt: 'application/x-subrip', vtt: 'text/vtt' } as const
export type TimedKind = keyof typeof TIMED_TYPES | 'transcript'

/** Words and when they are said: where they begin in the text, from and to in milliseconds. */
export interface TimedText {
  text: string
  times: [start: number, fromMs: number, toMs: number][]
  findings: LayerFinding[]
}

/** Most cues of a file. */
export const MOST_CUES = 100_000

const CLOCK = String.raw`(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)(?:[.,](\d{1,3}))?`
const TIMING = new RegExp(String.raw`^\s*${CLOCK}\s+-->\s+${CLOCK}(?=\s|$)`)
/** Hours are written: two numbers alone may be the hour of a day. */
const TYPED = /^[ \t]*[[(]?(\d{1,2}):([0-5]\d):([0-5]\d)(?:[.,](\d{1,3}))?[\])]?(?=[\s:–—-]|$)/
/** Without hours, in brackets: minutes and seconds, or the hour of a day. */
const SHORT = /^[ \t]*[[(](\d{1,3}):([0-5]\d)(?:[.,](\d{1,3}))?[\])](?=[\s:–—-]|$)/
const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000]
const FEWEST_TYPED = 3
const FEWEST_SHORT = 5
/** Minutes in which the first of them lies, and that lie between two where all may be hours. */
const FIRST_MINUTES = 3
const MOST_BETWEEN = 5
/** What begins here is no hour of a day. */
const DAY_OVER = 24

/** Which of these a decoded text is, by what it holds; nothing where it is none. */
export function timedKind(text: string, type: string | undefined): TimedKind | undefined {
  const isCues = type === undefined || Object.values<string>(TIMED_TYPES).includes(type)
  const head = text.slice(0, 2000).trimStart()
  if (isCues && /^WEBVTT(?:[ \t\r\n]|$)/.test(head)) return 'vtt'
  const [first = '', second = ''] = head.split(/\r\n?|\n/, 2)
  if (isCues && /^\d+\s*$/.test(first) && TIMING.test(second)) return 'srt'
  if (type !== undefined && type !== 'text/plain') return undefined
  return transcriptTimes(text) ? 'transcript' : undefined
}

/** The words and their times; nothing where there are more cues than are read. */
export function timedText(decoded: string, kind: TimedKind): TimedText | undefined {
  const text = decoded.normalize('NFC').replace(/\r\n?/g, '\n')
  if (kind !== 'transcript') return cuesText(text, kind)
  const typed = transcriptTimes(text) ?? []
  if (typed.length > MOST_CUES) return undefined
  const times = typed.map(([start, at], n): TimedText['times'][number] => {
    return [start, at, typed[n + 1]?.[1] ?? at]
  })
  return { text, times, findings: [] }
}

/** A time that begins a line. */
interface TypedTime {
  start: number
  atMs: number
  /** Hours are not written. */
  isShort: boolean
}

/** The times of a transcript; nothing where they are none, or may be hours of a day. */
function transcriptTimes(text: string): [start: number, atMs: number][] | undefined {
  const all = typedTimes(text)
  const long = all.filter(({ isShort }) => !isShort)
  const isLong = long.length >= FEWEST_TYPED && isInOrder(long) && (long[0]?.atMs ?? 0) < HOUR_MS
  const times = isOfRecording(all) ? all : isLong ? long : undefined
  return times?.map(({ start, atMs }) => [start, atMs])
}

/** Whether times of which some have no hours count from the beginning of a recording. */
function isOfRecording(times: readonly TypedTime[]): boolean {
  const first = times[0]?.atMs ?? HOUR_MS
  if (times.length < FEWEST_SHORT || first >= FIRST_MINUTES * MINUTE_MS) return false
  if (!isInOrder(times)) return false
  const isBeyond = ({ isShort, atMs }: TypedTime) => !isShort || atMs >= DAY_OVER * MINUTE_MS
  // A day has a longer pause: the night, before or after which nobody writes.
  const isClose = times.every(
    ({ atMs }, n) => atMs - (times[n - 1]?.atMs ?? first) <= MOST_BETWEEN * MINUTE_MS,
  )
  return times.some(isBeyond) || isClose
}

function isInOrder(times: readonly TypedTime[]): boolean {
  return times.every(({ atMs }, n) => atMs >= (times[n - 1]?.atMs ?? 0))
}

function typedTimes(text: string): TypedTime[] {
  const times: TypedTime[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const head = line.slice(0, 40)
    const [long, short] = [TYPED.exec(head), SHORT.exec(head)]
    if (long) times.push({ start, atMs: millisecondsOf(long.slice(1)), isShort: false })
    else if (short) {
      const atMs = millisecondsOf([undefined, ...short.slice(1)])
      times.push({ start, atMs, isShort: true })
    }
    start += line.length + 1
  }
  return times
}

function millisecondsOf([hours, minutes, seconds, part = '']: readonly (string | undefined)[]) {
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)
  return whole * 1000 + Number(part.padEnd(3, '0'))
}

interface Cue {
  from: number
  to: number
  words: string
}

function cuesText(text: string, kind: 'srt' | 'vtt'): TimedText | undefined {
  const { cues, findings } = cuesOf(text.split('\n'), kind)
  if (cues.length > MOST_CUES) return undefined
  const times: TimedText['times'] = []
  const joined: string[] = []
  let [length, paragraph] = [0, 0]
  cues.forEach(({ from, to, words }, n) => {
    const isNew = n === 0 || endsAt(cues[n - 1], { from, words }) || paragraph > MOST_PARAGRAPH
    const gap = n === 0 ? '' : isNew ? '\n' : ' '
    times.push([length + gap.length, from, Math.max(from, to)])
    joined.push(gap, words)
    length += gap.length + words.length
    paragraph = isNew ? words.length : paragraph + words.length
  })
  return { text: joined.join(''), times, findings }
}

/** Units of words that stand on one line. */
const MOST_PARAGRAPH = 500
/** A silence after which somebody begins anew. */
const SILENCE_MS = 1500

function endsAt(before: Cue | undefined, next: Pick<Cue, 'from' | 'words'>): boolean {
  const last = (before?.words ?? '').slice(-20)
  const isSaid = /[.?!。？！…]["'”’」』)]*$/.test(last)
  const isOther = /^[-–—]|^[^\s:]{1,40}(?: [^\s:]{1,40}){0,3}: /.test(next.words)
  return isSaid || isOther || next.from - (before?.to ?? 0) > SILENCE_MS
}

function cuesOf(lines: readonly string[], kind: 'srt' | 'vtt') {
  const cues: Cue[] = []
  let [comments, unread] = [0, 0]
  let isBlock = kind === 'vtt'
  lines.forEach((line, n) => {
    const time = TIMING.exec(line.slice(0, 200))
    const isBlank = line.trim() === ''
    if (time) {
      const words = wordsOf(payloadAt(lines, n + 1), kind)
      const [from, to] = [millisecondsOf(time.slice(1, 5)), millisecondsOf(time.slice(5, 9))]
      if (words !== '' && cues.length <= MOST_CUES) cues.push({ from, to, words })
      isBlock = true
    } else if (isBlank) isBlock = false
    else if (!isBlock && kind === 'vtt' && /^(?:NOTE|STYLE|REGION)\b/.test(line)) {
      if (line.startsWith('NOTE')) comments++
      isBlock = true
    } else if (!isBlock && !TIMING.test((lines[n + 1] ?? '').slice(0, 200))) unread++
  })
  const found = [
    { code: 'comments', count: comments },
    { code: 'unread_lines', count: unread },
  ]
  return { cues, findings: found.filter(({ count }) => count > 0) }
}

function payloadAt(lines: readonly string[], at: number): string[] {
  const payload: string[] = []
  for (let n = at; n < lines.length && (lines[n] ?? '').trim() !== ''; n++)
    payload.push(lines[n] ?? '')
  return payload
}

const SIGNS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
}
const LOOKS =
  /<\/?(?:c|i|b|u|ruby|rt|lang|font)(?:[ .][^<>]*)?>|<\/v>|<[\d:.]+>|\{\\[a-z][^{}]*\}/gi

/** The words of a cue as they are shown; who speaks stands before them. */
function wordsOf(payload: readonly string[], kind: 'srt' | 'vtt'): string {
  const lines = payload.map((line) => {
    const spoken = line.replace(/<v(?:\.[^\s<>]*)?\s+([^<>]{1,200})>/gi, (_, name: string) => {
      const known = wholeText(name, 100)
      return known === undefined ? '' : `${known}: `
    })
    const plain = spoken.replace(LOOKS, '')
    const read = (whole: string, sign: string) => SIGNS[sign] ?? whole
    return (kind === 'vtt' ? plain.replace(/&([a-z]{2,4});/g, read) : plain).trim()
  })
  const shown = lines.filter((line) => line !== '')
  return shown.reduce((all, line) => {
    return all === '' ? line : `${all}${/^[-–—]/.test(line) ? '\n' : ' '}${line}`
  }, '')
}
