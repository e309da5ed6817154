// Somebody who speaks, in one line: the label in the reader's language, what it is and how far it
// is named. A sealed identity is a ● with its pseudonym; nothing here could tell who it is.
import type { AgentKind, Anonymity } from '@tumen/claim'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { agentPath, documentPath } from '../address.ts'

/** A speaker as the answers of the desk hold it. */
export interface ShownSpeaker {
  id: string
  kind: AgentKind
  anonymity: Anonymity
  name?: Readonly<Record<string, string>>
  scope?: string
  party?: boolean
  sealed?: '[sealed]'
}

/** The label of a speaker and the language that it is in, if that is not the reader's. */
export interface SpeakerLabel {
  text: string
  lang?: string
}

const AFTER_OWN = ['en', 'und', 'ko', 'zh']

/** What a speaker is called: in the reader's language, else in another, else by its id. */
export function speakerLabel(
  language: Language,
  { id, name = {} }: Pick<ShownSpeaker, 'id' | 'name'>,
): SpeakerLabel {
  const tag = [language, ...AFTER_OWN, ...Object.keys(name)].find((one) => Object.hasOwn(name, one))
  const text = tag === undefined ? id : (name[tag] ?? id)
  return tag === undefined || tag === language || tag === 'und' ? { text } : { text, lang: tag }
}

/** Kind and naming, by which speakers of one name are told apart: "outlet, named". */
export function speakerSort(
  language: Language,
  { kind, anonymity }: Pick<ShownSpeaker, 'kind' | 'anonymity'>,
): string {
  const words = wordsIn(language)
  return [words.agentKind[kind], words.anonymity[anonymity]].join(words.report.list)
}

/** The label as a link to the speaker's page. */
export function SpeakerLink({
  language,
  speaker,
}: {
  language: Language
  speaker: Pick<ShownSpeaker, 'id' | 'name' | 'sealed'>
}): VNode {
  const { text, lang } = speakerLabel(language, speaker)
  return (
    <a class="speaker" href={agentPath(speaker.id)} lang={lang}>
      {speaker.sealed && (
        <span class="sealed-mark" aria-hidden="true">
          {'● '}
        </span>
      )}
      {text}
    </a>
  )
}

/** Kind and naming of a speaker, and what a reader must know of it, as tags. */
export function SpeakerTags({
  language,
  speaker,
  grades = [],
}: {
  language: Language
  speaker: ShownSpeaker
  /** Letters for everything; grades for one topic stand on the speaker's page. */
  grades?: readonly string[]
}): VNode {
  const words = wordsIn(language)
  const { speaker: own } = words.page
  return (
    <ul class="tags">
      <li class="tag">{words.agentKind[speaker.kind]}</li>
      <li class="tag">{words.anonymity[speaker.anonymity]}</li>
      {speaker.sealed && <li class="tag">{own.sealed}</li>}
      {speaker.party && <li class="tag warn">{own.party}</li>}
      {grades.map((grade) => (
        <li class="tag">{fill(own.grade, { grade })}</li>
      ))}
    </ul>
  )
}

/** The document outside of which a speaker does not exist, as a link; nothing for others. */
export function SpeakerScope({
  language,
  scope,
  name = { text: scope ?? '' },
}: {
  language: Language
  scope: string | undefined
  /** What the document is called. */
  name?: SpeakerLabel | undefined
}): VNode | null {
  if (scope === undefined) return null
  const [before, after] = wordsIn(language).page.speaker.only.split('{document}')
  return (
    <span class="muted">
      {before}
      <a href={documentPath(scope)} lang={name.lang}>
        {name.text}
      </a>
      {after}
    </span>
  )
}

/** A speaker in one line: label, tags and scope. */
export function SpeakerLine(props: {
  language: Language
  speaker: ShownSpeaker
  scopeName?: SpeakerLabel | undefined
  grades?: readonly string[]
}): VNode {
  const { language, speaker } = props
  return (
    <div class="speaker-line" data-row>
      <SpeakerLink language={language} speaker={speaker} />
      <SpeakerTags {...props} />
      <SpeakerScope language={language} scope={speaker.scope} name={props.scopeName} />
    </div>
  )
}
