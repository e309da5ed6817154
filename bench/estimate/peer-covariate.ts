// Our answers to calls on two lists with what is known of each person.
import { covariateEstimate, isFinding, type SeenPerson } from '@tumen/estimate'
import type { ReferenceRow } from './peer-call.ts'

/** The persons of a table of two lists and numbers, one line each, under a line of names. */
function personsOf(text: string): SeenPerson[] {
  const [, ...lines] = text.trim().split('\n')
  return lines.map((line) => {
    const [first, second, ...known] = line.split(',').map(Number)
    return { first: first === 1, second: second === 1, known }
  })
}

/** Our answer with chances by logistic regression; nothing for other kinds of chances. */
export function answerCovariates(text: string, { call }: ReferenceRow): unknown {
  if (!call.includes("'logit'")) return undefined
  const found = covariateEstimate(personsOf(text))
  if (isFinding(found)) return { refused: found.kind }
  const { persons, estimate, standardError, low, high, plugIn } = found
  const own = { n: estimate, psi: persons / estimate, sigman: standardError }
  return {
    observed: persons,
    result: {
      DR: { ...own, 'cin.l': low, 'cin.u': high },
      PI: { n: plugIn, psi: persons / plugIn },
    },
  }
}
