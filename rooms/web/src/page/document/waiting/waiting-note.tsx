// On the list of documents: files of the reader's own that are none yet, and those that could not
// be read. Nobody else is told of them.
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'

/** One line with the way to all of them; nothing where all is read. */
export async function waitingNote({ call, words }: Ask): Promise<VNode | undefined> {
  const own = words.page.document.waiting
  const { jobs } = await call('job.list', {})
  const kept = jobs.filter((job) => job.kept)
  if (kept.length === 0) return undefined
  const failed = kept.filter(({ why }) => why !== undefined).length
  const left = kept.length - failed
  return (
    <p class="notice" role="status">
      {left > 0 && `${fill(own.count, { n: left })} `}
      {failed > 0 && `${fill(own.failed, { n: failed })} `}
      <a href="/log/jobs">{own.see}</a>
    </p>
  )
}
