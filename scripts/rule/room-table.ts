// The tables of ARCHITECTURE.md: which rooms there are, what each may import, which are pure.
// The document is the rule; folders, package lists and imports are compared with it.
import type { Checkout } from '../place.ts'
import type { Problem } from './problem.ts'

/** One row: a room, or a package that stands beside the rooms. */
export interface Room {
  /** The name, e.g. `claim`. */
  name: string
  /** Its folder, e.g. `rooms/claim` or `world`. */
  folder: string
  /** Packages that it may import, e.g. `@tumen/claim`, `zod`. */
  mayImport: ReadonlySet<string>
  isPure: boolean
}

const DOCUMENT = 'ARCHITECTURE.md'

/** The rows of the table under a `## heading`, as cells. */
function tableUnder(document: string, heading: string): string[][] {
  const section = document.split(/^## /m).find((part) => part.startsWith(heading)) ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
}

/** The rooms and the packages beside them, as ARCHITECTURE.md has them. */
export function roomTable(document: string): Room[] {
  const inside = tableUnder(document, 'The rooms')
  const beside = tableUnder(document, 'Beside the rooms')
  const ours = new Set([...inside, ...beside].flatMap((cells) => namesIn(cells[1] ?? '')))
  const row = (cells: string[], parent: string): Room => {
    const name = namesIn(cells[1] ?? '')[0] ?? ''
    const imports = namesIn(cells[3] ?? '').map((word) =>
      ours.has(word) ? `@tumen/${word}` : word,
    )
    const isPure = cells[4] === 'yes'
    return { name, folder: `${parent}${name}`, mayImport: new Set(imports), isPure }
  }
  return [...inside.map((cells) => row(cells, 'rooms/')), ...beside.map((cells) => row(cells, ''))]
}

type Listed = Record<string, string> | undefined

/** The names of packages that a package.json needs, or takes where somebody has installed them. */
export function dependenciesOf(packageText: string): string[] {
  const parsed: { dependencies?: Listed; peerDependencies?: Listed } = JSON.parse(packageText)
  return Object.keys({ ...parsed.dependencies, ...parsed.peerDependencies })
}

function folderProblems(checkout: Checkout, rooms: readonly Room[]): Problem[] {
  const folders = new Set(
    checkout.files
      .filter((path) => path.startsWith('rooms/'))
      .map((path) => path.split('/').slice(0, 2).join('/')),
  )
  const named = new Set(rooms.map((room) => room.folder))
  const missingRows = [...folders].filter((folder) => !named.has(folder))
  const missingFolders = rooms
    .map((room) => room.folder)
    .filter((folder) => folder.startsWith('rooms/') && !folders.has(folder))
  return [
    ...missingRows.map((path) => ({
      path,
      rule: 'room-table',
      text: `is not in the room table of ${DOCUMENT}: add its row.`,
    })),
    ...missingFolders.map((folder) => ({
      path: DOCUMENT,
      rule: 'room-table',
      text: `names ${folder}, which does not exist: remove the row.`,
    })),
  ]
}

function listProblems(checkout: Checkout, room: Room): Problem[] {
  const path = `${room.folder}/package.json`
  if (!checkout.files.includes(path)) return []
  const listed = dependenciesOf(checkout.read(path))
  const refused = listed.filter((name) => !room.mayImport.has(name))
  const stale = [...room.mayImport].filter(
    (name) => !name.startsWith('@tumen/') && !listed.includes(name),
  )
  return [
    ...refused.map((name) => ({
      path,
      rule: 'room-table',
      text: `depends on ${name}, which the room table of ${DOCUMENT} does not allow.`,
    })),
    ...stale.map((name) => ({
      path: DOCUMENT,
      rule: 'room-table',
      text: `lets ${room.name} import ${name}, which its package.json does not list.`,
    })),
  ]
}

/** Where the table, the folders and the package lists differ. */
export function roomProblems(checkout: Checkout): Problem[] {
  if (!checkout.files.includes(DOCUMENT)) {
    return [{ path: DOCUMENT, rule: 'room-table', text: 'is missing.' }]
  }
  const rooms = roomTable(checkout.read(DOCUMENT))
  return [
    ...folderProblems(checkout, rooms),
    ...rooms.flatMap((room) => listProblems(checkout, room)),
  ]
}
