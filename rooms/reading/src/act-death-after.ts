// A death that ends what befell people, in Korean and Chinese: "끌려갔다가 숨졌다", 被捕后死亡. Of
// several things the last one done is told, and what came before says which death it was.
// Source: reading.md 2, Act; the labels of vectors/reading.
import type { Act } from '@tumen/claim'
import { hasPhrase } from './act-east.ts'
import type { Trigger, TriggerAct } from './act-trigger.ts'
import type { Context } from './draft.ts'
import type { Filled } from './proposal.ts'

/** Signs of an ending behind a word for dying: 굶어 죽+었다. */
const LIFE_END = 1

/** Who was so treated and died, died in the hands of those who held them. */
const HELD: ReadonlySet<TriggerAct> = new Set(['arrest', 'detention', 'imprisonment', 'torture'])
const TAKEN: ReadonlySet<TriggerAct> = new Set(['abduction', 'killing'])

/** The death behind the chosen word, where one ends the stretch; else nothing. */
export function deathAfter(
  chosen: Trigger,
  triggers: readonly Trigger[],
  { text, lexicon }: Context,
): Filled<Act> | undefined {
  const isHeld = HELD.has(chosen.act)
  if (!isHeld && !TAKEN.has(chosen.act)) return undefined
  const last = triggers.at(-1)
  if (last?.act !== 'other' || last.start < chosen.end) return undefined
  const { start, end } = last
  if (!hasPhrase(text.lower, { start, end: end + LIFE_END }, lexicon, 'act life-end'))
    return undefined
  const value = isHeld ? 'death_in_custody' : 'killing'
  return { value, rules: ['act.death-after'], range: { start, end } }
}
