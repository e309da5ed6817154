// Two kept estimates side by side: whether they say the same, why not, and everything that differs.
import { comparedTables, compareSentences, estimatePath, keptName, NumberTable } from '@tumen/view'
import type { Page } from '../../door/ask.ts'

export const comparePage: Page = {
  path: '/estimates/compare',
  nav: 'estimates',
  async show(ask) {
    const { language, words, query, call } = ask
    const { list, estimate } = words.page
    const { heading } = words.kept.compare
    const input = { before: query.get('before') ?? '', after: query.get('after') ?? '' }
    const compared = await call('estimate.compare', input)
    const called = [compared.before, compared.after].map((one) => keptName(language, one))
    const sides = called.join(' → ')
    const tables = comparedTables(language, compared).filter(({ rows }) => rows.length > 0)
    const body = (
      <>
        <ul class="estimate-rests">
          {[compared.before, compared.after].map((stored) => (
            <li>
              <a href={estimatePath(stored.id)}>{keptName(language, stored)}</a>
            </li>
          ))}
        </ul>
        {compareSentences(language, compared).map((sentence) => (
          <p class="estimate-point">{sentence}</p>
        ))}
        {tables.map(({ title, columns, rows }) => (
          <section aria-labelledby={`compare-${title}`}>
            <h2 id={`compare-${title}`}>{heading[title]}</h2>
            <NumberTable
              caption={`${heading[title]}: ${sides}`}
              columns={columns.map((column) => column.heading)}
              words={columns.flatMap(({ align }, at) => (align === 'right' ? [] : [at]))}
              rows={rows}
            />
          </section>
        ))}
      </>
    )
    return {
      title: list.kept.compareTitle,
      crumbs: [{ label: estimate.title, href: '/estimates' }, { label: list.kept.compareTitle }],
      body,
    }
  },
}
