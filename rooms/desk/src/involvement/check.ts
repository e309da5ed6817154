// involvement.check: what linking persons to an event would change, without changing anything.
import { given } from '@tumen/claim'
import { involvementCheck, LINK_OUTCOMES } from '@tumen/contract'
import { implement } from '../operation.ts'
import { type LinkPlan, planLinks } from './plan.ts'

/** How many links are told by name. */
const MOST_TOLD = 200

export const checkInvolvement = implement(involvementCheck, async (desk, input, { actor }) => {
  const plan = await planLinks(desk, actor, input)
  const { token, links } = plan
  return {
    token,
    ...countsOf(plan),
    links: links.slice(0, MOST_TOLD).map(({ mention, person, outcome, before }) => ({
      ...{ mention: mention.row.id, outcome },
      ...given({ name: mention.row.name, person, before }),
    })),
  }
})

/** How many links of a plan have which outcome. */
export function countsOf({ links, unnamed }: LinkPlan) {
  const outcomes = LINK_OUTCOMES.flatMap((outcome) => {
    const found = links.filter((one) => one.outcome === outcome).length
    return found > 0 ? [{ outcome, links: found }] : []
  })
  return { outcomes, unnamed }
}
