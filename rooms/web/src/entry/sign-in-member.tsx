// Signing in where a group works: with a key, with a word of recovery, or, as long as nobody is an
// administrator, with the word that the program has printed. An account that is not there is
// answered as one whose proof is wrong.
import {
  type Actor,
  type Desk,
  hasAdministrator,
  type Standing,
  standingOf,
  useRecoveryWord,
} from '@tumen/desk'
import { SendButton, TextField } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Form } from '../form/form.ts'
import type { GroupDoor, GroupOptions } from './group-door.ts'
import { HiddenFields, KeyForm } from './key-form.tsx'
import { keyOptions, readKey } from './passkey.ts'

/** The forms of the sign-in page of a group. */
export async function memberForms(
  options: GroupOptions,
  language: Language,
  shown: { fields: readonly (readonly [string, string])[]; problem?: string | undefined },
): Promise<VNode> {
  const { entry, frame } = wordsIn(language).page
  const { problem } = shown
  const fields = [['language', language] as const, ...shown.fields]
  const needsSetUp = !(await hasAdministrator(options.desk))
  const asked = keyOptions(options.group, 'sign-in')
  return (
    <>
      {problem && (
        <p class="notice problem" role="alert">
          {problem}
        </p>
      )}
      <p>{entry.why}</p>
      <KeyForm
        language={language}
        does="sign"
        options={asked}
        action="/sign-in"
        label={entry.withKey}
      >
        <HiddenFields fields={fields} />
      </KeyForm>
      <h2>{entry.noKey}</h2>
      <p>{entry.noKeyWhy}</p>
      <form method="post" action="/sign-in" enctype="multipart/form-data">
        <TextField name="account" label={entry.account} required />
        <TextField name="recovery" label={entry.recovery} required />
        <HiddenFields fields={fields} />
        <SendButton label={frame.signIn.go} />
      </form>
      {needsSetUp && (
        <>
          <h2>{entry.setUp}</h2>
          <p>{entry.setUpWhy}</p>
          <form method="post" action="/sign-in" id="sign-in">
            <TextField name="word" label={frame.signIn.word} required />
            <HiddenFields fields={[['language', language]]} />
            <SendButton label={frame.signIn.go} />
          </form>
        </>
      )}
      <ul>
        <li>
          <a href="/join">{entry.join}</a>
        </li>
        <li>
          <a href="/help/what-can-go-wrong">{entry.help}</a>
        </li>
      </ul>
    </>
  )
}

/** Who the posted form proves to be; nothing where anything is wrong, whatever it is. */
export async function memberIn(
  { desk, group, book, actor }: GroupOptions,
  form: Form,
): Promise<Standing | { actor: Actor } | undefined> {
  const key = form.word('key')
  if (key !== undefined) return standingOfKey(desk, group, key)
  if (!form.has('word')) return standingOfWord(desk, form)
  if (!book.useWord(form.text('word')) || (await hasAdministrator(desk))) return undefined
  return { actor: { account: actor.account, roles: ['administrator'] } }
}

async function standingOfKey(
  desk: Desk,
  group: GroupDoor,
  key: string,
): Promise<Standing | undefined> {
  const account = await readKey(desk, group, 'sign-in', key)
  return account && standingOf(desk, account.id)
}

async function standingOfWord(desk: Desk, form: Form): Promise<Standing | undefined> {
  const account = form.text('account').trim().toLowerCase()
  const actor = await useRecoveryWord(desk, account, form.text('recovery'))
  return actor && standingOf(desk, actor.account)
}
