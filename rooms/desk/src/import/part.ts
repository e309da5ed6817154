// How cells of a file become fields of a record: words, days, places, lists and words by language.
// What cannot be read is a problem of its row: nothing is guessed, and a record has no place for
// words as they were written. Source: desk.md I3.
import { type CellReading, readDays } from '../mention/cell.ts'
import { resolvePlace } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'
import type { PartReader, PartReading, ReadAround } from './kind.ts'

/** A field with the words of one cell. */
export function textPart(field: string, most: number, isNeeded?: true): PartReader {
  return {
    fields: [field],
    ...(isNeeded && { isNeeded }),
    read: (cells) => {
      const text = cells.get(field) ?? ''
      return text.length > most ? { problem: 'text_long', of: field } : { value: text }
    },
  }
}

/** A field with one word of a closed list. */
export function wordPart(field: string, words: readonly string[], isNeeded?: true): PartReader {
  return {
    fields: [field],
    ...(isNeeded && { isNeeded }),
    read: (cells) => {
      const word = (cells.get(field) ?? '')
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s-]+/g, '_')
      return words.includes(word) ? { value: word } : { problem: 'word_unknown', of: field }
    },
  }
}

/** A field with the path of a place, by any of its names that only one place has. */
export function placePart(field: string): PartReader {
  return {
    fields: [field],
    read: (cells, around) => {
      const text = cells.get(field) ?? ''
      const known = around.places.get(text) ?? placeOf(text, around)
      around.places.set(text, known)
      return known.problem === undefined
        ? { value: known.value }
        : { problem: known.problem, of: field }
    },
  }
}

function placeOf(text: string, { gazetteer }: ReadAround): CellReading<string> {
  try {
    return { value: resolvePlace(gazetteer, text, 'place').id }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { problem: error.code === 'ambiguous-place' ? 'place_ambiguous' : 'place_unknown' }
  }
}

/** Days of one cell with a date as people write it, or of two with the first and the last day. */
export function daysPart(whole: string, from: string, to: string): PartReader {
  return {
    fields: [whole, from, to],
    read: (cells, around, before) => {
      const [one, first, last] = [whole, from, to].map((field) => cells.get(field))
      if (one) return daysOf(whole, one, around)
      const was = (before ?? {}) as { earliest?: string; latest?: string }
      const earliest = first ? daysOf(from, first, around) : { value: was }
      const latest = last ? daysOf(to, last, around) : { value: was }
      if ('problem' in earliest) return earliest
      if ('problem' in latest) return latest
      const days = {
        earliest: (earliest.value as { earliest?: string }).earliest,
        latest: (latest.value as { latest?: string }).latest,
      }
      if (days.earliest === undefined || days.latest === undefined)
        return { problem: 'date_half', of: first ? from : to }
      return days.earliest > days.latest ? { problem: 'date_order', of: to } : { value: days }
    },
  }
}

function daysOf(field: string, text: string, { columns }: ReadAround): PartReading {
  const form = columns.find((one) => one.field === field)?.form
  const { value, problem, note } = readDays(text, form)
  if (value !== undefined) return { value }
  return { problem: problem ?? note ?? 'date_unreadable', of: field }
}

/** Several words in one cell, with `|` between them; what was there before stays with them. */
export function wordsPart(field: string, most: number): PartReader {
  return {
    fields: [field],
    read: (cells, _, before) => {
      const said = partsOfCell(cells.get(field) ?? '')
      if (said.some((word) => word.length > most)) return { problem: 'text_long', of: field }
      const was = (before ?? []) as readonly string[]
      const fresh = said.filter((word) => !was.includes(word))
      return { value: [...was, ...new Set(fresh)] }
    },
  }
}

/** Words by language: `en: Heron Ford | ko: 왜가리` in one cell, or a column for each language. */
export function namesPart(field: string, most: number): PartReader {
  return {
    fields: [field],
    each: field,
    isNeeded: true,
    read: (cells, _, before) => {
      const names: Record<string, string> = { ...(before as Record<string, string>) }
      for (const part of partsOfCell(cells.get(field) ?? '')) {
        const [, tag, name] = /^([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*): ?(.+)$/s.exec(part) ?? []
        if (tag === undefined || name === undefined)
          return { problem: 'language_missing', of: field }
        names[tag] = name
      }
      for (const [own, name] of cells) {
        if (!own.startsWith(`${field}.`)) continue
        if (name === '') delete names[own.slice(field.length + 1)]
        else names[own.slice(field.length + 1)] = name
      }
      const isLong = Object.values(names).some((name) => name.length > most)
      return isLong ? { problem: 'text_long', of: field } : { value: names }
    },
  }
}

/** The values that share a cell. */
export function partsOfCell(text: string): string[] {
  return text.split(' | ').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
}

/** A field with the days of one cell. */
export function dayPart(field: string): PartReader {
  return { fields: [field], read: (cells, around) => daysOf(field, cells.get(field) ?? '', around) }
}

const YES = /^(?:yes|y|true|1|예|네|是|有)$/i
const NO = /^(?:no|n|false|0|아니요|아니오|否|不是)$/i

/** A field that is so or not. */
export function flagPart(field: string): PartReader {
  return {
    fields: [field],
    read: (cells) => {
      const word = (cells.get(field) ?? '').normalize('NFKC')
      if (YES.test(word)) return { value: 'yes' }
      return NO.test(word) ? { value: 'no' } : { problem: 'word_unknown', of: field }
    },
  }
}

/** A field with a whole number, with commas between its digits or none. */
export function numberPart(field: string): PartReader {
  return {
    fields: [field],
    read: (cells) => {
      const digits = (cells.get(field) ?? '').normalize('NFKC')
      const isWhole = /^(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})$/.test(digits)
      if (!isWhole) return { problem: 'number_unreadable', of: field }
      return { value: String(Number(digits.replaceAll(',', ''))) }
    },
  }
}

/** A field with places of which each is known, divided by semicolons. */
export function placesPart(field: string): PartReader {
  const one = placePart(field)
  return {
    fields: [field],
    read: (cells, around) => {
      const ids: string[] = []
      for (const name of (cells.get(field) ?? '').split(/\s*[;；]\s*/u)) {
        const reading = one.read(new Map([[field, name]]), around, undefined)
        if ('problem' in reading) return reading
        ids.push(String(reading.value))
      }
      return { value: ids.join('; ') }
    },
  }
}
