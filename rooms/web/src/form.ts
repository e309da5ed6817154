// The fields of a posted form. Browsers send line ends as CR LF; texts here have LF, as the
// stored texts do, so that quotations can be found in them.

/** The posted fields of a form; empty when nothing was posted. */
export class Form {
  readonly #fields: ReadonlyMap<string, readonly string[]>
  readonly #files: ReadonlyMap<string, File>

  constructor(entries: Iterable<[string, string | File]> = []) {
    const fields = new Map<string, string[]>()
    const files = new Map<string, File>()
    for (const [name, value] of entries) {
      if (typeof value !== 'string') files.set(name, value)
      else fields.set(name, [...(fields.get(name) ?? []), value.replace(/\r\n?/g, '\n')])
    }
    this.#fields = fields
    this.#files = files
  }

  /** Whether nothing was posted. */
  get isEmpty(): boolean {
    return this.#fields.size === 0 && this.#files.size === 0
  }

  /** The text of a field as typed; empty when there is none. */
  text(name: string): string {
    return this.#fields.get(name)?.[0] ?? ''
  }

  /** The text of a field without the spaces around it; nothing when there is none. */
  word(name: string): string | undefined {
    const text = this.text(name).trim()
    return text === '' ? undefined : text
  }

  /** Every text of a field that was sent several times, without empty ones. */
  texts(name: string): string[] {
    return (this.#fields.get(name) ?? []).filter((text) => text.trim() !== '')
  }

  /** A chosen file that is not empty. */
  file(name: string): File | undefined {
    const file = this.#files.get(name)
    return file && file.size > 0 ? file : undefined
  }

  /** Whether a file was chosen. */
  get hasFile(): boolean {
    return [...this.#files.values()].some((file) => file.size > 0)
  }

  /** The form without some of its fields; its files stay. */
  without(names: readonly string[]): Form {
    const left = this.entries().filter(([name]) => !names.includes(name))
    return new Form([...left, ...this.#files])
  }

  has(name: string): boolean {
    return this.#fields.has(name)
  }

  /** All fields as sent, without files. */
  entries(): [string, string][] {
    return [...this.#fields].flatMap(([name, texts]) =>
      texts.map((text): [string, string] => [name, text]),
    )
  }
}
