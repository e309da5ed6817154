// What people are only in danger of: "붙잡혀 송환 위기에 놓였다". What was done to them already is
// their act; the danger is it only where nothing else is told. Source: reading.md 2, Act.
import type { Trigger } from './act-trigger.ts'
import { wordPattern } from './word-pattern.ts'

const DANGER = wordPattern(
  'ko',
  String.raw`^(?:\([^)]{1,8}\))?(?:될| ?당할| ?처분될|의)? ?(?:{act danger}|{act danger-after})`,
)
const WITH_DANGER = wordPattern('ko', '{act danger}에?$')
/** Units behind a word for an act in which its danger stands. */
const NEAR = 20

// Whether the word only says what the people are in danger of.
function isDanger({ act, start, end }: Trigger, lower: string): boolean {
  if (act !== 'forced_return' && act !== 'attempted_return') return false
  return WITH_DANGER.test(lower.slice(start, end)) || DANGER.test(lower.slice(end, end + NEAR))
}

/** The words without dangers, where one of the others tells what was done. */
export function withoutDanger(triggers: readonly Trigger[], lower: string): readonly Trigger[] {
  const done = triggers.filter((one) => !isDanger(one, lower))
  const isDone = ({ act, isWeak }: Trigger) =>
    !isWeak && act !== 'other' && act !== 'border_crossing'
  return done.some(isDone) ? done : triggers
}
