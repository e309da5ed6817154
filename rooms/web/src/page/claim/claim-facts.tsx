// What is known of a claim, field by field. Restricted fields stand here only when the answer
// holds them, which is the desk's decision.
import { type ClaimPlace, type ClaimTime, readOtherwise, sensitivityOf } from '@tumen/claim'
import {
  claimAct,
  claimNumber,
  dayPhrase,
  decisionSentence,
  documentPath,
  instantPhrase,
  intervalPhrase,
  placedPhrase,
  placeName,
  placeNote,
  restrictionPhrase,
  stockDayNotes,
  timedPhrase,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { ComponentChild, VNode } from 'preact'
import type { ClaimReading } from './claim-answer.ts'
import { type ClaimGroup, fieldsIn, valueIn } from './form/field-table.ts'

/** The facts need no more of a claim than its answer. */
type ShownReading = Pick<ClaimReading, 'shown'>

interface FactProps {
  language: Language
  reading: ShownReading
}

/** The facts as a list of terms; fields that say nothing are left out. */
export function ClaimFacts(props: FactProps): VNode {
  const rows = [...statedRows(props), ...voiceRows(props), ...keptRows(props)]
  return (
    <dl class="facts">
      {rows
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  )
}

type Row = readonly [label: string, value: ComponentChild]

function statedRows({ language, reading }: FactProps): Row[] {
  const words = wordsIn(language)
  const { field } = words.page.claim
  const { claim } = reading.shown
  const { quantity, comparison } = claim
  const actors = claim.proposition.actor ?? []
  const aside = placeNote(language, claim.proposition.act, claim.places)
  const lang = langOf(reading)
  return [
    [field.kind, words.claimKind[claim.kind]],
    [field.act, claimAct(language, claim)],
    [field.number, quantity && <NumberFact language={language} reading={reading} />],
    [field.measure, quantity && words.measure[quantity.measure]],
    [field.actor, list(actors.map(({ label }) => <span lang={lang}>{label}</span>))],
    [field.affected, affectedOf(language, reading)],
    [
      field.place,
      list([
        ...claim.places.map((place) => placeFact(language, place, reading)),
        ...(aside === undefined ? [] : [<span class="muted">{aside}</span>]),
      ]),
    ],
    [
      field.time,
      list([
        ...claim.times.map((time) => timeFact(language, time, lang)),
        ...stockDayNotes(language, claim).map((note) => <span class="muted">{note}</span>),
      ]),
    ],
    ...tableRows({ language, reading }, 'what'),
    [
      field.comparison,
      comparison &&
        fill(words.page.claim.compared[comparison.operator], {
          left: comparison.left,
          right: comparison.right,
        }),
    ],
  ]
}

/** What the table of the form's fields has for a part of the page. */
function tableRows({ language, reading }: FactProps, group: ClaimGroup): Row[] {
  const words = wordsIn(language)
  const { claim, claimForm } = words.page
  const labels: Readonly<Record<string, string | undefined>> = claim.field
  return fieldsIn(group).flatMap(([name, field]): Row[] => {
    const value = field.isShown && field.of?.(reading.shown.claim)
    if (!value) return []
    const said = valueIn(words, field, value)
    const lang = langOf(reading)
    return [
      [
        labels[name] ?? claimForm.field[name],
        field.isQuoted ? <span lang={lang}>{said}</span> : said,
      ],
    ]
  })
}

function langOf({ shown }: ShownReading): string | undefined {
  return shown.document?.language
}

function list(items: readonly ComponentChild[]): ComponentChild {
  if (items.length < 2) return items[0]
  return (
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  )
}

/** The number as it was understood, and as it is written. */
function NumberFact({ language, reading }: FactProps): VNode {
  const { claim } = reading.shown
  const number = claimNumber(language, claim)
  const otherwise = claim.quantity && readOtherwise(claim.quantity, langOf(reading))
  return (
    <>
      {number}{' '}
      {claim.quantity?.span.text !== number && (
        <Written language={language} words={claim.quantity?.span.text} lang={langOf(reading)} />
      )}
      {otherwise && (
        <p class="muted">
          {decisionSentence(language, {
            ...{ said: otherwise, by: reading.shown.by, on: reading.shown.recorded.slice(0, 10) },
          })}
        </p>
      )}
    </>
  )
}

/** The words of the text that were understood so, in their language. */
function Written(props: {
  language: Language
  words: string | undefined
  lang: string | undefined
}): VNode | null {
  const { language, words, lang } = props
  if (words === undefined) return null
  const [before, after] = wordsIn(language).page.claim.written.split('{words}')
  return (
    <span class="muted">
      {before}
      <span lang={lang}>{words}</span>
      {after}
    </span>
  )
}

/** To whom it happened: as written, then whose people and which of them. */
function affectedOf(language: Language, reading: ShownReading): VNode | undefined {
  const words = wordsIn(language)
  const { only, people } = words.page.claim
  const { affected } = reading.shown.claim.proposition
  if (affected === undefined) return undefined
  const { label, population, restrict = [] } = affected
  const known = [
    population === undefined
      ? ''
      : fill(people, {
          population: placeName(language, population, reading.shown.placeNames ?? {}),
        }),
    restrict.length === 0 ? '' : fill(only, { restriction: restrictionPhrase(language, restrict) }),
  ].filter((part) => part !== '')
  return (
    <>
      <span lang={langOf(reading)}>{label}</span>{' '}
      <span class="muted">{known.join(words.report.list)}</span>
    </>
  )
}

/** The place with its name and as written, its role, and how large it is. */
function placeFact(language: Language, place: ClaimPlace, { shown }: ShownReading): VNode {
  const { page, placeLevel } = wordsIn(language)
  const { placeUnlisted, placeUnquoted } = page.claim
  const isListed = place.gazetteer !== undefined
  const said = { by: shown.by, on: dayPhrase(language, shown.recorded.slice(0, 10)) }
  return (
    <>
      {placedPhrase(language, place, shown.placeNames)}{' '}
      <span class="muted">{isListed ? placeLevel[place.level] : placeUnlisted}</span>
      {!place.stated && <p class="muted">{fill(placeUnquoted, said)}</p>}
    </>
  )
}

function timeFact(language: Language, time: ClaimTime, lang: string | undefined): VNode {
  return (
    <>
      {timedPhrase(language, time)}{' '}
      <Written language={language} words={time.expression} lang={lang} />
    </>
  )
}

function voiceRows({ language, reading }: FactProps): Row[] {
  const words = wordsIn(language)
  const { claim: own, claimForm } = words.page
  const { claim } = reading.shown
  const { modalityCue: cue } = claim
  const modality = words.modality[claim.modality]
  const why = claim.chain.flatMap(({ anonymityReason }) => anonymityReason ?? [])
  return [
    [
      own.field.modality,
      cue === undefined ? modality : `${modality}, ${fill(own.cue, { words: cue })}`,
    ],
    [own.field.basis, claimForm.basis[claim.basis]],
    [claimForm.field.anonymityReason, why.join(words.report.list)],
    [own.field.asserted, intervalPhrase(language, claim.asserted)],
    [own.field.published, dayPhrase(language, claim.published)],
    [own.field.position, claimForm.position[claim.position]],
    ...tableRows({ language, reading }, 'voice'),
  ]
}

function keptRows({ language, reading }: FactProps): Row[] {
  const words = wordsIn(language)
  const { field, recordedBy } = words.page.claim
  const { claim, document, recorded, by } = reading.shown
  return [
    [
      field.document,
      <a href={documentPath(claim.doc)} lang={document?.language}>
        {document?.title || claim.doc}
      </a>,
    ],
    [field.sensitivity, words.sensitivity[sensitivityOf(claim)]],
    [field.problems, claim.problems && list(claim.problems)],
    ...tableRows({ language, reading }, 'keeping'),
    [field.recorded, fill(recordedBy, { day: instantPhrase(language, recorded), by })],
    [words.command.field.id, <span class="code">{claim.id}</span>],
  ]
}
