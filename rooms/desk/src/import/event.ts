// Events by file. Source: desk.md I1; decision 0104.
import { ACTS, checkRow, type EventRecord, given, isId, UMBRELLA_ACTS } from '@tumen/claim'
import { DATE_FORMS } from '../mention/cell.ts'
import { formProblem } from './column.ts'
import type { RecordKind, Stored } from './kind.ts'
import { daysPart, placePart, textPart, wordPart } from './part.ts'

const HEADINGS = {
  id: 'id,event,event id,event_id,사건 번호,번호,编号,編號',
  title: 'title,event title,제목,사건,标题,標題,事件',
  act: 'act,행위,행위 유형,行为,行為',
  place: 'place,장소,地点,地點',
  time: 'time,date,period,when,날짜,시기,기간,日期,时间,時間',
  from: 'from,start,first day,period.earliest,시작,시작일,开始,開始',
  to: 'to,end,last day,period.latest,끝,종료일,结束,結束',
  seen: 'leaf',
}
/** A column that is a field of a group's own, by its id. */
export const OWN_FIELD = /^field\.[^\s:]+$/
const DATES: ReadonlySet<string> = new Set(['time', 'from', 'to'])

export const EVENTS: RecordKind = {
  kind: 'events',
  right: 'event.record',
  headings: HEADINGS,
  rules: {
    // Which fields of a group's own there are is asked when a file is read.
    isField: (field) => Object.hasOwn(HEADINGS, field) || OWN_FIELD.test(field),
    problemsOf: (mapped) =>
      OWN_FIELD.test(mapped.field)
        ? []
        : formProblem(mapped, Object.keys(HEADINGS), DATES, DATE_FORMS),
  },
  parts: {
    title: textPart('title', 500, true),
    act: wordPart('act', [...ACTS, ...UMBRELLA_ACTS]),
    place: placePart('place'),
    period: daysPart('time', 'from', 'to'),
  },
  telling: ['title', 'act', 'place', 'time', 'from', 'to'],
  isId,
  check: (row) => checkRow('event', row as never).map(({ code }) => code),
  rowOf: ({ id, before, content, external }) => {
    const from = (before?.external as string | undefined) ?? external
    return { id, ...given(content), ...given({ external: from }) }
  },
  known: async ({ ledger: { read }, newId }) => {
    const rows = (found: readonly { row: EventRecord }[]) => found.map(({ row }) => row as Stored)
    return {
      byId: async (ids) => rows(await read.eventsById(ids)),
      byExternal: async (ids) => rows(await read.eventsByExternal(ids)),
      ofCollection: (name) => read.eventIdsOf(name),
      rowsOf: async (ids) =>
        (await read.amendedEvents(ids)).map(({ row, leaf }) => {
          return { row: row as Stored, run: row.run, leaf }
        }),
      write: async (write, { row, isNew, run }) => {
        const id = row.id || newId('ev')
        const event = { ...row, id, run } as unknown as EventRecord
        await (isNew ? write.append('event', event) : write.amend('event', event))
        return id
      },
    }
  },
}
