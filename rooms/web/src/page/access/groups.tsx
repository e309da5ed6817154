// Gives a record to groups, so that nobody else knows that it is there, or to everybody again. An
// administrator names it by its id and reads nothing of it. Source: desk.md U19.
import { BELONGING_KINDS } from '@tumen/claim'
import type { Asked } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import { CheckField, ChoiceField, ProblemNote, SendButton, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'

export const recordGroups: Page = {
  path: '/access/groups',
  nav: 'log',
  async show(ask) {
    const own = ask.words.page.access
    return {
      title: own.give,
      crumbs: [{ label: ask.words.page.log.title, href: '/log' }, { label: own.give }],
      body: await bodyOf(ask),
    }
  },
  async act({ form, call }) {
    const boxes = form.entries().filter(([name]) => name.startsWith(BOX))
    const groups = boxes.map(([name]) => name.slice(BOX.length))
    // A box that somebody forgot would open the record to everybody.
    if (groups.length > 0 === form.has('everybody')) throw new Refusal('invalid-input', 'groups')
    const input = { kind: form.text('kind'), id: form.text('id').trim(), groups }
    await call('record.assign', input as Asked<'record.assign'>)
    return { to: '/access/groups', done: 'given' }
  },
}

/** How the box of a group is called. */
const BOX = 'grp '

async function bodyOf(ask: Ask): Promise<VNode> {
  const { language, problem, words, query, form } = ask
  const own = words.page.access
  const { groups } = await ask.call('group.list', {})
  const field = typedFields(ask)
  const now = problem ? [] : query.getAll('group')
  const isTicked = (id: string) => form.has(`${BOX}${id}`) || now.includes(id)
  const options = BELONGING_KINDS.map((kind) => [kind, own.kind[kind]] as const)
  return (
    <>
      <ProblemNote language={language} problem={problem} />
      <p>{own.giveHint}</p>
      <form method="post" action="/access/groups">
        <ChoiceField
          {...field('kind')}
          label={own.kindHead}
          options={options}
          value={form.word('kind') ?? query.get('kind') ?? 'document'}
        />
        <TextField
          {...field('id')}
          label={words.command.field.id}
          value={form.word('id') ?? query.get('id') ?? ''}
          required
        />
        <fieldset>
          <legend>{own.giveTo}</legend>
          {groups.length === 0 && <p>{words.page.account.noGroups}</p>}
          {groups.map(({ id, name }) => (
            <CheckField name={`${BOX}${id}`} label={name} checked={isTicked(id)} />
          ))}
          <CheckField
            name="everybody"
            label={own.everybody}
            hint={own.everybodyHint}
            checked={form.has('everybody')}
          />
        </fieldset>
        <SendButton label={own.give} name="do" value="give" />
      </form>
    </>
  )
}
