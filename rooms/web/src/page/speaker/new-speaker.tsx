// Recording somebody who speaks. Most are recorded with a claim; this is for the others.
import { AGENT_KINDS, ANONYMITIES, given } from '@tumen/claim'
import {
  CheckField,
  ChoiceField,
  FieldGroup,
  ProblemNote,
  problemOf,
  SendButton,
  type ShownSpeaker,
  SpeakerLink,
  SpeakerTags,
  TextField,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, FormInput, Page } from '../../door/ask.ts'
import type { Form } from '../../form/form.ts'
import { typedFields } from '../../form/typed-field.ts'
import { RecordField } from '../record-field.tsx'

const NAMES = [
  ['en', 'nameEn', 'en'],
  ['ko', 'nameKo', 'ko'],
  ['zh', 'nameZh', 'zh-Hans'],
  ['und', 'nameOther', undefined],
  ['und-x-short', 'nameShort', undefined],
] as const

export const newSpeaker: Page = {
  path: '/speakers/new',
  nav: 'speakers',
  async show(ask) {
    const { language, words, problem } = ask
    const { speaker } = words.page
    const near = await nearOnes(ask)
    const body = (
      <>
        <ProblemNote language={language} problem={near.length > 0 ? undefined : problem} />
        <SpeakerForm ask={ask} near={near} />
      </>
    )
    const crumbs = [{ label: speaker.title, href: '/speakers' }, { label: speaker.form.title }]
    return { title: speaker.form.title, crumbs, body }
  },
  references: { scope: 'document' },
  async act({ form, call }) {
    const { id } = await call('agent.record', speakerInput(form))
    return { to: `/speakers/${encodeURIComponent(id)}`, done: 'recorded' }
  },
}

function speakerInput(form: Form): FormInput<'agent.record'> {
  const named = NAMES.flatMap(([tag]) => {
    const name = form.word(`name-${tag}`)
    return name === undefined ? [] : [[tag, name]]
  })
  const scope = form.word('scope')
  const kind = form.word('kind')
  return {
    ...given({ kind }),
    anonymity: form.word('anonymity'),
    ...(named.length === 0 ? {} : { name: Object.fromEntries(named) }),
    ...given({ scope }),
    ...(form.has('party') ? { party: true } : {}),
    ...(form.has('anew') && form.word('anew') === namesOf(form) ? { anew: true } : {}),
  }
}

/** The names that are typed, as one text: what was answered holds for these alone. */
function namesOf(form: Form): string {
  return NAMES.flatMap(([tag]) => form.word(`name-${tag}`) ?? []).join(' / ')
}

/** Those of near names, about whom the form asks. */
async function nearOnes({ problem, call }: Ask): Promise<ShownSpeaker[]> {
  if (problem?.code !== 'near-speaker') return []
  const ids = (problem.details ?? []).flatMap(({ candidate }) =>
    typeof candidate === 'string' ? [candidate] : [],
  )
  const { agents } = await call('agent.list', { ids })
  return agents
}

/** Is it one of these? Its page is opened, or the form is sent again by its last button. */
function NearNote({ ask, near }: { ask: Ask; near: readonly ShownSpeaker[] }): VNode {
  const own = ask.words.page.speaker.form
  return (
    <div class="notice problem" role="alert" id="problem" tabIndex={-1}>
      <p>
        <strong>{own.near}</strong>
      </p>
      <ul>
        {near.map((one) => (
          <li>
            <SpeakerLink language={ask.language} speaker={one} />{' '}
            <SpeakerTags language={ask.language} speaker={one} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function SpeakerForm({ ask, near }: { ask: Ask; near: readonly ShownSpeaker[] }): VNode {
  const { words, form } = ask
  const field = typedFields(ask)
  const own = words.page.speaker.form
  return (
    <form method="post" action="/speakers/new">
      {near.length > 0 && <NearNote ask={ask} near={near} />}
      <ChoiceField
        {...field('kind')}
        label={own.kind}
        none={own.guessed}
        options={AGENT_KINDS.map((kind) => [kind, words.agentKind[kind]] as const)}
      />
      <NameFields ask={ask} />
      <ChoiceField
        {...field('anonymity')}
        label={own.anonymity}
        options={ANONYMITIES.map((one) => [one, words.anonymity[one]] as const)}
      />
      <RecordField
        ask={ask}
        name="scope"
        label={own.scope}
        hint={own.scopeHint}
        value={form.text('scope')}
      />
      <CheckField name="party" label={own.party} hint={own.partyHint} checked={form.has('party')} />
      <SendButton label={own.go} />{' '}
      {near.length > 0 && (
        <button type="submit" name="anew" value={namesOf(form)}>
          {own.another}
        </button>
      )}
    </form>
  )
}

function NameFields({ ask }: { ask: Ask }): VNode {
  const { language, words, form, problem } = ask
  const own = words.page.speaker.form
  const wrong = problemOf(language, problem, 'name')
  return (
    <FieldGroup legend={own.names}>
      <p class="hint">{own.namesHint}</p>
      {wrong !== undefined && <p class="wrong">{wrong}</p>}
      {NAMES.map(([tag, label, lang]) => (
        <TextField
          name={`name-${tag}`}
          label={own[label]}
          lang={lang}
          value={form.text(`name-${tag}`)}
        />
      ))}
    </FieldGroup>
  )
}
