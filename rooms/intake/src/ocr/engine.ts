// The one place that knows how Tesseract's WebAssembly module is spoken to.
import makeCore from 'tesseract.js-core/tesseract-core-simd-lstm.js'
import type { EngineLine } from './recognize.ts'

/** The module as it is built; only what is used of it. */
interface Core {
  FS: { writeFile(path: string, data: Uint8Array): void }
  TessBaseAPI: new () => Api
}

interface Api {
  Init(folder: null, languages: string, mode: number): number
  SetVariable(name: string, value: string): boolean
  /** 1 where the picture was not understood. */
  SetImageFile(orientation: number, angle: number): number
  Recognize(monitor: null): number
  GetJSONText(): string
  Version(): string
  Clear(): void
}

export interface EngineBlock {
  paragraphs: { lines: EngineLine[] }[]
}

/** An engine with its languages. */
export interface Engine {
  /** Program and version. */
  tool: string
  read(png: Uint8Array): EngineBlock[]
}

/** Neural nets only: the older way needs other data. */
const LSTM_ONLY = 1
const UPRIGHT = 1

/** Starts the engine with the data of some languages, the first of them the main one. */
export async function openEngine(
  languages: readonly { name: string; data: Uint8Array }[],
): Promise<Engine> {
  const nothing = () => undefined
  const silent = { print: nothing, printErr: nothing, TesseractProgress: nothing }
  const core = (await makeCore(silent)) as Core
  for (const { name, data } of languages) core.FS.writeFile(`./${name}.traineddata`, data)
  const api = new core.TessBaseAPI()
  const failed = api.Init(null, languages.map(({ name }) => name).join('+'), LSTM_ONLY)
  if (failed !== 0) throw new Error('The engine did not start.')
  const read = (png: Uint8Array): EngineBlock[] => {
    core.FS.writeFile('/input', png)
    if (api.SetImageFile(UPRIGHT, 0) === 1) return []
    api.Recognize(null)
    const { blocks } = JSON.parse(api.GetJSONText()) as { blocks: EngineBlock[] | null }
    api.Clear()
    return blocks ?? []
  }
  return { tool: `tesseract ${api.Version()}`, read }
}
