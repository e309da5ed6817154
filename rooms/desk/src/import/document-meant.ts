// Which document a cell means: one of that id, or the only one here from that address. What the
// asker may not read is not there.
import { given } from '@tumen/claim'
import type { Actor, Desk } from '../operation.ts'
import { canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import type { PartProblem } from './kind.ts'

const PAGE = 500

/** Documents by what cells call them; addresses are read once, when the first one is asked. */
export class DocumentsMeant {
  readonly #desk: Desk
  readonly #actor: Actor
  #byAddress: Promise<ReadonlyMap<string, readonly string[]>> | undefined

  constructor(desk: Desk, actor: Actor) {
    this.#desk = desk
    this.#actor = actor
  }

  /** Puts the id of the document where a cell names it. */
  async meant(cells: Map<string, string>): Promise<PartProblem[]> {
    const text = cells.get('document')
    if (!text) return []
    const own = await this.#desk.ledger.read.document(text)
    if (own && canRead(this.#actor, objectOf(own))) return []
    this.#byAddress ??= this.#addresses()
    const [only, second] = (await this.#byAddress).get(text) ?? []
    if (only === undefined) return [{ problem: 'document_unknown', of: 'document' }]
    if (second !== undefined) return [{ problem: 'document_ambiguous', of: 'document' }]
    cells.set('document', only)
    return []
  }

  async #addresses(): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, string[]>()
    for (let after: string | undefined; ; ) {
      const page = await this.#desk.ledger.read.documents({ limit: PAGE, ...given({ after }) })
      for (const stored of page) {
        const { id, url } = stored.row
        if (url !== undefined && canRead(this.#actor, objectOf(stored)))
          found.set(url, [...(found.get(url) ?? []), id])
      }
      after = page.at(-1)?.row.id
      if (page.length < PAGE) return found
    }
  }
}
