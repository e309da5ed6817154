// Submissions of KoboToolbox and other servers of OpenRosa, from the file of JSON that they export:
// each is an entry of its form, with an answer a cell. What tells of a phone or of whoever carried
// it is left out before anybody sees it. Source: conventions.md 11.
import type { ExchangeProblem } from '../carried/carried.ts'
import { type Fields, fieldsIn, isFields, listIn, textOf } from '../carried/json.ts'
import type { Entity, EntityCell } from '../uwazi/entity.ts'
import type { ReadEntities } from '../uwazi/read-table.ts'

/** What names a phone, its card or its owner, by the last part of its path, in small letters. */
const OF_THE_PHONE: ReadonlySet<string> = new Set([
  ...['deviceid', 'device_id', 'subscriberid', 'simserial', 'sim_serial', 'imei', 'audit'],
  ...['userid', 'user_id', 'username', 'email', 'phonenumber', 'phone_number'],
  ...['_submitted_by', '_validation_status', '_notes', '_tags', '_status'],
  ...['__version__', '_bamboo_dataset_id'],
])

/** What says which submission it is, and is no answer. */
const OF_THE_FORM: ReadonlySet<string> = new Set([
  ...['_id', '_uuid', '_xform_id_string', '_attachments', 'formhub', 'meta', 'rootuuid'],
  'instanceid',
])

function isAnswer(step: string): boolean {
  const name = step.toLowerCase()
  return !OF_THE_PHONE.has(name) && !OF_THE_FORM.has(name)
}

/** The submissions of a value of JSON: a list, or an object with `results`. */
export function submissionsOfJson(value: unknown, file?: string): ReadEntities {
  const rows = listIn(value) ?? (isFields(value) ? listIn(value.results) : undefined)
  const named = file === undefined ? {} : { file }
  if (!rows) return { entities: [], problems: [{ code: 'json_unreadable', line: 1, ...named }] }
  const problems: ExchangeProblem[] = []
  const entities = rows.flatMap((row, n): Entity[] => {
    const line = n + 1
    const id = isFields(row) ? idOf(row) : ''
    if (!isFields(row) || id === '') {
      problems.push({ code: 'id_missing', line, ...named })
      return []
    }
    const form = textOf(row._xform_id_string) || 'form'
    return [
      {
        ...{ id, line, ...named, template: form, title: `${form} ${textOf(row._id) || id}` },
        cells: cellsOf(row),
        files: fieldsIn(row._attachments).map(
          (one) => textOf(one.filename).split('/').at(-1) ?? '',
        ),
      },
    ]
  })
  return { entities, problems }
}

/** The id of the instance stays the same when a form is sent again. */
function idOf(row: Fields): string {
  const instance =
    textOf(row['meta/rootUuid']) || textOf(row['meta/instanceID']) || textOf(row._uuid)
  return (instance || textOf(row._id)).replace(/^uuid:/, '')
}

function cellsOf(row: Fields, above = ''): EntityCell[] {
  return Object.entries(row).flatMap(([name, value]): EntityCell[] => {
    const path = name.startsWith(`${above}/`) ? name : above === '' ? name : `${above}/${name}`
    const steps = path.split('/')
    if (!steps.every(isAnswer)) return []
    const many = listIn(value)
    if (many?.some(isFields))
      return fieldsIn(many).flatMap((one, n) =>
        cellsOf(one).map((cell) => ({ ...cell, column: `${cell.column} ${n + 1}` })),
      )
    const texts = (many ?? [value]).map(textOf).filter((one) => one !== '')
    return texts.length === 0 ? [] : [{ column: path, values: texts }]
  })
}
