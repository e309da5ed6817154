// What the columns of a sheet of claims can be, and a claim as such a sheet would say it. A sheet
// says what the form of a claim says, in the same words; what only few may read of a claim stands
// in no column. Source: desk.md I1, I3; decision 0105.
import {
  ACTS,
  ANONYMITIES,
  CLAIM_KINDS,
  type Claim,
  MEASURES,
  MODALITIES,
  OPERATORS,
  PLACE_ROLES,
  POSITIONS,
  SENSITIVITIES,
  type TimeRole,
  UMBRELLA_ACTS,
  UNITS,
  VAGUE_WORDS,
} from '@tumen/claim'
import type { Content, PartReader } from './kind.ts'
import { dayPart, flagPart, numberPart, placesPart, textPart, wordPart } from './part.ts'

/** Headings by themselves, by field. */
export const CLAIM_HEADINGS = {
  id: 'id,claim,claim id,claim_id,진술 번호,번호,编号,編號',
  document: 'document,source,address,url,문서,출처,주소,文件,来源,來源,网址',
  quote: 'quote,quotation,exact words,인용,인용문,引文,引语,引語,原话',
  offset: 'offset,위치,位置',
  chain: 'who says,said by,chain,speaker,speakers,말한 사람,발언자,谁说的,說話人,说话人',
  anonymity: 'anonymity,익명성,匿名',
  direct: 'direct,직접 인용,直接引语',
  act: 'act,행위,행위 유형,行为,行為',
  denied: 'denied,부인,否认',
  affected: 'affected,who it happened to,당한 사람,受害者',
  population: 'population,집단,群体',
  number: 'number,how many,number as written,수,인원,人数,人數',
  op: 'op,hedge',
  value: 'value,best,최선,最佳',
  low: 'low,least,최소,最少',
  high: 'high,most,최대,最多',
  vague: 'vague',
  unit: 'unit,단위,单位',
  measure: 'measure',
  place: 'place,장소,地点,地點',
  placeRole: 'place role,role of the place',
  time: 'time,date,period,when,날짜,시기,기간,日期,时间,時間',
  at: 'at,as of,기준일,截至',
  since: 'since,부터,自',
  until: 'until,까지,至',
  modality: 'certainty,modality,확실성,确定性,確定性',
  modalityCue: 'certainty words',
  kind: 'kind,종류,类型',
  position: 'position,글의 위치',
  condition: 'condition,조건,条件',
  text: 'text,our words,우리말 요약,概述',
  sensitivity: 'sensitivity,공개 범위,敏感性',
  seen: 'leaf',
} as const

/** The columns that hold dates. */
export const CLAIM_DATES: ReadonlySet<string> = new Set(['time', 'at', 'since', 'until'])

const MOST_CELL = 32_767

export const CLAIM_PARTS: Readonly<Record<string, PartReader>> = {
  document: textPart('document', 2000, true),
  quote: textPart('quote', MOST_CELL, true),
  offset: numberPart('offset'),
  chain: textPart('chain', 5000),
  anonymity: wordPart('anonymity', ANONYMITIES),
  direct: flagPart('direct'),
  act: wordPart('act', [...ACTS, ...UMBRELLA_ACTS], true),
  denied: flagPart('denied'),
  affected: textPart('affected', 500),
  population: textPart('population', 200),
  number: textPart('number', 200),
  op: wordPart('op', OPERATORS),
  value: numberPart('value'),
  low: numberPart('low'),
  high: numberPart('high'),
  vague: wordPart('vague', VAGUE_WORDS),
  unit: wordPart('unit', UNITS),
  measure: wordPart('measure', MEASURES),
  place: placesPart('place'),
  placeRole: wordPart('placeRole', PLACE_ROLES),
  time: dayPart('time'),
  at: dayPart('at'),
  since: dayPart('since'),
  until: dayPart('until'),
  modality: wordPart('modality', MODALITIES),
  modalityCue: textPart('modalityCue', 200),
  kind: wordPart('kind', CLAIM_KINDS),
  position: wordPart('position', POSITIONS),
  condition: textPart('condition', 500),
  text: textPart('text', 2000),
  sensitivity: wordPart('sensitivity', SENSITIVITIES),
}

/** What tells two claims apart where a sheet has no ids. */
export const CLAIM_TELLING = ['document', 'quote', 'act', 'number', 'place', 'time', 'chain']

/** Between the pieces of a quotation, and between the speakers of a chain. */
export const PIECES = ' | '
export const SPEAKERS = ' > '

/** A claim as the cells of a sheet would say it. */
export function sheetOf(claim: Claim): Content {
  const { proposition, quantity, chain, places } = claim
  const last = chain.at(-1)
  const [first] = places
  const own = places.filter(({ gazetteer, role }) => gazetteer && role === first?.role)
  const quoted = claim.quote.map(({ text }) => text)
  const sentence = proposition.text === quoted.join(' … ') ? undefined : proposition.text
  return {
    document: claim.doc,
    quote: quoted.join(PIECES),
    offset: String(claim.quote[0]?.start ?? ''),
    chain: chain.map(({ label }) => label).join(SPEAKERS),
    anonymity: last?.anonymity,
    direct: last?.mode === 'direct_quote' ? 'yes' : 'no',
    act: proposition.act,
    denied: proposition.polarity === 'denied' ? 'yes' : 'no',
    affected: proposition.affected?.label,
    population: proposition.affected?.population,
    number: quantity?.span.text,
    op: quantity?.op,
    value: textOfNumber(quantity?.value),
    low: textOfNumber(quantity?.low),
    high: textOfNumber(quantity?.high),
    vague: quantity?.vague,
    unit: quantity?.unit,
    measure: quantity?.measure,
    place: own.length === 0 ? undefined : own.map(({ gazetteer }) => gazetteer).join('; '),
    placeRole: first?.role,
    time: timeOf(claim, 'event'),
    at: timeOf(claim, 'as_of'),
    since: timeOf(claim, 'since'),
    until: timeOf(claim, 'until'),
    modality: claim.modality,
    modalityCue: claim.modalityCue,
    kind: claim.kind,
    position: claim.position,
    condition: claim.condition?.text,
    text: sentence,
    sensitivity: claim.sensitivity,
  }
}

function textOfNumber(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value)
}

function timeOf({ times }: Claim, role: TimeRole) {
  const found = times.find((time) => time.role === role)
  return found && { earliest: found.earliest, latest: found.latest }
}
