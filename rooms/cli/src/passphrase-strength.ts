// How hard a passphrase is to guess: the number of guesses that a cheap attack needs, as the
// library zxcvbn-ts counts them (Wheeler 2016, "zxcvbn: Low-Budget Password Strength
// Estimation"). A taken copy can be tried for years, so what is guessed soon guards nobody.
import type { PassphraseReason } from '@tumen/view'

/**
 * The fewest guesses. One costs about a second of a processor and 256 MiB (decision 0010), so this
 * is thirty thousand years of one processor, or a year of thirty thousand.
 */
export const LEAST_GUESSES = 1e12

// What stands after does not make a passphrase weaker, and long ones take long to judge.
const MOST_UNITS = 256

/** Why a passphrase is too weak: a known reason, or none that has a name. */
export interface Weakness {
  reason?: PassphraseReason
}

/** What is wrong with a passphrase; nothing when it is hard enough to guess. */
export async function weaknessOf(passphrase: string): Promise<Weakness | undefined> {
  if (passphrase.trim() === '') return { reason: 'empty' }
  const { guesses, warning } = await guessesFor(passphrase.slice(0, MOST_UNITS))
  if (guesses >= LEAST_GUESSES) return undefined
  return warning === null ? {} : { reason: warning as PassphraseReason }
}

// The lists are three megabytes: they are read only where a passphrase is judged.
async function guessesFor(
  passphrase: string,
): Promise<{ guesses: number; warning: string | null }> {
  const { ZxcvbnFactory } = await import('@zxcvbn-ts/core')
  const common = await import('@zxcvbn-ts/language-common')
  const english = await import('@zxcvbn-ts/language-en')
  const judge = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  })
  const { guesses, feedback } = judge.check(passphrase)
  return { guesses, warning: feedback.warning }
}
