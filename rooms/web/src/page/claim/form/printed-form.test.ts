// A printed form read back as a browser without scripts would send it: fields with what stands in
// them, ticked boxes, chosen options. No tests here.

/** Words of R08 about which the tests record a claim. */
export const QUOTE = 'about 80 people have been arrested in various parts of China since January'
/** The fields that somebody fills in; the rest is left as the form prints it. */
export const HELD = {
  quote: QUOTE,
  number: 'about 80',
  act: 'arrest',
  chain: 'Harbour Wire\na missionary',
  place: 'China',
  placeRelation: 'various_parts_of',
  time: '2022-01/2022-08-04',
  affected: 'people in this form',
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

export function plainText(html: string): string {
  return html.replace(/&(?:lt|gt|quot|#39|amp);/g, (one) => ENTITIES[one] ?? one)
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : plainText(found)
}

/** The form of a claim in a page. */
export function formIn(page: string): string {
  const start = page.indexOf('<form method="post" action="/', page.indexOf('claim-form-lead'))
  return page.slice(start, page.indexOf('</form>', start))
}

/** The fields of the form, without buttons and without those that hold nothing. */
export function fieldsIn(page: string): Record<string, string> {
  const form = formIn(page)
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input\b(?:"[^"]*"|[^">])*>/g)) {
    const type = attribute(tag, 'type') ?? 'text'
    if ((type === 'checkbox' || type === 'radio') && !/\schecked\b/.test(tag)) continue
    fields[attribute(tag, 'name') ?? ''] = attribute(tag, 'value') ?? ''
  }
  for (const [, tag = '', text = ''] of form.matchAll(
    /<textarea\b((?:"[^"]*"|[^">])*)>([\s\S]*?)<\/textarea>/g,
  ))
    fields[attribute(tag, 'name') ?? ''] = plainText(text).replace(/^\n/, '')
  for (const [, tag = '', inner = ''] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const options = [...inner.matchAll(/<option\b[^>]*>/g)].map(([option]) => option)
    const chosen = options.find((option) => /\sselected\b/.test(option)) ?? options[0] ?? ''
    fields[attribute(tag, 'name') ?? ''] = attribute(chosen, 'value') ?? ''
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}

/** The section that says how the form was understood, as plain text. */
export function understoodIn(page: string): string {
  const [, section = ''] = /<section class="understood"[^>]*>([\s\S]*?)<\/section>/.exec(page) ?? []
  return plainText(section.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}
