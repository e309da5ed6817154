// Documents by file: what they are called, who published them when, and their words in one column.
// Claims rest on what a document was recorded with, so that a later file changes none: a row that
// says otherwise is told and refused. Source: desk.md I1; decision 0105.
import { type DayInterval, isId, SENSITIVITIES } from '@tumen/claim'
import { DATE_FORMS, readDays } from '../mention/cell.ts'
import { formProblem } from './column.ts'
import { knownDocuments } from './document-row.ts'
import type { PartReader, RecordKind } from './kind.ts'
import { dayPart, textPart, wordPart } from './part.ts'

const HEADINGS = {
  id: 'id,document,document id,문서 번호,번호,编号,編號',
  title: 'title,제목,标题,標題',
  text: 'text,words,full text,본문,正文,全文',
  publisher: 'publisher,outlet,발행처,매체,媒体,媒體,出版者',
  published: 'published,date,published on,발행일,날짜,出版日期,日期',
  captured: 'captured,fetched,수집일,抓取日期',
  url: 'url,address,link,주소,网址,網址',
  language: 'language,언어,语言,語言',
  sensitivity: 'sensitivity,공개 범위,敏感性',
}
const FIELDS = Object.keys(HEADINGS)
const DATES: ReadonlySet<string> = new Set(['published', 'captured'])

export const DOCUMENTS: RecordKind = {
  kind: 'documents',
  right: 'document.add',
  headings: HEADINGS,
  rules: {
    isField: (field) => FIELDS.includes(field),
    problemsOf: (mapped) => [
      ...formProblem(mapped, FIELDS, DATES, DATE_FORMS),
      ...(mapped.clears ? ['field_keeps'] : []),
    ],
  },
  parts: {
    title: textPart('title', 1000, true),
    text: textPart('text', 32_767, true),
    publisher: textPart('publisher', 500),
    published: { ...dayPart('published'), isNeeded: true },
    captured: instantPart('captured'),
    url: textPart('url', 2000),
    language: textPart('language', 35),
    sensitivity: wordPart('sensitivity', SENSITIVITIES),
  },
  telling: ['title', 'publisher', 'published', 'url'],
  isId,
  // A document is checked with its text, when all of its row could be read.
  check: () => [],
  rowOf: ({ id, before, content, external }) => ({
    ...content,
    id,
    external: (before?.external as string | undefined) ?? external,
  }),
  known: async (desk, call) => knownDocuments(desk, call),
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z$/

/** A field with an instant, or with the beginning of a day. */
function instantPart(field: string): PartReader {
  return {
    fields: [field],
    read: (cells, { columns }) => {
      const text = cells.get(field) ?? ''
      const at = INSTANT.test(text) ? new Date(text) : undefined
      if (at && !Number.isNaN(at.valueOf())) return { value: at.toISOString() }
      const form = columns.find((one) => one.field === field)?.form
      const { value, problem } = readDays(text, form)
      if (!isOneDay(value)) return { problem: problem ?? 'date_unreadable', of: field }
      return { value: `${value.earliest}T00:00:00.000Z` }
    },
  }
}

function isOneDay(days: DayInterval | undefined): days is DayInterval {
  return days !== undefined && days.earliest === days.latest
}
