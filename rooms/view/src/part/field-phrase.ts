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
  const { claimForm, log } = words.page
  const names = path.split('.').map((one) => one.replace(/\[\d+\]$/, ''))
  const last = names.at(-1) ?? ''
  // What is called alike has other words in a time, in the way of the words, in a group of people.
  const own: Readonly<Record<string, Labels>> = {
    'times role': log.value.timeRole,
    'chain role': log.value.linkRole,
    'chain relation': log.value.linkRelation,
    'restrict by': words.restriction,
    'restrict label': words.restrictionLabel,
    'breakdown by': words.restriction,
    'breakdown label': words.restrictionLabel,
  }
  const around = names.at(-2) ?? ''
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
    anchor: [log.value.anchor],
    mode: [log.value.mode],
    polarity: [log.value.polarity],
    method: [log.value.method],
    textSteps: [log.value.textStep],
    level: [words.placeLevel],
  }
  const special = own[`${around} ${last}`]
  const found = [...(special ? [special] : (tables[last] ?? []))].find((table) =>
    Object.hasOwn(table, value),
  )?.[value]
  return found
    ?.replace(/\s*\{\w+\}\s*/g, ' ')
    .replace(/[:：]$/, '')
    .trim()
}
