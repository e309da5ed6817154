// Of the times, places and origins that are wrong, how many are asked about, and of those for how
// many the right answer is among the candidates: what a person can mend with one key.
import { isSameName, type Match, type ScoredDocument } from '../../rooms/reading/fixture/score.ts'

const FIELDS = { time: 'times', place: 'places', origin: 'speakers' } as const
type Asked = keyof typeof FIELDS

/** Whether the right answer to a field of a match is among what its questions offer. */
function isAmong(field: Asked, { label, proposal }: Match): boolean {
  const { earliest, latest } = label.time
  return proposal.questions.some(
    ({ field: own, candidates }) =>
      own === FIELDS[field] &&
      candidates.some((one) =>
        field === 'time'
          ? one === `${earliest}/${latest}`
          : namesOf(field, label).some((name) => isSameName(name, one)),
      ),
  )
}

function namesOf(field: Asked, { places, origin }: Match['label']): string[] {
  return field === 'origin' ? [origin] : places.map(({ name }) => name)
}

/** Prints for a set of documents what is asked of times, places and origins, wrong and right. */
export function printQuestions(name: string, scored: readonly ScoredDocument[]): void {
  const matches = scored.flatMap((one) => one.matches)
  for (const field of ['time', 'place', 'origin'] as const) {
    const isAsked = ({ proposal }: Match) =>
      proposal.questions.some((one) => one.field === FIELDS[field])
    const wrong = matches.filter(({ agrees }) => agrees[field] === false)
    const right = matches.filter(({ agrees }) => agrees[field] === true)
    const asked = wrong.filter(isAsked)
    const among = asked.filter((one) => isAmong(field, one))
    console.log(
      `${name} ${field}: ${asked.length} of ${wrong.length} wrong are asked about, the answer is ` +
        `among the candidates of ${among.length}; ${right.filter(isAsked).length} of ` +
        `${right.length} right are asked about, too`,
    )
  }
}
