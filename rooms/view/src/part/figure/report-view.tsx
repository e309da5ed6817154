// A report as markup: the same sections, sentences and quotations as the text, with every number
// a link to the words behind it and every id a link to its record.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { digits } from '../../phrase/number.ts'
import type { SectionId } from '../../terminal/report.ts'
import { ClaimWithoutWords, ClaimWords, type WordsBook } from '../claim/words.tsx'
import { type LabelLanguages, LinkedText, type TextGuide } from '../document/linked-text.tsx'
import { Fold } from '../fold.tsx'
import type { PlacedNote, PlacedSection } from './placed-report.ts'

export interface ReportViewProps {
  language: Language
  sections: readonly PlacedSection[]
  book: WordsBook
  /** Pages of the records that sentences name. */
  hrefOfId: TextGuide['hrefOfId']
  labels?: LabelLanguages | undefined
  nameOf?: TextGuide['nameOf']
  /** How many more of a section there are than are shown. */
  more?: Readonly<Partial<Record<SectionId, number>>>
  /** Where all of them stand. */
  allHref?: string | undefined
  /** Whether each section is closed until somebody opens it. */
  isFolded?: boolean
  /** What else a section says below its notes. */
  after?: Readonly<Partial<Record<SectionId, VNode | null>>>
}

/** The sections of a report. */
export function ReportView(props: ReportViewProps): VNode {
  return (
    <>
      {props.sections.map((section) => (
        <ReportSection {...props} section={section} />
      ))}
    </>
  )
}

function ReportSection(props: ReportViewProps & { section: PlacedSection }): VNode {
  const { language, section, more = {}, allHref, after = {} } = props
  const left = more[section.id] ?? 0
  const content = (
    <>
      {section.notes.length > 0 && (
        <ul class={`notes ${section.id}`}>
          {section.notes.map((note) => (
            <NoteItem {...props} note={note} />
          ))}
        </ul>
      )}
      {left > 0 && <MoreNote language={language} left={left} href={allHref} />}
      {after[section.id]}
    </>
  )
  if (props.isFolded)
    return (
      <Fold
        id={section.anchor}
        heading={section.heading}
        count={section.notes.length + left || undefined}
        class="report-section"
      >
        {content}
      </Fold>
    )
  return (
    <section id={section.anchor} class="report-section" aria-labelledby={`${section.anchor}-title`}>
      <h2 id={`${section.anchor}-title`}>{section.heading}</h2>
      {content}
    </section>
  )
}

/** "and 900 more", with the way to all of them. */
export function MoreNote(props: {
  language: Language
  left: number
  href: string | undefined
}): VNode {
  const { language, left, href } = props
  const text = fill(wordsIn(language).page.figure.answer.andMore, { n: digits(left) })
  return <p class="more">{href === undefined ? text : <a href={href}>{text}</a>}</p>
}

function NoteItem(props: ReportViewProps & { note: PlacedNote }): VNode {
  const { language, note, book, hrefOfId, labels, nameOf } = props
  if (note.claim)
    return (
      <li>
        <ClaimWithoutWords language={language} claim={note.claim.id} isFirst={note.claim.isFirst} />
      </li>
    )
  return (
    <li id={note.id}>
      <p>
        <LinkedText
          language={language}
          text={note.text}
          guide={{ hrefOfId, hrefOfNumber: note.hrefOf, labels, nameOf }}
        />
      </p>
      {note.quotations.map(({ quotation, isFirst }) => (
        <ClaimWords language={language} claim={quotation.claim} book={book} isFirst={isFirst} />
      ))}
      {note.notes.length > 0 && (
        <ul>
          {note.notes.map((one) => (
            <NoteItem {...props} note={one} />
          ))}
        </ul>
      )}
    </li>
  )
}
