// A whole page, or a section of one, in which every sign that a reader would not see has a mark.
// The last step of printing, so that no field can be forgotten. What a form carries stays as it
// is, since it is posted back; a browser keeps the order of letters inside of such a field.
import { printedJson, visibleSigns } from '@tumen/claim'

const CARRIED = /<textarea\b[^>]*>[^<]*|\svalue="[^"]*"/g

/** The markup with marks in its text and attributes, but not in what forms carry. */
export function visiblePage(markup: string): string {
  let at = 0
  let shown = ''
  for (const { 0: carried, index } of markup.matchAll(CARRIED)) {
    shown += visibleSigns(markup.slice(at, index)) + carried
    at = index + carried.length
  }
  return shown + visibleSigns(markup.slice(at))
}

export { printedJson, visibleSigns }
