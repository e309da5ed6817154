// Where the speakers of a relay graph stand: origins on the right, those who repeat them to the
// left, in as few crossings as a few sweeps of barycentres find. No chance: equal links give an
// equal picture, whatever their order. Source: Sugiyama, Tagawa, Toda 1981, layered drawings.

/** Who repeats whom. */
export interface LayoutLink {
  from: string
  to: string
}

/** Column counted from the origins (0), and place in the column from the top. */
export interface LayoutPlace {
  layer: number
  order: number
}

export interface RelayLayout {
  places: ReadonlyMap<string, LayoutPlace>
  /** Ids by layer, from the top. */
  layers: readonly (readonly string[])[]
}

const SWEEPS = 6

/** The layers and the order in each. */
export function relayLayout(ids: readonly string[], links: readonly LayoutLink[]): RelayLayout {
  const sorted = [...new Set(ids)].sort(compare)
  const known = new Set(sorted)
  const own = links
    .filter(({ from, to }) => from !== to && known.has(from) && known.has(to))
    .sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to))
  const depth = depthsOf(sorted, own)
  const count = Math.max(0, ...depth.values()) + 1
  const layers = Array.from({ length: count }, (_, layer) =>
    sorted.filter((id) => depth.get(id) === layer),
  )
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) orderLayers(layers, own, sweep % 2 === 0)
  const places = new Map(
    layers.flatMap((layer, n) => layer.map((id, order) => [id, { layer: n, order }] as const)),
  )
  return { places, layers }
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Longest way to an origin. In a ring, the link that closes it is not followed. */
function depthsOf(ids: readonly string[], links: readonly LayoutLink[]): Map<string, number> {
  const next = groupBy(links, 'from', 'to')
  const depths = new Map<string, number>()
  const open = new Set<string>()
  const depthOf = (id: string): number => {
    const found = depths.get(id)
    if (found !== undefined) return found
    open.add(id)
    const onward = (next.get(id) ?? []).filter((to) => !open.has(to))
    const depth = Math.max(-1, ...onward.map(depthOf)) + 1
    open.delete(id)
    depths.set(id, depth)
    return depth
  }
  for (const id of ids) depthOf(id)
  return depths
}

function groupBy(
  links: readonly LayoutLink[],
  key: keyof LayoutLink,
  value: keyof LayoutLink,
): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const link of links) {
    const group = groups.get(link[key])
    if (group) group.push(link[value])
    else groups.set(link[key], [link[value]])
  }
  return groups
}

/** One sweep: every layer by the mean place of its neighbours; ties by the order before. */
function orderLayers(layers: string[][], links: readonly LayoutLink[], fromOrigins: boolean): void {
  const neighbours = fromOrigins ? groupBy(links, 'from', 'to') : groupBy(links, 'to', 'from')
  const order = fromOrigins ? layers : [...layers].reverse()
  for (const layer of order) {
    const height = heights(layers)
    const centre = new Map(layer.map((id) => [id, meanOf(neighbours.get(id), height, id)]))
    const before = new Map(layer.map((id, n) => [id, n]))
    layer.sort(
      (a, b) =>
        (centre.get(a) ?? 0) - (centre.get(b) ?? 0) ||
        (before.get(a) ?? 0) - (before.get(b) ?? 0) ||
        compare(a, b),
    )
  }
}

/** Where each stands between top (0) and bottom (1) of its layer. */
function heights(layers: readonly (readonly string[])[]): Map<string, number> {
  return new Map(
    layers.flatMap((layer) => layer.map((id, n) => [id, (n + 0.5) / layer.length] as const)),
  )
}

function meanOf(
  neighbours: readonly string[] | undefined,
  height: ReadonlyMap<string, number>,
  own: string,
): number {
  if (neighbours === undefined || neighbours.length === 0) return height.get(own) ?? 0
  const sum = neighbours.reduce((total, id) => total + (height.get(id) ?? 0), 0)
  return sum / neighbours.length
}
