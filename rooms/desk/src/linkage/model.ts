// With which settings lists are linked: those of the room for lists of persons, or a file of ours
// or of Splink's that the caller gives. What is wrong with one comes back by codes and places.
// Source: linkage.md 3.
import { createHash } from 'node:crypto'
import type { Mention } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import {
  importSplinkModel,
  type LinkageFinding,
  type LinkageModel,
  readModel,
} from '@tumen/linkage'
import { Refusal, type RefusalDetail } from '../refusal.ts'
import { personListSettings } from './person-list-setting.ts'

/** Settings that were read, with the text that is kept of them and its SHA-256. */
export interface ChosenModel {
  model: LinkageModel
  text: string
  hash: string
}

/**
 * The settings in a text, or those for lists of persons by what the mentions state; refuses with
 * everything that is wrong.
 */
export function chosenModel(
  given: string | undefined,
  mentions: readonly Stored<Mention>[],
): ChosenModel {
  const file = given === undefined ? personListSettings(mentions) : ourFile(jsonIn(given))
  const { model, findings } = readModel(file)
  if (!model) throw new Refusal('model-wrong', 'model', findings.map(detailOf))
  const text = JSON.stringify(file)
  return { model, text, hash: createHash('sha256').update(text).digest('hex') }
}

/** The settings that a run kept. */
export function keptModel(text: string): LinkageModel {
  const { model } = readModel(JSON.parse(text))
  if (!model) throw new Error('kept settings are settings')
  return model
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the text, so it is not passed on.
    throw new Refusal('model-wrong', 'model', [{ code: 'not_json' }])
  }
}

function ourFile(json: unknown): unknown {
  const isSplink = typeof json === 'object' && json !== null && !('format' in json)
  if (!isSplink) return json
  const { file, findings } = importSplinkModel(json)
  if (!file) throw new Refusal('model-wrong', 'model', findings.map(detailOf))
  return file
}

function detailOf(finding: LinkageFinding): RefusalDetail {
  return { ...findingDetail(finding) }
}

/** A finding as it is kept and told. */
export interface ToldFinding {
  code: string
  at?: string
  count?: number
}

/** A finding as it may leave: its code, its place if that is a path of ours, and a count. */
export function findingDetail({ code, at, count }: LinkageFinding): ToldFinding {
  return {
    code,
    ...(at !== undefined && /^[\w.]{1,80}$/.test(at) && { at }),
    ...(count !== undefined && { count }),
  }
}
