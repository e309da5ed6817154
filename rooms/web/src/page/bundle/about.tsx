// What a new bundle is about, as its address says: the statements that count in an answer with
// their documents, or the covered copies of one document that were let go.
import { ASKED_PROFILES } from '@tumen/contract'
import { DocumentLine, LinkedText, questionSentence } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { type Asked, addressOf, askedOf, inputOf } from '../figure/question.ts'
import type { Profile } from './bundle-answer.ts'

/** The page of a new bundle. */
export const NEW_BUNDLE = '/bundles/new'

/** What somebody asks for. */
export interface About {
  /** The page of a new bundle about this. */
  href: string
  documents: string[]
  claims: string[]
  /** For which kinds of recipient it can be asked, that which most want first. */
  profiles: readonly Profile[]
  /** Whether there is anything to ask for. */
  isEmpty: boolean
  /** The same in words. */
  part: VNode
}

/** The page of a bundle with the copies of a document. */
export function copyBundlePath(document: string): string {
  return `${NEW_BUNDLE}?${new URLSearchParams({ document })}`
}

/** What the address asks for; nothing where it names nothing. */
export async function readAbout(ask: Ask): Promise<About | undefined> {
  const document = ask.query.get('document') ?? undefined
  if (document !== undefined) return aboutCopies(ask, document)
  const asked = askedOf(ask.query)
  return asked.act === undefined ? undefined : aboutAnswer(ask, asked)
}

async function aboutAnswer(ask: Ask, asked: Asked): Promise<About> {
  const answer = await ask.call('figure.ask', inputOf(asked))
  const { used, documents: counted } = answer.figure.explanation
  const claims = used.map(({ claim }) => claim)
  const quoted = claims.flatMap((id) => answer.quotes[id]?.doc ?? [])
  const documents = [...new Set([...counted.map(({ doc }) => doc), ...quoted])]
  const { language, words } = ask
  const own = words.page.bundle
  const part = (
    <>
      <p class="question">
        <a href={addressOf('/figures/show', asked)}>
          <LinkedText
            language={language}
            text={questionSentence(language, answer.question, answer.placeNames)}
            guide={{ hrefOfId: () => null }}
          />
        </a>
      </p>
      <p>
        {claims.length === 0
          ? own.nothingCounted
          : fill(own.counted, { claims: claims.length, documents: documents.length })}
      </p>
    </>
  )
  const profiles = ['court' as const, ...ASKED_PROFILES.filter((one) => one !== 'court')]
  const isEmpty = claims.length === 0
  return { href: addressOf(NEW_BUNDLE, asked), documents, claims, profiles, isEmpty, part }
}

/** For a court the original would leave: of a copy nobody asks that by a link. */
const OF_COPIES = ['partner', 'public'] as const

async function aboutCopies(ask: Ask, id: string): Promise<About> {
  const { document } = await ask.call('document.show', { id })
  const { derivatives } = await ask.call('evidence.list', { document: id })
  const n = derivatives.filter(({ decision }) => decision === 'approved').length
  const own = ask.words.page.bundle.copy
  const part = (
    <>
      <p>
        {own.title}: <DocumentLine language={ask.language} document={document} />
      </p>
      <p>{n === 0 ? own.none : `${fill(own.count, { n })} ${own.text}`}</p>
    </>
  )
  const of = { documents: [id], claims: [], profiles: OF_COPIES, isEmpty: n === 0 }
  return { href: copyBundlePath(id), ...of, part }
}
