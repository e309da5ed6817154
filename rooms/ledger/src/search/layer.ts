// Texts that were corrected by hand, as search finds them: the index holds the words of every text
// of a document, so that an undone correction leaves nothing to be indexed anew; the newest text
// that counts decides whether the document is found.
import { type RawBuilder, sql } from 'kysely'
import { fieldOf } from '../dialect/sqlite.ts'
import { knownBy, type Look, standing } from '../read/look.ts'
import type { Store } from '../table/database.ts'
import { indexTokens } from './text.ts'

/** The newest corrected text of a document as known at an instant; null where it has none. */
export function newestLayerText(
  look: Look,
  id: RawBuilder<unknown>,
  knownAt: string | undefined,
): RawBuilder<unknown> {
  return sql`(SELECT n.text FROM text_layer AS l JOIN layer_text AS n ON n.layer = l.seq
    WHERE l.document = ${id} AND ${knownBy(look, knownAt, 'l.')}${standing(look, 'l.leaf')}
    ORDER BY l.seq DESC LIMIT 1)`
}

/** What the index holds of a document: the words of its first text, and new ones of later texts. */
export async function documentTokens(store: Store, document: number): Promise<string> {
  const first = store.selectFrom('document_text').select('text').where('document', '=', document)
  const texts = (await first.execute()).map(({ text }) => text)
  const { rows } = await sql<Corrected>`SELECT ${fieldOf('l.body', 'page')} AS page,
    ${fieldOf('l.body', 'layer.pages')} AS pages, t.text
    FROM text_layer AS l JOIN layer_text AS t ON t.layer = l.seq
    WHERE l.document = (SELECT d.id FROM document AS d WHERE d.seq = ${document})
    ORDER BY l.seq`.execute(store)
  return [...texts, ...rows.map(correctedPart)].map(indexTokens).join(' ')
}

/** A corrected text, its page, and where its pages begin, as JSON. */
interface Corrected {
  text: string
  page: number
  pages: string | null
}

/** Units around a corrected page that are indexed with it: a phrase may go over its edge. */
const AROUND = 200

function correctedPart({ text, page, pages }: Corrected): string {
  const begins = pages === null ? [0] : (JSON.parse(pages) as number[])
  const [from = 0, to = text.length] = [begins[page - 1], begins[page]]
  return text.slice(Math.max(0, from - AROUND), to + AROUND)
}
