// The language model that reads along: whether one is on, in words where the texts go, the form
// that turns one on or off, and what was measured here of each reader.
import { given } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import {
  DataTable,
  dayPhrase,
  ProblemNote,
  ProgressForm,
  SendButton,
  TextField,
  whereSentence,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { seenIn } from '../../form/seen.ts'
import { typedFields } from '../../form/typed-field.ts'

type Shown = Output<'reader.show'>

/** The address of the page. */
export const MODEL_PATH = '/log/model'

export const model: Page = {
  path: MODEL_PATH,
  nav: 'log',
  async show(ask) {
    const { log, model: own } = ask.words.page
    const crumbs = [{ label: log.title, href: '/log' }, { label: own.title }]
    return { title: own.title, crumbs, body: await bodyOf(ask), islands: ['progress'] }
  },
  async act({ form, call }) {
    if (form.text('do') === 'off') {
      await call('reader.off', {})
      return { to: MODEL_PATH, done: 'modelOff' }
    }
    const trustedHost = form.word('trustedHost')
    const typed = { url: form.text('url').trim(), model: form.text('model').trim() }
    await call('reader.set', { ...typed, ...given({ trustedHost, seen: seenIn(form) }) })
    return { to: MODEL_PATH, done: 'modelOn' }
  },
}

async function bodyOf(ask: Ask): Promise<VNode> {
  const { language, words, problem, may } = ask
  const own = words.page.model
  const { setting, leaf, measured } = await ask.call('reader.show', {})
  return (
    <>
      <ProblemNote language={language} problem={problem} />
      <p>{own.intro}</p>
      {setting ? <On ask={ask} setting={setting} /> : <p class="notice">{own.offNow}</p>}
      {setting && may('reader.off') && (
        <form method="post" action={MODEL_PATH}>
          <SendButton label={own.turnOff} name="do" value="off" />
        </form>
      )}
      {may('reader.set') ? (
        <SetForm ask={ask} isOn={setting !== undefined} seen={leaf} />
      ) : (
        <p>{own.mayNot}</p>
      )}
      {measured && <MeasuredPart ask={ask} measured={measured} />}
    </>
  )
}

function On({ ask, setting }: { ask: Ask; setting: NonNullable<Shown['setting']> }): VNode {
  const own = ask.words.page.model
  const { host, digest, recorded, by } = setting
  return (
    <>
      <h2>{fill(own.onNow, { model: setting.model })}</h2>
      <dl class="facts">
        <dt>{own.where}</dt>
        <dd class={host === undefined ? undefined : 'notice problem'}>
          {whereSentence(ask.language, setting)}
        </dd>
        <dt>{own.digest}</dt>
        <dd>{digest === undefined ? own.digestNone : <code>{digest}</code>}</dd>
      </dl>
      <p class="muted">
        {fill(own.since, { day: dayPhrase(ask.language, recorded.slice(0, 10)), by })}
      </p>
    </>
  )
}

function SetForm({ ask, isOn, seen }: { ask: Ask; isOn: boolean; seen: number }): VNode {
  const own = ask.words.page.model
  const field = typedFields(ask)
  return (
    <>
      <h2>{isOn ? own.turnOther : own.turnOn}</h2>
      <p>{own.tried}</p>
      <ProgressForm language={ask.language} action={MODEL_PATH} label={own.turnOn}>
        <input type="hidden" name="seen" value={seen} />
        <TextField
          {...field('url')}
          label={own.url}
          hint={own.urlHint}
          placeholder="http://127.0.0.1:8080"
          required
        />
        <TextField {...field('model')} label={own.model} hint={own.modelHint} required />
        <TextField {...field('trustedHost')} label={own.trusted} hint={own.trustedHint} />
      </ProgressForm>
    </>
  )
}

function MeasuredPart(props: { ask: Ask; measured: NonNullable<Shown['measured']> }): VNode {
  const { ask, measured } = props
  const own = ask.words.page.model
  return (
    <>
      <h2>{own.measured}</h2>
      <p class="muted">{own.measuredHint}</p>
      {measured.map(({ reader, decided, missing, fields }) => (
        <section>
          <h3>{own.reader[reader]}</h3>
          {missing > 0 ? (
            <p>{fill(own.missing, { n: missing, decided })}</p>
          ) : (
            <DataTable
              caption={own.reader[reader]}
              isCaptionHidden
              columns={[
                { heading: own.field, cell: ({ field }) => ask.words.page.proposal.field[field] },
                {
                  heading: own.unchanged,
                  cell: ({ proposed, unchanged }) => fill(own.share, { proposed, unchanged }),
                },
              ]}
              rows={fields}
            />
          )}
        </section>
      ))}
    </>
  )
}
