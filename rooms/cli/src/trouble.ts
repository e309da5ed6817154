// What a command says when it did not work: a refusal in words that say what to do, a usage
// error by option, a fault by name and code. Never contents, never a library's message.
import { Refusal } from '@tumen/desk'
import { faultText, refusalText, usageText, weakPassphraseText } from '@tumen/view'
import type { Language } from '@tumen/words'
import { UsageError } from './argument/argument.ts'
import { EXIT, exitCodeOf } from './exit-code.ts'
import {
  NoPassphrase,
  PassphrasesDiffer,
  SamePassphrase,
  WeakPassphrase,
} from './passphrase/passphrase.ts'
import type { Terminal } from './terminal.ts'

/** Prints what went wrong on standard error and gives the exit code. */
export function reportTrouble(error: unknown, language: Language, terminal: Terminal): number {
  const width = { width: terminal.columns }
  if (error instanceof UsageError) {
    terminal.err(`${usageText(language, error.code, error.option)}\n`)
    return EXIT.usage
  }
  if (error instanceof NoPassphrase || error instanceof PassphrasesDiffer) {
    terminal.err(`${usageText(language, passphraseCode(error))}\n`)
    return EXIT.notSignedIn
  }
  if (error instanceof SamePassphrase) {
    terminal.err(`${usageText(language, 'passphrase-same')}\n`)
    return EXIT.usage
  }
  if (error instanceof WeakPassphrase) {
    const lines = weakPassphraseText(language, error.weakness, terminal.columns)
    terminal.err(`${lines.join('\n')}\n`)
    return EXIT.usage
  }
  if (error instanceof Refusal) {
    const { code, field, details } = error
    terminal.err(`${refusalText(language, { code, field, details }, width).join('\n')}\n`)
    return exitCodeOf(code)
  }
  terminal.err(`${faultText(language, nameOf(error))}\n`)
  return EXIT.fault
}

function passphraseCode(error: NoPassphrase | PassphrasesDiffer) {
  if (error instanceof PassphrasesDiffer) return 'passphrases-differ'
  return error.isNew ? 'new-passphrase-needed' : 'passphrase-needed'
}

/** Name and code of a fault: the message of a library can quote what it stumbled over. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = (error as { code?: unknown }).code
  const isPlain = typeof code === 'string' && /^[A-Za-z0-9_-]{1,40}$/.test(code)
  return isPlain ? `${error.name} ${code}` : error.name
}
