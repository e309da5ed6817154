// Gives a record to groups, so that nobody else knows that it is there, or to everybody again. An
// administrator names it by its id and reads nothing of it. Source: desk.md U19.
import { BELONGING_KINDS, given } from '@tumen/claim'
import type { Asked } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import { AreaField, CheckField, ChoiceField, ProblemNote, SendButton, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import type { Form } from '../../form/form.ts'
import { seenIn } from '../../form/seen.ts'
import { typedFields } from '../../form/typed-field.ts'
import { belongsSentence } from './access.tsx'
import { giveMany, type Many, manyIn } from './give-many.tsx'

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
  async act(ask) {
    const { form, call } = ask
    const boxes = form.entries().filter(([name]) => name.startsWith(BOX))
    const groups = boxes.map(([name]) => name.slice(BOX.length))
    // A box that somebody forgot would open the record to everybody.
    if (groups.length > 0 === form.has('everybody')) throw new Refusal('invalid-input', 'groups')
    const kind = form.text('kind')
    const ids = manyIn(form)
    if (ids.length > 0) return giveMany(ask, { kind, ids, groups } as Many)
    const record = { kind, id: form.text('id').trim() }
    const input = { ...record, groups, ...given({ seen: seenOf(form, record) }) }
    await call('record.assign', input as Asked<'record.assign'>)
    return { to: '/access/groups', done: 'given' }
  },
}

/** How the box of a group is called. */
const BOX = 'grp '

interface Named {
  kind: string
  id: string
}

/** What the form saw of this record; of another than it was opened for, that it has no groups. */
function seenOf(form: Form, { kind, id }: Named): number | undefined {
  return form.text('seenOf') === `${kind} ${id}` ? seenIn(form) : 0
}

/** The groups that the record has by now, as the address says, or the refusal. */
function knownGroups({ problem, query }: Ask): { groups: string[]; leaf: number } | undefined {
  if (problem?.code === 'stale') {
    const { details = [] } = problem
    const leaf = details.flatMap((one) => (typeof one.leaf === 'number' ? [one.leaf] : []))
    const groups = details.flatMap(({ group }) => (group === undefined ? [] : [`${group}`]))
    return { groups, leaf: leaf[0] ?? 0 }
  }
  const seen = query.get('seen') ?? ''
  return /^\d{1,15}$/.test(seen) ? { groups: query.getAll('group'), leaf: Number(seen) } : undefined
}

/** To which groups it belongs by now, beside the boxes that somebody ticked before they knew. */
function Known({ ask, groups, names }: { ask: Ask; groups: string[]; names: Names }): VNode {
  const called = groups.map((id) => names.find((one) => one.id === id)?.name ?? id)
  return <p class="notice">{belongsSentence(ask, called)}</p>
}

type Names = readonly { id: string; name: string }[]

async function bodyOf(ask: Ask): Promise<VNode> {
  const { language, problem, words, query, form } = ask
  const own = words.page.access
  const { groups } = await ask.call('group.list', {})
  const field = typedFields(ask)
  const known = knownGroups(ask)
  const now = problem ? [] : (known?.groups ?? query.getAll('group'))
  const kind = form.word('kind') ?? query.get('kind') ?? 'document'
  const id = form.word('id') ?? query.get('id') ?? ''
  // A form that was refused for something else keeps what it had seen.
  const seen = problem && problem.code !== 'stale' ? form.text('seen') : known?.leaf
  const record = problem && problem.code !== 'stale' ? form.text('seenOf') : `${kind} ${id}`
  const isTicked = (id: string) => form.has(`${BOX}${id}`) || now.includes(id)
  const options = BELONGING_KINDS.map((kind) => [kind, own.kind[kind]] as const)
  return (
    <>
      <ProblemNote language={language} problem={problem} />
      <p>{own.giveHint}</p>
      {problem && known && <Known ask={ask} groups={known.groups} names={groups} />}
      <form method="post" action="/access/groups">
        {seen !== undefined && <input type="hidden" name="seen" value={seen} />}
        {seen !== undefined && <input type="hidden" name="seenOf" value={record} />}
        <ChoiceField {...field('kind')} label={own.kindHead} options={options} value={kind} />
        <TextField {...field('id')} label={words.command.field.id} value={id} />
        <AreaField
          {...field('ids')}
          label={own.many}
          hint={own.manyHint}
          rows={2}
          value={form.has('ids') ? form.text('ids') : (query.get('ids') ?? '')}
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
