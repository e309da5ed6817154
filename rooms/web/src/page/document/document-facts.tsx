// What is known of a document: who published it and when, how it came, its digest, who may read
// it. The address is printed and never a link: whoever owns it would see the visit.
import {
  type DocumentDoubt,
  dayPhrase,
  documentPath,
  doubtSentences,
  instantPhrase,
  intervalPhrase,
  languageLabel,
  layerMaking,
  SensitivityTag,
  type ShownSpeaker,
  SpeakerLink,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'
import type { ShownDocument } from './document-answer.ts'

interface FactsProps {
  language: Language
  document: ShownDocument
  publisher: ShownSpeaker | undefined
}

/** Publisher, day and language in one line, and all that is known folded below it. */
export function DocumentFacts(props: FactsProps): VNode {
  const { language, document, publisher } = props
  return (
    <>
      <p class="document-line">
        {publisher && (
          <>
            <SpeakerLink language={language} speaker={publisher} />
            {' · '}
          </>
        )}
        {intervalPhrase(language, document.published)}
        {' · '}
        {languageLabel(language, document.language)}{' '}
        <SensitivityTag language={language} sensitivity={document.sensitivity} />
      </p>
      <details class="document-facts">
        <summary>{wordsIn(language).page.reader.facts}</summary>
        <dl>
          <Particulars {...props} />
          <Origin language={language} document={document} />
        </dl>
      </details>
    </>
  )
}

/** What in the text speaks against its language or its day; nothing where nothing does. */
export function DoubtNote(props: {
  language: Language
  doubts: readonly DocumentDoubt[]
}): VNode | null {
  const sentences = doubtSentences(props.language, props.doubts)
  if (sentences.length === 0) return null
  return (
    <div class="notice" id="doubt">
      {sentences.map((one) => (
        <p>{one}</p>
      ))}
    </div>
  )
}

function Particulars({ language, document, publisher }: FactsProps): VNode {
  const words = wordsIn(language)
  const { fact, recordedBy } = words.page.reader
  const { recorded, by, covers, published, sensitivity } = document
  return (
    <>
      <Fact name={words.command.field.id}>
        <span class="code">{document.id}</span>
      </Fact>
      {publisher && (
        <Fact name={fact.publisher}>
          <SpeakerLink language={language} speaker={publisher} />
        </Fact>
      )}
      <Fact name={fact.title}>
        <span lang={document.language} dir="auto">
          {document.title}
        </span>
      </Fact>
      <Fact name={fact.published}>{intervalPhrase(language, published)}</Fact>
      {covers && <Fact name={fact.covers}>{intervalPhrase(language, covers)}</Fact>}
      <Fact name={fact.language}>{languageLabel(language, document.language)}</Fact>
      <Fact name={fact.sensitivity}>{words.sensitivity[sensitivity]}</Fact>
      <Fact name={fact.recorded}>
        {fill(recordedBy, { day: dayPhrase(language, recorded), by })}
      </Fact>
    </>
  )
}

function Origin({ language, document }: { language: Language; document: ShownDocument }): VNode {
  const { reader } = wordsIn(language).page
  const { url, captured, mediaType, bytesHash, from } = document
  const making = layerMaking(language, document.layer)
  return (
    <>
      {url !== undefined && (
        <Fact name={reader.fact.url}>
          <span class="code">{url}</span> <span class="muted">{reader.urlNote}</span>
        </Fact>
      )}
      <Fact name={reader.fact.captured}>
        <time dateTime={captured}>{instantPhrase(language, captured)}</time>
      </Fact>
      {from && (
        <Fact name={reader.fact.from}>
          <a href={documentPath(from.document)}>
            {from.part === undefined ? reader.printed : fill(reader.attached, { n: from.part })}
          </a>
        </Fact>
      )}
      <Fact name={reader.fact.mediaType}>
        <span class="code">{mediaType}</span>
      </Fact>
      {making !== undefined && <Fact name={reader.layer.title}>{making}</Fact>}
      <Fact name={reader.fact.digest}>
        <span class="code">{bytesHash}</span>
      </Fact>
    </>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
