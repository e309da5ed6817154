// The speaker chain, from the document in hand to the origin: the checks of its form.
// Source: claims.md 3.5.
import type { ChainLink } from '../claim/claim.ts'
import type { Finding } from '../finding.ts'

/**
 * What is wrong with a chain: `chain_empty`, `origin_not_last` (the claim's origin is not the
 * agent of the last link), `chain_repeats_agent` (a cycle), `last_link_speaks` (the last link
 * does not speak, or one before it does).
 */
export function checkChain(chain: ChainLink[], origin: string, field = 'chain'): Finding[] {
  const last = chain.at(-1)
  if (!last) return [{ code: 'chain_empty', field }]
  const findings: Finding[] = []
  if (last.agent !== origin)
    findings.push({ code: 'origin_not_last', field: 'origin', ids: [origin, last.agent] })
  const seen = new Set<string>()
  for (const [n, link] of chain.entries()) {
    if (seen.has(link.agent)) {
      const path = `${field}[${n}].agent`
      findings.push({ code: 'chain_repeats_agent', field: path, ids: [link.agent] })
    }
    seen.add(link.agent)
    if ((link.relation === 'speaks') !== (link === last))
      findings.push({ code: 'last_link_speaks', field: `${field}[${n}].relation` })
  }
  return findings
}
