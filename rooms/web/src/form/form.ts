// The fields of a posted form. Browsers send line ends as CR LF; texts here have LF, as the
// stored texts do, so that quotations can be found in them.
import { type FileBook, noteFile, Refusal } from '@tumen/desk'
import { type FormEntry, type FormFile, sizeOf } from './multipart.ts'

/** The posted fields of a form; empty when nothing was posted. */
export class Form {
  readonly #fields: ReadonlyMap<string, readonly string[]>
  readonly #files: ReadonlyMap<string, readonly FormFile[]>

  constructor(entries: Iterable<FormEntry> = []) {
    const fields = new Map<string, string[]>()
    const files = new Map<string, FormFile[]>()
    for (const [name, value] of entries) {
      if (typeof value !== 'string') files.set(name, [...(files.get(name) ?? []), value])
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

  /** A chosen file that is not empty; the first of several. */
  file(name: string): FormFile | undefined {
    return this.#files.get(name)?.find((one) => sizeOf(one) > 0)
  }

  /** Every file of a field, those that were let go included; a field without one sends none. */
  filesOf(name: string): FormFile[] {
    return (this.#files.get(name) ?? []).filter((one) => one.name !== '' || sizeOf(one) > 0)
  }

  /** The files by the names under which operations find them. */
  readonly files: FileBook = new Map()

  /** What the field of an operation says for a chosen file; nothing without one. */
  fileName(name: string): string | undefined {
    const file = this.file(name)
    return file && noteFile(this.files, file.bytes)
  }

  /** The text of a chosen file; nothing without one. */
  fileText(name: string): string | undefined {
    const file = this.file(name)
    return file && new TextDecoder().decode(file.bytes)
  }

  /** Refuses with `too-large` when a file was let go because it is. */
  refuseLarge(): void {
    for (const { beyond } of this.#allFiles())
      if (beyond !== undefined)
        throw new Refusal('too-large', 'bytes', [
          { code: 'too_large', path: 'bytes', limit: beyond },
        ])
  }

  /** Whether a file was chosen. */
  get hasFile(): boolean {
    return this.#allFiles().some((one) => sizeOf(one) > 0 || one.beyond !== undefined)
  }

  /** The form without some of its fields; its files stay. */
  without(names: readonly string[]): Form {
    const left = this.entries().filter(([name]) => !names.includes(name))
    return new Form([...left, ...this.#fileEntries()])
  }

  /** The form with other words in some of its fields; its files stay. */
  with(changed: ReadonlyMap<string, string>): Form {
    const fields = this.entries().map(([name, text]): [string, string] => [
      name,
      changed.get(name) ?? text,
    ])
    return new Form([...fields, ...this.#fileEntries()])
  }

  #allFiles(): FormFile[] {
    return [...this.#files.values()].flat()
  }

  #fileEntries(): FormEntry[] {
    return [...this.#files].flatMap(([name, all]) => all.map((one): FormEntry => [name, one]))
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
