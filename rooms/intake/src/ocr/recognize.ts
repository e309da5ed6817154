// Words of a picture by Tesseract, in WebAssembly, with data that come with packages: nothing is
// asked of a network. Runs only where hostile files are opened. Source: redaction.md 8.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import chinese from '@tesseract.js-data/chi_sim'
import english from '@tesseract.js-data/eng'
import korean from '@tesseract.js-data/kor'
import type { Region } from '../picture/source.ts'
import { type Engine, openEngine } from './engine.ts'

/** A line of a picture: its words, where they stand, and how sure the program is, from 0 to 100. */
export interface OcrLine {
  text: string
  box: Region
  confidence: number
  /** How wide its first word is, in pixels. */
  firstWidth: number
}

/** What stands on a picture: paragraphs of lines, in reading order. */
export interface OcrPage {
  width: number
  height: number
  blocks: OcrLine[][]
}

/** Languages that can be read, the three of the product at once: reports mix them. */
const DATA: readonly LanguageData[] = [korean, chinese, english]

function trainedData({ code, langPath }: LanguageData): Uint8Array {
  // Beside the data of the older way lie those of the nets alone, smaller and better.
  const folder = join(langPath, '..', '4.0.0_best_int')
  return gunzipSync(readFileSync(join(folder, `${code}.traineddata.gz`)))
}

let engine: Promise<Engine> | undefined

/** Reads a picture that was encoded anew; boxes are in its pixels. */
export async function recognize(
  png: Uint8Array,
  size: { width: number; height: number },
): Promise<{ page: OcrPage; tool: string }> {
  engine ??= openEngine(DATA.map((one) => ({ name: one.code, data: trainedData(one) })))
  const { read: readWith, tool } = await engine
  const read = readWith(png)
  const blocks = read.flatMap(({ paragraphs }) =>
    paragraphs.map(({ lines }) => lines.map(lineOf).filter(({ text }) => text !== '')),
  )
  return { tool, page: { ...size, blocks: blocks.filter((lines) => lines.length > 0) } }
}

/** What the engine says of a line. */
export interface EngineLine {
  text: string
  confidence: number
  bbox: EngineBox
  words: { text: string; confidence: number; bbox: EngineBox }[]
}

interface EngineBox {
  x0: number
  y0: number
  x1: number
  y1: number
}

function lineOf({ text, confidence, bbox, words }: EngineLine): OcrLine {
  const { x0, y0, x1, y1 } = bbox
  const first = words[0]?.bbox
  return {
    text: withoutGaps(text.trim()),
    box: [x0, y0, x1, y1],
    confidence: Math.round(confidence),
    firstWidth: first ? first.x1 - first.x0 : 0,
  }
}

const EAST = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}、。，；：！？「」《》（）'
/** A gap that the program puts between two signs of a script without gaps. */
const GAP = new RegExp(`(?<=[${EAST}]) (?=[${EAST}])`, 'gu')

function withoutGaps(text: string): string {
  return text.replace(GAP, '')
}
