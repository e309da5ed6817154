// Kysely over better-sqlite3, with every statement prepared once. Kysely has no wish to know that
// this SQLite encrypts its pages.
import { Kysely, SqliteDialect } from 'kysely'
import type { Store, Tables } from '../table/database.ts'
import type { EncryptedDatabase } from './encrypted-database.ts'

/** Statements that are kept; the least recently prepared one goes first. */
const MOST_STATEMENTS = 400

type Statement = ReturnType<EncryptedDatabase['prepare']>

/** The database as Kysely uses it. Closing stays with the caller. */
export function connect(database: EncryptedDatabase): Store {
  const statements = new Map<string, Statement>()
  const prepare = (text: string): Statement => {
    const known = statements.get(text)
    if (known) return known
    if (statements.size >= MOST_STATEMENTS) {
      const [oldest] = statements.keys()
      statements.delete(oldest as string)
    }
    const made = database.prepare(text)
    statements.set(text, made)
    return made
  }
  const close = () => undefined
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: { prepare, close } }) })
}
