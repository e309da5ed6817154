// Edges whose loss splits a graph, in linear time and without recursion, so that a person of any
// size can be looked at. Source: Tarjan, A note on finding the bridges of a graph, 1974.

/** Two nodes, numbered from 0. */
export type GraphEdge = readonly [number, number]

interface Walk {
  /** When each node was reached, or -1. */
  readonly reached: Int32Array
  /** The earliest node that each node's branch leads back to. */
  readonly earliest: Int32Array
  readonly edges: readonly (readonly number[])[]
  time: number
}

/** The edges, by their index, whose loss gives the graph one part more. */
export function bridgesOf(nodes: number, edges: readonly GraphEdge[]): number[] {
  const walk: Walk = {
    reached: new Int32Array(nodes).fill(-1),
    earliest: new Int32Array(nodes),
    edges: edgesOfNodes(nodes, edges),
    time: 0,
  }
  const bridges: number[] = []
  for (let start = 0; start < nodes; start += 1)
    if (walk.reached[start] === -1)
      for (const bridge of bridgesFrom(start, edges, walk)) bridges.push(bridge)
  return bridges
}

function edgesOfNodes(nodes: number, edges: readonly GraphEdge[]): number[][] {
  const ofNode = Array.from({ length: nodes }, (): number[] => [])
  edges.forEach(([a, b], edge) => {
    ofNode[a]?.push(edge)
    ofNode[b]?.push(edge)
  })
  return ofNode
}

/** The bridges of the part that holds `start`; `came` is the edge by which a node was entered. */
function* bridgesFrom(start: number, edges: readonly GraphEdge[], walk: Walk): Generator<number> {
  const path = [{ node: start, came: -1, next: 0 }]
  enter(start, walk)
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const edge = walk.edges[step.node]?.[step.next]
    step.next += 1
    if (edge === undefined) {
      path.pop()
      const parent = path.at(-1)?.node
      if (parent !== undefined && leave(step.node, parent, walk)) yield step.came
    } else if (edge !== step.came) {
      const other = otherEnd(edges[edge] as GraphEdge, step.node)
      if (walk.reached[other] === -1) {
        enter(other, walk)
        path.push({ node: other, came: edge, next: 0 })
      } else lead(step.node, walk.reached[other] as number, walk)
    }
  }
}

function otherEnd([a, b]: GraphEdge, node: number): number {
  return a === node ? b : a
}

function enter(node: number, walk: Walk): void {
  walk.reached[node] = walk.time
  walk.earliest[node] = walk.time
  walk.time += 1
}

function lead(node: number, time: number, { earliest }: Walk): void {
  earliest[node] = Math.min(earliest[node] as number, time)
}

/** Takes a finished branch back to its parent; says whether nothing else leads out of it. */
function leave(node: number, parent: number, walk: Walk): boolean {
  lead(parent, walk.earliest[node] as number, walk)
  return (walk.earliest[node] as number) > (walk.reached[parent] as number)
}
