// The drawing of ways: widths by persons, what is unknown stands by itself, equal data equal bytes.
import assert from 'node:assert/strict'
import test from 'node:test'
import { drawingOf } from './drawn-picture.test.ts'
import { type Flow, FlowChart, flowName } from './flow-chart.tsx'

const names = { 'KP/HB': { en: 'North Hamgyong' }, 'CN/LN': { en: 'Liaoning' } }
const flow = (step: Flow['step'], persons: number, more: Partial<Flow>): Flow => ({
  ...{ id: `${step} ${persons}`, step, persons, unsure: 0, ...more },
})
const HOME = flow('home', 30, {
  ...({ from: 'place', fromPlace: 'KP/HB', to: 'place', toPlace: 'CN/LN' } as const),
})
const REST = flow('home', 10, { from: 'place', fromPlace: 'KP/HB', to: 'unknown' })
const OTHER = flow('arrest', 40, { merged: 3 })

const drawn = (flows: Flow[], hrefOf?: (one: Flow) => string) =>
  drawingOf(FlowChart({ language: 'en', flows, placeNames: names, ...(hrefOf && { hrefOf }) }))

/** How high each band begins: its first and its last coordinate at the left. */
function widths(svg: string): number[] {
  const bands = svg.matchAll(
    /class="chart-(?:soft|vague)" d="M\S+ (\S+?)C\S+ \S+ \S+ \S+ \S+ \S+V[^Z]* (\S+?)Z"/g,
  )
  return [...bands].map(([, top, end]) => Number(end) - Number(top))
}

test('[V408] a band is as wide as many persons, also to what is unknown', () => {
  const [first = 0, second = 0, third = 0] = widths(drawn([HOME, REST, OTHER]))
  assert.deepEqual([first / second, third / second], [3, 4])
  assert.match(drawn([HOME, REST]), /class="chart-vague"[\s\S]*>unknown</)
  assert.doesNotMatch(drawn([HOME]), /class="chart-vague"/)
})

test('[V408] every band leads to its persons, and is called by both steps and their places', () => {
  const svg = drawn([HOME, OTHER], ({ id }) => `/persons/flow?of=${id}`)
  assert.match(svg, /href="\/persons\/flow\?of=home 30"/)
  const said = 'Home North Hamgyong → Arrest Liaoning: 30 persons'
  assert.equal(flowName('en', HOME, names), said)
  assert.ok(svg.includes(`<title>${said}</title>`))
  assert.match(flowName('ko', OTHER, names), /체포 기타.*구금 기타.*40명/)
  assert.match(flowName('zh', OTHER, names), /被捕.*关押.*40 人/)
})

test('[V408] the order of the flows changes nothing of where they stand', () => {
  const paths = (flows: Flow[]) => [...drawn(flows).matchAll(/ d="[^"]+"/g)].map(String).sort()
  assert.deepEqual(paths([HOME, REST, OTHER]), paths([OTHER, REST, HOME]))
  assert.match(drawn([]), /Nobody is recorded here/)
})
