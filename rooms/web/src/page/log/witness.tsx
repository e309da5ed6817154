// Who vouches for the log: the witnesses and authorities that it asks, every checkpoint with what
// they said of it, and the three texts against which an outsider checks what was handed out.
import type { Output } from '@tumen/contract'

import { MoreLink, ProblemNote, ScrollRegion } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { type Answers, AskedParties } from './asked-party.tsx'
import { HeadList } from './head-list.tsx'

const PAGE = 20

type Keys = Output<'bundle.keys'>

export const witness: Page = {
  path: '/log/witnesses',
  nav: 'log',
  async show(ask) {
    return { ...frameOf(ask), body: await bodyOf(ask) }
  },
  async act(ask) {
    const isStamp = ask.form.text('do') === 'stamp'
    const answers = await ask.call(isStamp ? 'log.timestamp' : 'log.witness', {})
    return { ...frameOf(ask), body: await bodyOf(ask, answers) }
  },
}

function frameOf({ words }: Ask) {
  const { log, witness: own } = words.page
  return { title: own.title, crumbs: [{ label: log.title, href: '/log' }, { label: own.title }] }
}

async function bodyOf(ask: Ask, answers?: Answers): Promise<VNode> {
  const { language, words, problem, query, call, may } = ask
  const own = words.page.witness
  const before = query.get('before') ?? ''
  const isFurther = /^[1-9]\d{0,14}$/.test(before)
  const from = isFurther ? { before: Number(before) } : {}
  const { heads } = await call('log.heads', { limit: PAGE, ...from })
  const policy = await call('log.policy', {})
  const { stated } = await call('log.show', {})
  const last = heads.at(-1)?.place
  const more = heads.length === PAGE ? `/log/witnesses?before=${last}` : undefined
  return (
    <>
      <ProblemNote language={language} problem={problem} />
      <p>{own.intro}</p>
      <AskedParties ask={ask} policy={policy} stated={stated} heads={heads} answers={answers} />
      <h2>{own.list}</h2>
      <HeadList ask={ask} heads={heads} />
      <MoreLink language={language} href={more} />
      {may('workspace.fsck') && (
        <p>
          {own.sound} <a href="/log/check">{words.page.log.check}</a>
        </p>
      )}
      {may('bundle.keys') && <OwnCheck ask={ask} keys={await call('bundle.keys', {})} />}
    </>
  )
}

const COMMAND = 'node verify.mjs --policy policy.txt --signers allowed_signers FOLDER'

function OwnCheck({ ask, keys }: { ask: Ask; keys: Keys }): VNode {
  const own = ask.words.page.witness
  return (
    <>
      <h2>{own.own}</h2>
      <p>{own.ownText}</p>
      <p>{own.ownCommand}</p>
      <ScrollRegion label={own.ownCommand}>
        <pre class="signed">{COMMAND}</pre>
      </ScrollRegion>
      {(['vkey', 'policy', 'signers'] as const).map((name) => (
        <>
          <h3>{own[name]}</h3>
          <ScrollRegion label={own[name]}>
            <pre class="signed">{keys[name]}</pre>
          </ScrollRegion>
        </>
      ))}
    </>
  )
}
