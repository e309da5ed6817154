// The addresses of the pages about records, once: charts, reports and pages link with them.
import type { TableName } from '@tumen/contract'

const at = (folder: string) => (id: string) => `${folder}/${encodeURIComponent(id)}`

/** The page that says which role may do what. */
export const ROLES_PATH = '/help/roles'

/** The page of a document: `/documents/ID`. */
export const documentPath = at('/documents')
/** The page of a claim. */
export const claimPath = at('/claims')
/** The page of the review of a claim. */
export const reviewPath = at('/reviews')
/** The page of an agent: somebody or something that speaks. */
export const agentPath = at('/speakers')
/** The page of a person. */
export const personPath = at('/persons')
/** The page of an event. */
export const eventPath = at('/events')
export const fieldPath = at('/fields')
/** The page of who was what in an event. */
export const peoplePath = (event: string) => `${eventPath(event)}/people`
/** The page of a list of persons. */
export const importPath = at('/imports')
/** The steps by which a kept file is taken in. */
export const importFilePath = (document: string, how: Readonly<Record<string, string>>) =>
  `${at('/imports/files')(document)}?${new URLSearchParams(how)}`
export const listPath = at('/lists')
/** The page of a kept estimate. */
export const estimatePath = at('/estimates/kept')
/** The page that says who may see a record, and who has. */
export const accessPath = (kind: string, id: string) => at(`/access/${kind}`)(id)
/** The page with every row about a record. */
export const historyPath = at('/history')

/** The page to which a row of a table leads: of its record, or of its question by the fields. */
export const TABLE_PATHS: Readonly<Record<TableName, (link: string) => string>> = {
  ...{ claims: claimPath, documents: documentPath, events: eventPath, persons: personPath },
  ...{ speakers: agentPath, lists: listPath, entries: listPath, mentions: listPath },
  ...{ 'found-documents': documentPath, 'found-claims': claimPath, figure: claimPath },
  'found-names': (person) => (person === '-' ? '/search/names' : personPath(person)),
  involvements: peoplePath,
  timeline: (path) => `/${path}`,
  official: (path) => `/${path}`,
  network: (id) => eventPath(id),
  map: (fields) => `/events/map?${fields}`,
  tally: (fields) => `/statistics/claims?${fields}`,
  flows: (fields) => `/persons/flow?${fields}`,
  places: (id) => `/claims?${new URLSearchParams({ place: id })}`,
  figures: (fields) => `/figures/show?${fields}`,
  cells: (fields) => `/figures/show?${fields}`,
}
