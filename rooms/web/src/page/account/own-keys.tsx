// One's own keys: which there are, one more, new words of recovery, and signing out elsewhere.
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import { dayPhrase, ProblemNote, ScrollTable, SendButton, TextField } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Entry, Page, Shown } from '../../door/ask.ts'
import { KeyForm } from '../../entry/key-form.tsx'
import { RecoveryWords } from '../../entry/recovery-words.tsx'
import { heldBy, heldPhrase } from './held-roles.tsx'
import { ProgramForm, ProgramTable, programIn, programPage } from './program-keys.tsx'

/** The address of the page. */
const OWN_PATH = '/account'

export const ownKeys: Page = {
  path: OWN_PATH,
  async show(ask) {
    const { own } = ask.words.page.account
    const { entry } = ask
    if (!entry?.isAccount) return { title: own.title, body: <p>{own.keyboard}</p> }
    const credentials = await ask.call('credential.list', {})
    const { groups } = await ask.call('group.list', {})
    const held = heldPhrase(ask, heldBy(ask.actor), groups)
    const issued = await ask.call('credential.issued', {})
    const keys = issued.keys.filter(({ account }) => account === ask.actor.account)
    const options = await entry.newKeyOptions()
    const programs = <Programs {...{ ask, keys, groups }} />
    const body = <OwnKeys {...{ ask, options, credentials, held, programs }} />
    return { title: own.title, body, islands: ['passkey'] }
  },
  async act(ask) {
    if (!ask.entry?.isAccount) throw new Refusal('no-account')
    return DOES[ask.form.text('do')]?.(ask, ask.entry) ?? { to: OWN_PATH }
  },
}

const DOES: Readonly<Record<string, (ask: Ask, entry: Entry) => Promise<Done | Shown>>> = {
  async add({ form, words }, entry) {
    const { keyNameUsual, keyRefused } = words.page.entry
    const name = form.word('name')?.slice(0, 100) ?? keyNameUsual
    if (await entry.addKey(form.text('key'), name)) return { to: OWN_PATH, done: 'keyAdded' }
    const back = <a href={OWN_PATH}>{words.page.account.own.title}</a>
    const body = (
      <>
        <p class="notice problem" role="alert">
          {keyRefused}
        </p>
        <p>{back}</p>
      </>
    )
    return { title: words.page.account.own.title, body, status: 403 }
  },
  async remove({ form, call }) {
    await call('credential.remove', { id: form.text('id') })
    return { to: OWN_PATH, done: 'keyRemoved' }
  },
  async words({ call, language, words }) {
    const made = await call('credential.recover', {})
    const body = <RecoveryWords language={language} words={made.words} />
    return { title: words.page.entry.wordsTitle, body }
  },
  async issue(ask) {
    return programPage(ask, await ask.call('credential.issue', programIn(ask)), OWN_PATH)
  },
  async revoke({ call, form }) {
    await call('credential.revoke', { id: form.text('id') })
    return { to: OWN_PATH, done: 'keyRemoved' }
  },
  async elsewhere(_, entry) {
    entry.signOutElsewhere()
    return { to: OWN_PATH, done: 'elsewhereOut' }
  },
}

interface OwnKeysProps {
  ask: Ask
  /** What a browser is told for making one more key. */
  options: object
  credentials: Output<'credential.list'>
  /** One's roles in words. */
  held: string
  programs: VNode
}

function Programs(props: Omit<Parameters<typeof ProgramTable>[0], 'action'>): VNode {
  const { program } = props.ask.words.page.account
  return (
    <>
      <h2>{program.title}</h2>
      <p>{program.why}</p>
      <ProgramTable {...props} action={OWN_PATH} />
      <ProgramForm {...props} action={OWN_PATH} />
    </>
  )
}

function OwnKeys({ ask, options, credentials, held, programs }: OwnKeysProps): VNode {
  const { language, words } = ask
  const { own } = words.page.account
  const { keys } = credentials
  return (
    <>
      <ProblemNote language={language} problem={ask.problem} />
      <p>
        {own.roles}: {held}
      </p>
      {keys.length === 0 ? <p class="notice">{own.none}</p> : <KeyTable ask={ask} keys={keys} />}
      {keys.length === 1 && <p class="notice">{words.page.entry.secondKey}</p>}
      <KeyForm {...{ language, does: 'make' as const, action: OWN_PATH, label: own.add, options }}>
        <h2>{own.add}</h2>
        <p>{own.addWhy}</p>
        <TextField name="name" label={words.page.entry.keyName} required />
        <input type="hidden" name="do" value="add" />
      </KeyForm>
      <h2>{words.page.entry.wordsTitle}</h2>
      <p>{fill(own.words, { n: credentials.words })}</p>
      <form method="post" action={OWN_PATH}>
        <p>{own.newWordsWhy}</p>
        <SendButton name="do" value="words" label={own.newWords} />
      </form>
      <h2>{own.elsewhere}</h2>
      <form method="post" action={OWN_PATH}>
        <p>{own.elsewhereWhy}</p>
        <SendButton name="do" value="elsewhere" label={own.elsewhere} />
      </form>
      {programs}
    </>
  )
}

function KeyTable({ ask, keys }: { ask: Ask; keys: Output<'credential.list'>['keys'] }): VNode {
  const { own } = ask.words.page.account
  return (
    <ScrollTable
      label={own.title}
      rows={keys}
      columns={[
        { heading: own.key, cell: ({ name }) => name, kind: 'head', attributes: { dir: 'auto' } },
        {
          heading: own.since,
          cell: ({ recorded }) => dayPhrase(ask.language, recorded.slice(0, 10)),
        },
        keys.length > 1 && {
          heading: own.remove,
          cell: ({ id, name }) => (
            <form method="post" action={OWN_PATH}>
              <input type="hidden" name="id" value={id} />
              <button type="submit" name="do" value="remove" aria-label={`${own.remove}: ${name}`}>
                {own.remove}
              </button>
            </form>
          ),
        },
      ]}
    />
  )
}
