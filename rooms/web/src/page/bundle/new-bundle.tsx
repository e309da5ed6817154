// A new bundle: what it is about and for which kind of recipient; then what would go and what
// stays, before anything is made; then two decisions apart from each other: to ask for it, and to
// let go what only few may read. Source: custody.md 13; decision 0041.
import { ASKED_PROFILES } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import { EmptyNote, ProgressForm } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { addressOf } from '../figure/question.ts'
import { readSaved } from '../figure/saved-question.ts'
import { type About, NEW_BUNDLE, readAbout } from './about.tsx'
import { AskForm, sentOf } from './ask-form.tsx'
import { bundlePath, type Profile, profileOf } from './bundle-answer.ts'
import { namesOfPreview, PreviewPart } from './preview-part.tsx'
import { ProblemPart } from './problem-part.tsx'

export const newBundle: Page = {
  path: NEW_BUNDLE,
  nav: 'log',
  async show(ask) {
    if (!ask.may('bundle.ask')) throw new Refusal('not-allowed')
    // A refused form to ask for it is shown below what would go.
    return ask.form.text('do') === 'ask' ? previewPage(ask) : choicePage(ask)
  },
  async act(ask) {
    if (ask.form.text('do') !== 'ask') return previewPage(ask)
    const { form, call } = ask
    const about = await chosenAbout(ask)
    const { bundle } = await call('bundle.ask', {
      ...askedFor(profileIn(ask, about), about),
      ...sentOf(form),
    })
    return { to: bundlePath(bundle), done: 'recorded' }
  },
}

/** Claims for another workspace are those that count; the documents stand for all of theirs. */
function askedFor(profile: Profile, { documents, claims }: About) {
  return { profile, documents: profile === 'exchange' ? [] : documents, claims }
}

/** What it is about; an address that names nothing is no form. */
async function chosenAbout(ask: Ask): Promise<About> {
  const about = await readAbout(ask)
  if (!about) throw new Refusal('invalid-input', 'act', [{ code: 'field_missing', path: 'act' }])
  return about
}

function profileIn({ form }: Ask, { profiles }: About): Profile {
  const profile = profileOf(form.text('profile'))
  if (profile === undefined || !profiles.includes(profile))
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

async function choicePage(ask: Ask): Promise<Shown> {
  const own = ask.words.page.bundle
  const about = await readAbout(ask)
  const body = (
    <>
      <ProblemPart ask={ask} />
      <p class="lead">{own.intro}</p>
      {about === undefined ? (
        <QuestionChoice ask={ask} saved={await readSaved(ask)} />
      ) : (
        <ChoiceForm ask={ask} about={about} />
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
                <a href={addressOf(NEW_BUNDLE, asked)}>{name}</a>
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
  about: About
  profile?: Profile
}

function ChoiceForm({ ask, about, profile = about.profiles[0] }: AboutProps): VNode {
  const { language, words } = ask
  const own = words.page.bundle
  const { href, profiles, isEmpty, part } = about
  return (
    <>
      <section aria-labelledby="about-title">
        <h2 id="about-title">{own.ofWhat}</h2>
        {part}
      </section>
      {!isEmpty && (
        <ProgressForm language={language} action={href} label={own.look}>
          <fieldset class="choices basis">
            <legend>{own.profile}</legend>
            {ASKED_PROFILES.filter((one) => profiles.includes(one)).map((one) => (
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
  const about = await chosenAbout(ask)
  const profile = profileIn(ask, about)
  const preview = await ask.call('bundle.preview', askedFor(profile, about))
  const body = (
    <>
      <ProblemPart ask={ask} />
      <ChoiceForm {...{ ask, about, profile }} />
      <PreviewPart {...{ ask, preview }} names={await namesOfPreview(ask, preview)} />
      <AskForm {...{ ask, preview, profile }} action={about.href} />
    </>
  )
  return { ...frameOf(ask), body }
}
