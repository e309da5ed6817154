// A folder of texts and labels, in the form of data/claims (its README), as the scorer needs it.
import { existsSync, readFileSync } from 'node:fs'
import {
  createPlaceIndex,
  type ReportHeader,
  type Resources,
  type SourceText,
  sourceFromHeader,
} from '@tumen/reading'
import { readPlaceTable } from '../../rooms/desk/src/place/table.ts'
import type { LabelledClaim } from '../../rooms/reading/fixture/score.ts'

/** What labelled texts are there for. */
export const SPLITS = ['tune', 'keep', 'exam', 'all'] as const

/** One labelled document. */
export interface LabelledDocument {
  id: string
  language: string
  /**
   * Texts that rules may be written by, texts that were scored and then learnt from, texts that
   * were only ever scored, or of a folder that does not say.
   */
  split: (typeof SPLITS)[number]
  /** Whether words of the text may be printed. */
  isOurs: boolean
  source: SourceText
  labels: LabelledClaim[]
}

interface Header extends ReportHeader {
  id: string
  language: string
  kind: string
  split?: 'tune' | 'keep' | 'exam'
  /** Another document with the same text. */
  sameTextAs?: string
}

const readJson = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T

/** The labelled documents of a folder, in the order of its `texts.json`. */
export function readLabelledFolder(folder: string): LabelledDocument[] {
  const headers = readJson<Header[]>(`${folder}/texts.json`)
  return headers.flatMap((header) => {
    const path = `${folder}/gold/${header.id}.json`
    if (!existsSync(path)) return []
    const text = readFileSync(`${folder}/texts/${header.id}.txt`, 'utf8')
    const { claims } = readJson<{ claims: LabelledClaim[] }>(path)
    return [
      {
        id: header.id,
        language: header.language,
        split: header.split ?? 'all',
        isOurs: header.kind === 'own-words',
        source: sourceFromHeader(header, text),
        labels: claims,
      },
    ]
  })
}

/** The texts of a folder, labelled or not, each once. */
export function readTexts(folder: string): { language: string; source: SourceText }[] {
  return readJson<Header[]>(`${folder}/texts.json`)
    .filter(({ sameTextAs }) => sameTextAs === undefined)
    .map((header) => {
      const text = readFileSync(`${folder}/texts/${header.id}.txt`, 'utf8')
      return { language: header.language, source: sourceFromHeader(header, text) }
    })
}

/** The places that come with the house. */
export function shippedResources(): Resources {
  const table = new URL('../../rooms/desk/data/places.tsv', import.meta.url)
  return { places: createPlaceIndex(readPlaceTable(readFileSync(table, 'utf8'))) }
}
