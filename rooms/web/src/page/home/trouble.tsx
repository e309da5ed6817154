// What is wrong and who looks at the start page may mend: what, since when, and where to do what.
// Others are told nothing: they could do nothing, and it may say how the house is watched.
import type { Output } from '@tumen/contract'
import { instantPhrase } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'

type Troubles = NonNullable<Output<'workspace.show'>['troubles']>

/** Where each is mended. */
const MENDED_AT: Readonly<Record<Troubles[number]['what'], string>> = {
  check: '/health',
  signing: '/log',
  looks: '/health',
  backup: '/health/backups',
}

/**
 * One sentence for each trouble, for work that is stuck and files that are not read; nothing where
 * all is well.
 */
export async function troubleNotice(
  ask: Ask,
  troubles: Troubles | undefined,
): Promise<VNode | undefined> {
  const { language, words, call } = ask
  const { trouble: own, troubleGo } = words.page.home
  const { jobs } = await call('job.list', {})
  const when = (at: string) => instantPhrase(language, at)
  // Their own, and for who lets others in those of people who may add no documents any more.
  const unread = jobs.filter(({ why }) => why !== undefined).length
  const lines: { what: keyof typeof own; href: string; text: string }[] = [
    ...(troubles ?? []).map(({ what, since }) => ({
      ...{ what, href: MENDED_AT[what], text: fill(own[what], { since: when(since) }) },
    })),
    ...jobs
      .filter(({ stuck, stops }) => stuck && stops)
      .map(({ kind, moved }) => {
        const asked = { what: words.page.job.kind[kind], since: when(moved) }
        return { what: 'stuck' as const, href: '/log/jobs', text: fill(own.stuck, asked) }
      }),
  ]
  if (unread > 0)
    lines.push({ what: 'unread', href: '/log/jobs', text: fill(own.unread, { n: unread }) })
  if (lines.length === 0) return undefined
  return (
    <div class="notice problem" role="status">
      <ul class="plain">
        {lines.map(({ what, href, text }) => (
          <li>
            {text} <a href={href}>{troubleGo[what]}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
