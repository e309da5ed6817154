// Moments of the questions of section 5, against asking as known on every day.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Figure } from '@tumen/figure'
import { openWorld } from './opened-world.ts'
import { worldJson } from './world-file.ts'

type Moment = Figure & { on: string }

const questions = worldJson<{ id: string; question: object }[]>(
  'expected/questions.json#/questions',
)
const world = await openWorld()

/** What an answer says, without its reasons. */
function saying({ low, best, high, open, strictLow, status, figure, event }: Figure): string {
  const ends = [low, best, high].map((end) => end && [end.value, end.marks])
  return JSON.stringify([ends, open, strictLow, status, figure, event])
}

/** The days from the beginning of the world to its own today. */
function daysFrom(first: string, last: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

for (const { id, question } of questions.slice(0, 4))
  for (const knownBy of ['recorded', 'published'] as const)
    test(`[W27] ${id} as ${knownBy}: its moments are the days on which the answer moves`, async () => {
      const input = { ...question, knownBy }
      const { moments } = await world.ask<{ moments: Moment[] }>('ana-1', 'figure.moments', input)
      assert.ok(moments.length > 0)
      const told = new Map(moments.map((moment) => [moment.on, saying(moment)]))
      let before: string | undefined
      for (const on of daysFrom('2022-07-14', '2022-09-04')) {
        const asked = { ...input, asKnownOn: on }
        const { figure } = await world.ask<{ figure: Figure }>('ana-1', 'figure.ask', asked)
        const said = saying(figure)
        if (before !== undefined)
          assert.equal(said === before ? undefined : said, told.get(on), `${id} ${on}`)
        before = said
      }
    })
