// What axe, the judge of accessibility that others made, finds on an open page. No tests here.
import axe from 'axe-core'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Violation {
  id: string
  nodes: { target: string[]; failureSummary?: string }[]
}

/** Rules that colours can break: all that a dark page can break which is right in the light. */
const COLOURS = ['color-contrast', 'link-in-text-block']
/** Rules that room and words can break: all that a page can break in another width and language. */
const LAYOUT = [
  ...COLOURS,
  ...['target-size', 'scrollable-region-focusable', 'html-has-lang', 'html-lang-valid'],
  ...['valid-lang', 'document-title', 'empty-heading', 'empty-table-header', 'button-name'],
  ...['link-name', 'label', 'select-name', 'image-alt', 'svg-img-alt', 'summary-name'],
]
const RULES = {
  all: TAGS,
  colours: { type: 'rule', values: COLOURS },
  layout: { type: 'rule', values: LAYOUT },
}

/** One line for each place where axe finds something, by all rules or by some. */
export async function axeFindings(page: Page, by: keyof typeof RULES = 'all'): Promise<string[]> {
  // Half a megabyte to compile: once for all that is asked of a page.
  if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(axe.source)
  const options = JSON.stringify({ runOnly: RULES[by], resultTypes: ['violations'] })
  const found = (await page.evaluate(`axe.run(document, ${options})`)) as {
    violations: Violation[]
  }
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  )
}
