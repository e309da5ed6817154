// Takes a page of a figure apart for the tests: the numbers on top, the links that lead nowhere,
// and the numbers that lead nowhere.

export interface PageParts {
  /** Everything between `<main>` and `</main>`. */
  main: string
  ends: Partial<Record<'low' | 'best' | 'high', string>>
  status: string
  /** Origins behind the number, behind the event, reports. */
  voices: string[]
  deadLinks: string[]
  looseNumbers: string[]
  doubleIds: string[]
}

function plain(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
}

function between(page: string, pattern: RegExp): string {
  return plain(pattern.exec(page)?.[1] ?? '')
}

/** The parts of a page that tests look at. */
export function pageParts(page: string): PageParts {
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'))
  const ends = (['low', 'best', 'high'] as const).flatMap((end) => {
    const found = new RegExp(`<div class="${end}"><dt>.*?</dt><dd>(.*?)</dd>`, 's').exec(main)
    return found ? [[end, plain(found[1] ?? '')]] : []
  })
  const voices = /<dl class="voices">(.*?)<\/dl>/s.exec(main)?.[1] ?? ''
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? '')
  return {
    main,
    ends: Object.fromEntries(ends),
    status: between(main, /<p class="status[^"]*">(.*?)<\/p>/s),
    voices: [...voices.matchAll(/<dd>(.*?)<\/dd>/gs)].map((match) => plain(match[1] ?? '')),
    deadLinks: [...main.matchAll(/href="#([^"]*)"/g)]
      .map((match) => decodeURIComponent(match[1] ?? ''))
      .filter((id) => !ids.includes(id)),
    looseNumbers: looseNumbers(main),
    doubleIds: ids.filter((id, n) => ids.indexOf(id) !== n),
  }
}

/** Numbers in the sentences of a report that are no link; days and quoted words are none. */
function looseNumbers(main: string): string[] {
  const sections = [...main.matchAll(/<section class="fold report-section".*?<\/section>/gs)]
  const head = /<div class="figure-head">.*?<\/section>/s.exec(main)?.[0] ?? ''
  const first = /<div class="figure-top">.*?<div class="figure-body">/s.exec(main)?.[0] ?? ''
  const text = [head, first, ...sections.map(([section]) => section)]
    .join(' ')
    .replace(/<svg.*?<\/svg>|<figure.*?<\/figure>|<a [^>]*href.*?<\/a>/gs, ' ')
    // What opens a list leads to what stands in it; who published words, and what is counted
    // there, is no figure.
    .replace(
      /<summary>.*?<\/summary>|<textarea.*?<\/textarea>|<span class="source">.*?<\/span>/gs,
      ' ',
    )
    .replace(/<span lang=.*?<\/span>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\d{1,2} (?:[A-Z][a-z]+ )?\d{4}|[A-Z][a-z]+ \d{4}|\d{4}-\d{2}(-\d{2})?/g, ' ')
    .replace(/\d{4} ?[년年](?: ?\d{1,2} ?[월月](?: ?\d{1,2} ?[일日])?)?/g, ' ')
    // Thousands are grouped, so four digits in a row are a year.
    .replace(/(?<![\d,])\d{4}(?![\d,])/g, ' ')
    .replace(/&#?\w+;/g, ' ')
    // Ids of records that have no page for the person who asks, and accounts.
    .replace(/\b[A-Za-z]+-?\d+\w*(?:-\w+)?\b/g, ' ')
  return text.match(/\d[\d,]*/g) ?? []
}
