// The custody page: the head of the log, the newest signed checkpoint, signing, and the proof of
// one change. Signed texts are printed exactly, so that they can be copied and verified outside.
import type { Output } from '@tumen/contract'

import { Refusal } from '@tumen/desk'
import { ProblemNote, ScrollRegion, SendButton, TextField } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'

type Log = Output<'log.show'>

type Proof = Output<'log.prove'>

export const custody: Page = {
  path: '/log',
  nav: 'log',
  async show(ask) {
    return { title: ask.words.page.log.title, body: await bodyOf(ask) }
  },
  async act(ask) {
    const { form, call } = ask
    if (form.text('do') === 'sign') {
      await call('log.checkpoint', {})
      return { to: '/log', done: 'signed' }
    }
    const leaf = form.word('leaf')
    if (leaf === undefined || !/^\d{1,15}$/.test(leaf)) throw new Refusal('invalid-input', 'leaf')
    const proof = await call('log.prove', { leaf: Number(leaf) })
    return { title: ask.words.page.log.title, body: await bodyOf(ask, proof) }
  },
}

async function bodyOf(ask: Ask, proof?: Proof): Promise<VNode> {
  const { language, words, problem, may } = ask
  const field = typedFields(ask)
  const { log } = words.page
  const head = await ask.call('log.show', {})
  return (
    <>
      <ProblemNote language={language} problem={problem} />
      <p>{log.intro}</p>
      <p class="actions">
        {may('change.list') && (
          <a class="button" href="/log/changes">
            {log.changes}
          </a>
        )}
        {may('access.list') && (
          <a class="button" href="/log/reads">
            {words.page.access.reads}
          </a>
        )}
        {may('job.list') && (
          <a class="button" href="/log/jobs">
            {words.page.job.title}
          </a>
        )}
        {may('log.heads') && (
          <a class="button" href="/log/witnesses">
            {words.page.witness.title}
          </a>
        )}
        {may('bundle.list') && (
          <a class="button" href="/bundles">
            {words.page.bundle.title}
          </a>
        )}
        {may('reader.show') && (
          <a class="button" href="/log/model">
            {words.page.model.title}
          </a>
        )}
        {may('workspace.fsck') && (
          <a class="button" href="/health">
            {log.health.title}
          </a>
        )}
        {may('workspace.fsck') && (
          <a class="button" href="/log/check">
            {log.check}
          </a>
        )}
      </p>
      <Head language={language} head={head} />
      {may('log.checkpoint') && (
        <form method="post" action="/log">
          <SendButton label={log.sign} name="do" value="sign" />
        </form>
      )}
      <h2>{log.proof}</h2>
      <form method="post" action="/log" class="card">
        <TextField {...field('leaf')} label={log.leaf} hint={log.proofHint} required />
        <button type="submit" name="do" value="prove">
          {log.prove}
        </button>
      </form>
      {proof && <Signed label={log.proofText} text={proof.proof} />}
      {proof && <Signed label={log.opening} text={proof.opening} />}
    </>
  )
}

function Head({ language, head }: { language: Language; head: Log }): VNode {
  const { log } = wordsIn(language).page
  return (
    <>
      <h2>{log.head}</h2>
      <dl class="facts">
        <dt>{log.size}</dt>
        <dd>{head.size}</dd>
        {head.unsigned !== undefined && (
          <>
            <dt>{log.unsigned}</dt>
            <dd>{head.unsigned}</dd>
          </>
        )}
        <dt>{log.root}</dt>
        <dd>
          <code>{head.rootHex}</code>
        </dd>
        <dt>{log.key}</dt>
        <dd>
          <code>{head.vkey}</code>
        </dd>
      </dl>
      <h2>{log.note}</h2>
      {head.note === undefined ? (
        <p class="muted">{log.noteNone}</p>
      ) : (
        <>
          <p class="muted">{log.noteHint}</p>
          <Signed label={log.note} text={head.note} />
        </>
      )}
    </>
  )
}

function Signed({ label, text }: { label: string; text: string }): VNode {
  return (
    <ScrollRegion label={label}>
      <pre class="signed">{text}</pre>
    </ScrollRegion>
  )
}
