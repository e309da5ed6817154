// A field of a stored row and its value in words: for the page of a history, which shows rows as
// they are kept.
import { type Language, wordsIn } from '@tumen/words'

type Labels = Readonly<Record<string, string | undefined>>

/** "where › name" for `places[0].name`: each part by its label, repeated ones by their number. */
export function fieldPhrase(language: Language, path: string): string {
  const { command, page } = wordsIn(language)
  const [part, field]: Labels[] = [page.log.part, command.field]
  return path
    .split(/[.[\]]+/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^\d+$/.test(piece) ? String(Number(piece) + 1) : (part?.[piece] ?? field?.[piece] ?? piece),
    )
    .join(' › ')
}

/** A word of ours by its label, found by the last part of the path; nothing for other values. */
export function valuePhrase(language: Language, path: string, value: string): string | undefined {
  const words = wordsIn(language)
  const { claimForm } = words.page
  const last =
    path
      .split('.')
      .at(-1)
      ?.replace(/\[\d+\]$/, '') ?? ''
  const tables: Readonly<Record<string, readonly Labels[]>> = {
    act: [words.act],
    op: [words.operator],
    unit: [words.unit],
    measure: [words.measure],
    modality: [words.modality],
    anonymity: [words.anonymity],
    sensitivity: [words.sensitivity],
    vague: [words.vague],
    basis: [claimForm.basis, words.page.document.lineage.basis],
    position: [claimForm.position],
    role: [claimForm.placeRole, words.eventLink],
    kind: [words.claimKind, words.agentKind, words.documentRelation],
    type: [words.claimRelation],
    relation: [words.agentRelation, claimForm.placeRelation],
    state: [words.decision],
    sign: [words.page.story.sign],
  }
  const found = (tables[last] ?? []).find((table) => Object.hasOwn(table, value))?.[value]
  return found
    ?.replace(/\s*\{\w+\}\s*/g, ' ')
    .replace(/[:：]$/, '')
    .trim()
}
