// Data that signs somebody in, in the heads of requests and answers of an archive: a reader may be
// able to act as that person. Only names of fields are read, and records counted; no value is ever
// kept. Source: RFC 6265, RFC 9110 11, and names that sites give such fields.

/** Records of an archive with a field by which somebody is signed in. */
export interface Credentials {
  /** Requests: what a browser sent along. */
  sent: number
  /** Answers: what a site gave it to keep. */
  given: number
}

// "author" and "authority" are no such names; "authorization" is one.
const NAME = /cookie|token|session|auth(?!or(?!i[sz]))|api-?key|csrf|xsrf/i

/** Whether a field of this name may sign somebody in. */
export function isCredentialField(name: string): boolean {
  return NAME.test(name)
}

/** Where the name of a field ends, or would have to. */
const MOST_NAME_BYTES = 256
const [LF, COLON] = [10, 58]

/** Looks at the head of a request or an answer while its bytes come in, however long it is. */
export class CredentialScan {
  #isFound = false
  #line: number[] = []
  #lineBytes = 0
  #isHead = true

  take(piece: Uint8Array): void {
    for (let at = 0; this.#isHead && at < piece.length; at++) {
      const byte = piece[at] as number
      if (byte === LF) this.#endLine()
      else {
        if (this.#lineBytes < MOST_NAME_BYTES) this.#line.push(byte)
        this.#lineBytes++
      }
    }
  }

  /** What was found in all of it; a head that does not end has a last line, too. */
  finish(): boolean {
    if (this.#isHead) this.#endLine()
    return this.#isFound
  }

  #endLine(): void {
    const line = Buffer.from(this.#line)
    const isBlank = this.#lineBytes === 0 || (this.#lineBytes === 1 && line[0] === 13)
    if (isBlank) this.#isHead = false
    // Names of HTTP/2 begin with a colon where some programs wrote them down.
    const end = line.indexOf(COLON, 1)
    const name = line.subarray(0, Math.max(0, end)).toString('latin1').trim()
    if (!/\s/.test(name) && isCredentialField(name)) this.#isFound = true
    this.#line = []
    this.#lineBytes = 0
  }
}
