// What the first reading of a process costs once: places and words are made ready to be found, and
// the tables by which names of persons are compared. A door does it as soon as it serves, so that
// nobody waits for it with a report in hand.

import { partOfSource } from '@tumen/reading'
import { prepareNear } from '../agent/near.ts'
import type { Call, Desk } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { readers } from './reading-pool.ts'

/** A sentence with all that is looked for, in each language. Invented. */
const SAMPLES = {
  en: 'At least 12 people were detained in Jilin on 3 May 2022, a pastor told Harbour Wire.',
  ko: '지난 4월 지린성에서 탈북민 최소 12명이 구금됐다고 한 선교사가 말했다.',
  zh: '一名牧师说，2022年5月3日至少12人在吉林被拘留。',
} as const
const DAY = { earliest: '2022-05-04', latest: '2022-05-04' }
const NOBODY: Call = { actor: { account: '', roles: [] }, progress: { report: () => undefined } }

/** Paragraphs of a sample: after so many V8 has compiled what reads them. */
const PARAGRAPHS = 20

/** Makes reading ready, with pauses between its parts in which others are answered. */
export async function prepareReading(desk: Desk): Promise<void> {
  const gazetteer = await gazetteerOf(desk)
  for (const [language, sample] of Object.entries(SAMPLES)) {
    const text = Array.from({ length: PARAGRAPHS }, () => sample).join('\n\n')
    const source = { text, language, title: '', published: DAY, boilerplate: [] }
    const part = partOfSource(source, { start: 0, end: text.length })
    await (desk.readers ?? readers).run(NOBODY, gazetteer, { kind: 'proposals', ...part })
    await new Promise((resolve) => setImmediate(resolve))
  }
  prepareNear()
}
