// What is said of the language model beside the proposals of a document: how far it is, on which
// machine, what it failed at, and of each proposal whether rules and model agree.
import type { Output } from '@tumen/contract'
import { agreementSentence, documentPath, modelStateSentence } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { proposalsPath, type ShownProposal } from '../document/proposal/proposal-answer.ts'
import { MODEL_PATH } from './model.tsx'

type Reader = NonNullable<Output<'reader.start'>['reader']>

/** How far the model is with a document; begins where nobody has asked it, where `isWanted`. */
export async function modelOfDocument(
  { call, may }: Ask,
  document: string,
  isWanted = true,
): Promise<Reader | undefined> {
  if (!may('reader.start')) return undefined
  if (isWanted) return (await call('reader.start', { document })).reader
  return (await call('document.read', { document, from: 0, to: 0 })).reader
}

interface NoteProps {
  ask: Ask
  document: string
  reader: Reader | undefined
  /** Whether it stands apart from the proposals, to which it then leads. */
  isApart?: boolean
}

/** The model of a document with what can be done about it; without one the way to turn one on. */
export function ModelNote({ ask, document, reader, isApart = false }: NoteProps): VNode {
  const own = ask.words.page.model
  const isWorking = reader?.state === 'waiting' || reader?.state === 'reading'
  const link = <a href={MODEL_PATH}>{own.link}</a>
  const again = isWorking ? own.reload : own.come
  return (
    <div class="model-note" data-model={isWorking ? `${documentPath(document)}/model` : ''}>
      {reader ? (
        <p class={reader.state === 'failed' ? 'notice' : 'muted'} aria-live="polite">
          {modelStateSentence(ask.language, reader)}{' '}
          {(isApart || isWorking) && <a href={proposalsPath(document)}>{again}</a>} {link}
        </p>
      ) : (
        <p class="muted">{link}</p>
      )}
      {reader && ask.may('reader.start') && (
        <ModelForm ask={ask} document={document} state={reader.state} />
      )}
    </div>
  )
}

function ModelForm(props: { ask: Ask; document: string; state: Reader['state'] }): VNode | null {
  const { ask, document, state } = props
  const own = ask.words.page.model
  const isWorking = state === 'waiting' || state === 'reading'
  if (!isWorking && state !== 'stopped' && state !== 'failed' && state !== 'none') return null
  return (
    <form method="post" action={`${documentPath(document)}/model`} class="no-print">
      <button type="submit" name="do" value={isWorking ? 'stop' : 'again'}>
        {isWorking ? own.stop : own.again}
      </button>
    </form>
  )
}

/** Whether rules and model agree about a proposal, and which other machine its text went to. */
export function AgreementNote({ ask, proposal }: { ask: Ask; proposal: ShownProposal }) {
  const line = agreementSentence(ask.language, proposal)
  return line === undefined ? null : <p class={`agreement ${proposal.agreement}`}>{line}</p>
}
