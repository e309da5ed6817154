// A first report as an XLSForm, from our vocabularies: what phones of KoboToolbox and ODK ask, in
// three languages at once. Nobody is asked for a name; the number is asked in the words in which it
// was said. Source: conventions.md 11; https://xlsform.org/en/ref-table.
import { ACTS } from '@tumen/claim'

/** What something is called in each language of the form, in their order. */
export type FormLabel = (kind: 'act' | 'form', key: string) => readonly string[]

/** The languages of the form, as its columns name them. */
export const FORM_LANGUAGES = ['English (en)', '한국어 (ko)', '中文 (zh)'] as const

/** The sheets of a workbook, by name. */
export interface FormSheet {
  name: 'survey' | 'choices' | 'settings'
  rows: readonly (readonly string[])[]
}

type Question = readonly [type: string, name: string, more?: { required?: true; relevant?: string }]

/** The questions, each with the words of its name. */
const QUESTIONS: readonly Question[] = [
  ['note', 'intro'],
  ['select_one connection', 'connection', { required: true }],
  ['select_one act', 'act', { required: true }],
  ['text', 'words', { required: true }],
  ['text', 'number_words'],
  ['integer', 'number'],
  ['select_one country', 'country'],
  ['text', 'place'],
  ['text', 'when_words'],
  ['date', 'when'],
  ['select_one exact', 'exact', { relevant: `$\{when} != ''` }],
  ['text', 'told_before'],
  ['select_one consent', 'consent', { required: true }],
  ['note', 'kept'],
]

/** What can be chosen, with the words of each choice; acts are those of our list. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  connection: ['affected', 'witness', 'relative', 'relayed', 'organisation', 'unknown'],
  act: ACTS,
  country: ['CN', 'KP', 'KR', 'MN', 'LA', 'TH', 'VN', 'RU', 'elsewhere'],
  exact: ['day', 'week', 'month', 'year'],
  consent: ['keep', 'use_without_name', 'publish'],
}

const SEVERAL = FORM_LANGUAGES.map((one) => `label::${one}`)

/** The sheets of the form. */
export function xlsForm(label: FormLabel, version: string): FormSheet[] {
  const survey = QUESTIONS.map(([type, name, more = {}]) => [
    ...[type, name, ...label('form', name)],
    ...[more.required ? 'yes' : '', more.relevant ?? ''],
  ])
  const choices = Object.entries(CHOICES).flatMap(([list, names]) =>
    names.map((name) => [list, name, ...label(list === 'act' ? 'act' : 'form', keyOf(list, name))]),
  )
  const [title = ''] = label('form', 'title')
  return [
    { name: 'survey', rows: [['type', 'name', ...SEVERAL, 'required', 'relevant'], ...survey] },
    { name: 'choices', rows: [['list_name', 'name', ...SEVERAL], ...choices] },
    {
      name: 'settings',
      rows: [
        ['form_title', 'form_id', 'version', 'default_language'],
        [title, 'tumen_first_report', version, FORM_LANGUAGES[0]],
      ],
    },
  ]
}

function keyOf(list: string, name: string): string {
  return list === 'act' ? name : `${list}_${name}`
}

/** Every key of `form` for which a label is asked. */
export const FORM_KEYS: readonly string[] = [
  'title',
  ...QUESTIONS.map(([, name]) => name),
  ...Object.entries(CHOICES).flatMap(([list, names]) =>
    list === 'act' ? [] : names.map((name) => keyOf(list, name)),
  ),
]
