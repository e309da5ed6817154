// What axe, the judge of accessibility that others made, finds on an open page. No tests here.
import axe from 'axe-core'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Violation {
  id: string
  nodes: { target: string[]; failureSummary?: string }[]
}

/** Rules that colours can break: all that a dark page can break which is right in the light. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** One line for each place where axe finds something, by all rules or by those of colours. */
export async function axeFindings(page: Page, by: 'all' | 'colours' = 'all'): Promise<string[]> {
  // Half a megabyte to compile: once for all that is asked of a page.
  if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(axe.source)
  const runOnly = by === 'all' ? TAGS : { type: 'rule', values: OF_COLOURS }
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] })
  const found = (await page.evaluate(`axe.run(document, ${options})`)) as {
    violations: Violation[]
  }
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  )
}
