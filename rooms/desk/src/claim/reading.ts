// A claim in one line of codes and ids, for confirmation: who says how many, what, where, when.
// No words of the document; the sentence for people is `view`'s.
import { type Claim, type DayInterval, stockDay } from '@tumen/claim'
import { periodOf } from './scope.ts'

/** For example `at_least 52 persons, detention, CN/LN, at 2022-07-10, dawn-ferry > S-01`. */
export function readingOf(claim: Claim): string {
  const place = claim.places.map((one) => `${one.role} ${one.gazetteer ?? '?'}`).join(' + ')
  const parts = [
    numberOf(claim),
    claim.proposition.act,
    place,
    timeOf(claim),
    claim.chain.map((link) => link.agent).join(' > '),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function numberOf(claim: Claim): string {
  const quantity = claim.quantity
  if (!quantity) return claim.kind
  const { op, value, low, high, vague, unit } = quantity
  const number = low !== undefined ? `${low}-${high}` : (vague ?? value ?? '')
  return `${op} ${number} ${unit}`.replace(/ {2}/g, ' ')
}

function timeOf(claim: Claim): string {
  const { from, to, at } = periodOf(claim)
  const aside = stockDay(claim)?.aside.map(({ role, ...days }) => `${role} ${daysOf(days)}`) ?? []
  if (at !== undefined) return [`at ${at}`, ...aside.map((one) => `beside ${one}`)].join(' ')
  return from === undefined ? '' : daysOf({ earliest: from, latest: to ?? from })
}

function daysOf({ earliest, latest }: DayInterval): string {
  return earliest === latest ? earliest : `${earliest}/${latest}`
}
