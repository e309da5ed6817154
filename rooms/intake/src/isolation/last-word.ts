// The end of a script of ours that runs apart.

/**
 * Writes the last word of a process on its standard output and ends it there. Node would first wait
 * for whatever still works in it, and with a module of WebAssembly that is compiled at this moment
 * it waits for ever where the machine is busy: the answer would be there, and be taken for a script
 * that ran out of its time.
 */
export function endWith(word: string | Uint8Array, status = 0): void {
  process.stdout.write(word, () => process.exit(status))
}
