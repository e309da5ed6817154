// linkage.run: lists are compared pair by pair, and the pairs worth keeping are kept with their
// weights. Nothing is decided by it: no person is made, joined or split.
// Source: linkage.md 2.2, 4 to 7, 14.

import { createHash } from 'node:crypto'
import { checkRow, type LinkagePair, type LinkageRun } from '@tumen/claim'
import { type Asked, linkageRun } from '@tumen/contract'
import {
  isRefusing,
  type Linkage,
  type LinkageModel,
  learnedNumbers,
  readMentionIds,
  readPairs,
  withLinkage,
} from '@tumen/linkage'
import { makeChange, pause } from '../change/make.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { type ChosenModel, chosenModel, findingDetail } from './model.ts'
import { type KeptLearning, readLinkedMentions } from './stored-run.ts'
import { type MentionFiles, withMentionFiles } from './work.ts'

/** The version of our way from mentions to weights; a change of numbers is a new one. */
const PROCEDURE = '1'

/** More pairs than this are kept by nobody who could read them. */
const MOST_PAIRS = 250_000

export const runLinkage = implement(linkageRun, async (desk, input, call) => {
  const { run, pairs, findings } = await link(desk, call, input)
  refuseFindings(checkRow('linkage_run', run))
  const change = { operation: 'linkage.run', subject: run.id, input }
  return makeChange(desk, call, change, async (write) => {
    await write.append('linkage_run', run)
    for (const [n, pair] of pairs.entries()) {
      if (n % 500 === 0) await pause(call, 'write', n, pairs.length)
      await write.append('linkage_pair', pair)
    }
    await pause(call, 'write', pairs.length, pairs.length)
    const { id, mentions, candidates } = run
    return { id, mentions, candidates, pairs: pairs.length, findings }
  })
})

interface Linked {
  run: LinkageRun
  pairs: LinkagePair[]
  findings: KeptLearning['findings']
}

async function link(desk: Desk, call: Call, asked: Asked<'linkage.run'>): Promise<Linked> {
  const { seed, floor } = asked
  const knownAt = desk.clock().toISOString()
  const read = await readLinkedMentions(desk, [...new Set(asked.lists)], knownAt)
  const chosen = chosenModel(asked.model, read.mentions)
  return withMentionFiles(desk, call, { ...read, model: chosen.model }, (files) => {
    const { lists, settings } = files
    const options = { model: chosen.model, lists, settings, seed, floor }
    const tell = ({ stage, done, total = 0 }: { stage: string; done: number; total?: number }) =>
      call.progress.report(stage, done, total)
    const made = { id: desk.newId('lr'), lists: [...read.lists], knownAt, seed }
    return withLinkage({ ...options, tell, today: knownAt.slice(0, 10) }, (linkage) =>
      keptOf(linkage, { made, chosen, floor, files }),
    )
  })
}

interface Made {
  made: Pick<LinkageRun, 'id' | 'lists' | 'knownAt' | 'seed'>
  chosen: ChosenModel
  floor: number
  files: MentionFiles
}

/** The rows of a linkage; refuses where it found that there is no result. */
async function keptOf(linkage: Linkage, { made, chosen, floor, files }: Made): Promise<Linked> {
  const refusing = linkage.findings.filter(isRefusing)
  if (refusing.length > 0)
    throw new Refusal(
      'linkage-refused',
      'lists',
      refusing.map((one) => ({ ...findingDetail(one) })),
    )
  const findings = linkage.findings.map(findingDetail)
  const pairs = await pairsOf(linkage, made.id)
  if (pairs.length > MOST_PAIRS)
    throw new Refusal('too-many-pairs', 'floor', [
      { pairs: pairs.length, limit: MOST_PAIRS, floor },
    ])
  const run: LinkageRun = {
    ...made,
    model: chosen.text,
    modelHash: chosen.hash,
    inputHash: createHash('sha256').update(files.texts.join('')).digest('hex'),
    engine: await engineOf(linkage),
    procedure: PROCEDURE,
    mentions: linkage.records,
    candidates: linkage.candidates,
    trained: JSON.stringify(learningOf(linkage, chosen.model, { findings, floor })),
    findings: [...new Set(findings.map(({ code }) => code))],
  }
  return { run, pairs, findings }
}

function learningOf(
  { trained }: Linkage,
  model: LinkageModel,
  rest: Pick<KeptLearning, 'findings' | 'floor'>,
): KeptLearning {
  const { prior = 0, priorBand = [0, 0], comparisons = model.comparisons } = trained ?? {}
  return { ...learnedNumbers(prior, comparisons), priorBand, ...rest }
}

async function pairsOf({ run }: Linkage, id: string): Promise<LinkagePair[]> {
  if (!run) return []
  const ids = await readMentionIds(run)
  const { a, b, w, p, rules } = await readPairs(run)
  return Array.from(w, (weight, n) => {
    const [first, second] = [ids[a[n] as number] ?? '', ids[b[n] as number] ?? ''].sort()
    return {
      ...{ run: id, a: first as string, b: second as string },
      ...{ millibits: Math.round(weight * 1000), pattern: p[n] ?? 0, rules: rules[n] ?? 0 },
    }
  })
}

async function engineOf({ run }: Linkage): Promise<string> {
  let version = ''
  if (run)
    for await (const { columns } of run.engine.stream('select version()'))
      version = String(columns[0]?.[0] ?? '')
  return `duckdb ${version}`.trim()
}
