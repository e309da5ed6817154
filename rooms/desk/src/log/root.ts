// The state of the log in one text: what is remembered by it is as it was read, or is read anew.
import type { Ledger } from '@tumen/ledger'

/** The root now; nothing where the log is broken, and nobody knows whether something changed. */
export async function rootNow(ledger: Ledger): Promise<string | undefined> {
  try {
    const { size, rootHex } = await ledger.head()
    return `${size} ${rootHex}`
  } catch {
    return undefined
  }
}
