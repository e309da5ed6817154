// Checking everything: fsck over the whole workspace, with progress where scripts run.
import type { Output } from '@tumen/contract'
import { CheckField, DataTable, ProblemNote, ProgressForm } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Page, Shown } from '../../door/ask.ts'

type Finding = Output<'workspace.fsck'>['findings'][number]

export const check: Page = {
  path: '/log/check',
  nav: 'log',
  async show({ language, words, problem, form }) {
    const { log } = words.page
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        <p>{log.checkHint}</p>
        <CheckForm language={language} isAll={form.has('all')} />
      </>
    )
    return { title: log.check, crumbs: crumbsOf(language), body, islands: ['progress'] }
  },
  async act({ language, words, form, call }): Promise<Shown> {
    const { findings } = await call('workspace.fsck', {
      all: form.has('all'),
    })
    return {
      title: words.page.log.check,
      crumbs: crumbsOf(language),
      body: (
        <>
          <Findings language={language} findings={findings} />
          <CheckForm language={language} isAll={form.has('all')} />
        </>
      ),
      islands: ['progress'],
    }
  },
}

function CheckForm({ language, isAll }: { language: Language; isAll: boolean }): VNode {
  const { log } = wordsIn(language).page
  return (
    <ProgressForm language={language} action="/log/check" label={log.checkGo}>
      <CheckField name="all" label={log.checkAll} checked={isAll} />
    </ProgressForm>
  )
}

function crumbsOf(language: Language) {
  const { log } = wordsIn(language).page
  return [{ label: log.title, href: '/log' }, { label: log.check }]
}

function Findings({
  language,
  findings,
}: {
  language: Language
  findings: readonly Finding[]
}): VNode {
  const { page, fsck, fsckOther } = wordsIn(language)
  const { log } = page
  const sentences: Readonly<Record<string, string | undefined>> = fsck
  const serious = findings.filter((one) => !one.harmless)
  if (findings.length === 0) return <p class="notice done">{log.checkFine}</p>
  return (
    <>
      <p class={serious.length > 0 ? 'notice problem' : 'notice done'} role="alert">
        {serious.length > 0 ? fill(log.checkWrong, { n: serious.length }) : log.checkFine}
      </p>
      <DataTable
        caption={log.check}
        isCaptionHidden
        rows={findings}
        columns={[
          { heading: log.checkCode, cell: (one) => <code>{one.code}</code> },
          {
            heading: log.checkWhat,
            cell: (one) => (
              <>
                {sentences[one.code] ?? fsckOther} {one.harmless && `(${log.harmless})`}
              </>
            ),
          },
          {
            heading: log.checkWhere,
            cell: (one) => <code>{[one.table, one.id, one.leaf].filter(isSaid).join(' · ')}</code>,
          },
        ]}
      />
    </>
  )
}

function isSaid(part: string | number | undefined): part is string | number {
  return part !== undefined
}
