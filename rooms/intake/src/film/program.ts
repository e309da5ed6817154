// How the program for films is asked: pictures of one size at an even rate through a pipe, and a
// film of such pictures that holds nothing else. It reads no address and no list of other files.
// Source: redaction.md 7, steps 1 and 6.

/** A film as its pictures are taken: pixels, pictures a second, and how many these are. */
export interface FilmShape {
  width: number
  height: number
  rate: number
  count: number
}

/** Longest side of a film that may be given out; pictures a second; and how long it may be. */
const [LONGEST, MOST_RATE] = [1280, 25]
export const MOST_SECONDS = 600

const QUIET = ['-nostdin', '-hide_banner', '-loglevel', 'quiet', '-y'] as const
/** Containers in which everything is in one file; none that names others. */
const CONTAINERS = 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts,mpegvideo,flv,asf'
const BARE = [
  ...(['-map_metadata', '-1', '-map_chapters', '-1', '-an', '-sn', '-dn'] as const),
  ...(['-fflags', '+bitexact', '-flags:v', '+bitexact'] as const),
]

const even = (side: string) => `trunc(min(${LONGEST},${side})/2)*2`
const AT_RATE = `fps=fps='max(1,min(${MOST_RATE},round(source_fps)))'`
const SCALED = [
  `scale=w='if(gte(iw,ih),${even('iw')},-2)':h='if(gte(iw,ih),-2,${even('ih')})'`,
  'setsar=1',
].join(',')

/** What is left of all pictures before they are made smaller, which takes the most time. */
const only = ({ from, count }: PictureRange) =>
  `trim=start_frame=${from}:end_frame=${from + count},setpts=PTS-STARTPTS`

const filters = (range: PictureRange | undefined) =>
  [AT_RATE, ...(range ? [only(range)] : []), SCALED].join()

/** The rate is made even once: at its end the program would even it out again. */
const input = (file: string, range?: PictureRange) => [
  ...['-protocol_whitelist', 'file,pipe', '-format_whitelist', CONTAINERS, '-i', file],
  ...['-map', '0:v:0', '-vf', filters(range), '-an', '-sn', '-dn', '-fps_mode', 'passthrough'],
]

/** One picture, with a line before it that tells size and rate. */
export function measureArguments(file: string): string[] {
  const out = ['-frames:v', '1', '-f', 'yuv4mpegpipe', '-pix_fmt', 'yuv420p', 'pipe:1']
  return [...QUIET, ...input(file), ...out]
}

/** Size and rate, as the line tells them; nothing where there is no such line. */
export function shapeIn(line: string): Omit<FilmShape, 'count'> | undefined {
  const found = /^YUV4MPEG2 W(\d{1,4}) H(\d{1,4}) F(\d{1,2}):1 /.exec(line)
  const [width = 0, height = 0, rate = 0] = found?.slice(1).map(Number) ?? []
  return width > 0 && height > 0 && rate > 0 ? { width, height, rate } : undefined
}

/** Pictures from one on, counted from 0. */
export interface PictureRange {
  from: number
  count: number
}

/**
 * Pictures, RGB of 8 bits, one behind the other: all of them, no more than the longest film has and
 * one, or those of a range alone, the same as they are among all.
 */
export function decodeArguments(file: string, range?: PictureRange): string[] {
  const most = String(range?.count ?? MOST_SECONDS * MOST_RATE + 1)
  const out = ['-frames:v', most, '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1']
  return [...QUIET, ...input(file, range), ...out]
}

/** A film of such pictures. How many threads it has is fixed: the same pictures, the same bytes. */
export function encodeArguments({ width, height, rate }: FilmShape, file: string): string[] {
  return [
    ...QUIET,
    ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-video_size', `${width}x${height}`],
    ...['-framerate', String(rate), '-i', 'pipe:0', ...BARE],
    ...['-c:v', 'libx264', '-threads', '2', '-crf', '23', '-pix_fmt', 'yuv420p'],
    // Units in which the coder writes its version and how it was asked.
    ...['-bsf:v', 'filter_units=remove_types=6', '-empty_hdlr_name', '1', '-f', 'mp4', file],
  ]
}

/** The same film without the name of its coder, and what a player needs first in front. */
export function remuxArguments(from: string, to: string): string[] {
  const out = ['-c', 'copy', '-empty_hdlr_name', '1', '-movflags', '+faststart', '-f', 'mp4', to]
  return [...QUIET, '-i', from, '-map', '0:v:0', ...BARE, ...out]
}
