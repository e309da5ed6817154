// Names that a place had for a time, each as one line: `en: Heron County (../2014-12-31)`. A
// place that is renamed stays the same place: records keep its path, and whoever asks for a day is
// offered the name of that day. Source: desk.md U15; decision 0106.
import { checkDay } from '../time/date.ts'

/** A name in a language, and the first and last day on which it was the name. */
export interface DatedName {
  language: string
  name: string
  /** Nothing: nobody says since when, or until when. */
  from?: string
  to?: string
}

const TAG = '[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*'
const DAY = '\\.\\.|\\d{4}-\\d\\d-\\d\\d'
const LINE = new RegExp(`^(${TAG}): ?(\\S.*) \\((${DAY})/(${DAY})\\)$`, 'u')

/** The name of a line; nothing where the line is none. */
export function readDatedName(line: string): DatedName | undefined {
  const [, language, name, from, to] = LINE.exec(line) ?? []
  if (language === undefined || name === undefined || !from || !to) return undefined
  const days = [from, to].filter((day) => day !== '..')
  if (days.some((day) => checkDay(day, 'dated').length > 0)) return undefined
  if (days.length === 2 && from > to) return undefined
  return {
    ...{ language, name },
    ...(from === '..' ? {} : { from }),
    ...(to === '..' ? {} : { to }),
  }
}

/** The line of a name. */
export function datedNameText({ language, name, from = '..', to = '..' }: DatedName): string {
  return `${language}: ${name} (${from}/${to})`
}

interface Named {
  names: Readonly<Record<string, string>>
  dated?: readonly string[]
}

/** What a place was called on a day, by language. */
export function namesOn({ names, dated = [] }: Named, day: string): Record<string, string> {
  const then = dated.flatMap((line) => readDatedName(line) ?? []).filter((one) => isOn(one, day))
  return { ...names, ...Object.fromEntries(then.map(({ language, name }) => [language, name])) }
}

/** Whether a name held on a day. */
export function isOn({ from, to }: DatedName, day: string): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to)
}
