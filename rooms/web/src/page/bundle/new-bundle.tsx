// A new bundle: what it is about and for which kind of recipient; then what would go and what
// stays, before anything is made; then two decisions apart from each other: to ask for it, and to
// let go what only few may read. Source: custody.md 13; decision 0041.
import { ASKED_PROFILES } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import {
  EmptyNote,
  type FigureAnswer,
  LinkedText,
  ProgressForm,
  questionSentence,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { type Asked, addressOf, askedOf, inputOf } from '../figure/question.ts'
import { readSaved } from '../figure/saved-question.ts'
import { AskForm, sentOf } from './ask-form.tsx'
import { bundlePath, type Profile, profileOf } from './bundle-answer.ts'
import { namesOfPreview, PreviewPart } from './preview-part.tsx'
import { ProblemPart } from './problem-part.tsx'

const PATH = '/bundles/new'

export const newBundle: Page = {
  path: PATH,
  nav: 'log',
  async show(ask) {
    if (!ask.may('bundle.ask')) throw new Refusal('not-allowed')
    // A refused form to ask for it is shown below what would go.
    return ask.form.text('do') === 'ask' ? previewPage(ask) : choicePage(ask)
  },
  async act(ask) {
    if (ask.form.text('do') !== 'ask') return previewPage(ask)
    const { form, call } = ask
    const about = await readAbout(ask, askedOf(ask.query))
    const { bundle } = await call('bundle.ask', {
      ...askedFor(profileIn(ask), about),
      ...sentOf(form),
    })
    return { to: bundlePath(bundle), done: 'recorded' }
  },
}

/** Claims for another workspace are those that count; the documents stand for all of theirs. */
function askedFor(profile: Profile, { documents, claims }: About) {
  return { profile, documents: profile === 'exchange' ? [] : documents, claims }
}

function profileIn({ form }: Ask): Profile {
  const profile = profileOf(form.text('profile'))
  if (profile === undefined)
    throw new Refusal('invalid-input', 'profile', [{ code: 'field_missing', path: 'profile' }])
  return profile
}

function frameOf({ words }: Ask): Pick<Shown, 'title' | 'crumbs' | 'islands'> {
  const { bundle, log } = words.page
  const crumbs = [
    { label: log.title, href: '/log' },
    { label: bundle.title, href: '/bundles' },
    { label: bundle.new },
  ]
  return { title: bundle.new, crumbs, islands: ['progress'] }
}

/** What a bundle is about: the statements that count in an answer, and their documents. */
interface About {
  answer: FigureAnswer
  documents: string[]
  claims: string[]
}

async function readAbout(ask: Ask, asked: Asked): Promise<About> {
  const answer = await ask.call('figure.ask', inputOf(asked))
  const { used, documents } = answer.figure.explanation
  const claims = used.map(({ claim }) => claim)
  const quoted = claims.flatMap((id) => answer.quotes[id]?.doc ?? [])
  return {
    answer,
    claims,
    documents: [...new Set([...documents.map(({ doc }) => doc), ...quoted])],
  }
}

async function choicePage(ask: Ask): Promise<Shown> {
  const { words, query } = ask
  const own = words.page.bundle
  const asked = askedOf(query)
  const body = (
    <>
      <ProblemPart ask={ask} />
      <p class="lead">{own.intro}</p>
      {asked.act === undefined ? (
        <QuestionChoice ask={ask} saved={await readSaved(ask)} />
      ) : (
        <ChoiceForm ask={ask} asked={asked} about={await readAbout(ask, asked)} />
      )}
    </>
  )
  return { ...frameOf(ask), body }
}

function QuestionChoice({
  ask,
  saved,
}: {
  ask: Ask
  saved: Awaited<ReturnType<typeof readSaved>>
}): VNode {
  const own = ask.words.page.bundle
  const link = (
    <p>
      <a class="button" href="/figures">
        {own.askQuestion}
      </a>
    </p>
  )
  return (
    <section aria-labelledby="what-title">
      <h2 id="what-title">{own.ofWhat}</h2>
      {saved.length === 0 ? (
        <EmptyNote text={own.chooseWhat}>{link}</EmptyNote>
      ) : (
        <>
          <p>{own.chooseWhat}</p>
          <ul>
            {saved.map(({ name, asked }) => (
              <li>
                <a href={addressOf(PATH, asked)}>{name}</a>
              </li>
            ))}
          </ul>
          {link}
        </>
      )}
    </section>
  )
}

interface AboutProps {
  ask: Ask
  asked: Asked
  about: About
}

function AboutPart({ ask, asked, about }: AboutProps): VNode {
  const { language, words } = ask
  const { bundle: own } = words.page
  const { answer, claims, documents } = about
  return (
    <section aria-labelledby="about-title">
      <h2 id="about-title">{own.ofWhat}</h2>
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
    </section>
  )
}

function ChoiceForm(props: AboutProps & { profile?: Profile }): VNode {
  const { ask, asked, about, profile = 'court' } = props
  const { language, words } = ask
  const own = words.page.bundle
  return (
    <>
      <AboutPart {...props} />
      {about.claims.length > 0 && (
        <ProgressForm language={language} action={addressOf(PATH, asked)} label={own.look}>
          <fieldset class="choices basis">
            <legend>{own.profile}</legend>
            {ASKED_PROFILES.map((one) => (
              <label>
                <input type="radio" name="profile" value={one} checked={one === profile} />{' '}
                {own.profileName[one]} <span class="hint">{own.profileText[one]}</span>
              </label>
            ))}
          </fieldset>
          <p class="hint">{own.lookHint}</p>
        </ProgressForm>
      )}
    </>
  )
}

async function previewPage(ask: Ask): Promise<Shown> {
  const { query, call } = ask
  const profile = profileIn(ask)
  const asked = askedOf(query)
  const about = await readAbout(ask, asked)
  const preview = await call('bundle.preview', askedFor(profile, about))
  const body = (
    <>
      <ProblemPart ask={ask} />
      <ChoiceForm {...{ ask, asked, about, profile }} />
      <PreviewPart {...{ ask, preview }} names={await namesOfPreview(ask, preview)} />
      <AskForm {...{ ask, preview, profile }} action={addressOf(PATH, asked)} />
    </>
  )
  return { ...frameOf(ask), body }
}
