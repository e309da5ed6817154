// Asks the device for a key: to make one, or to sign with one. What it answers is put into the form
// and sent; the door looks at it. Without scripts these forms are not shown.

type Sent = Record<string, unknown>

/** What the door says for making a key, with bytes as base64url. */
interface MakeOptions
  extends Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'> {
  challenge: string
  excludeCredentials: { type: 'public-key'; id: string }[]
  user: { id: string; name: string; displayName: string }
}

/** What it says for signing with one. */
interface SignOptions extends Omit<PublicKeyCredentialRequestOptions, 'challenge'> {
  challenge: string
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}

function textOf(bytes: ArrayBuffer | null): string | undefined {
  if (bytes === null) return undefined
  const letters = [...new Uint8Array(bytes)].map((byte) => String.fromCharCode(byte)).join('')
  return btoa(letters).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

async function make(options: MakeOptions): Promise<Sent> {
  const { challenge, user, excludeCredentials, ...rest } = options
  const publicKey = {
    ...rest,
    challenge: bytesOf(challenge),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: excludeCredentials.map(({ type, id }) => ({ type, id: bytesOf(id) })),
  }
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential
  const response = made.response as AuthenticatorAttestationResponse
  return sentOf(made, { attestationObject: textOf(response.attestationObject) })
}

async function sign(options: SignOptions): Promise<Sent> {
  const { challenge, ...rest } = options
  const publicKey = {
    ...rest,
    challenge: bytesOf(challenge),
  }
  const used = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential
  const response = used.response as AuthenticatorAssertionResponse
  return sentOf(used, {
    authenticatorData: textOf(response.authenticatorData),
    signature: textOf(response.signature),
    userHandle: textOf(response.userHandle),
  })
}

function sentOf({ id, rawId, type, response }: PublicKeyCredential, more: Sent): Sent {
  const own = { clientDataJSON: textOf(response.clientDataJSON), ...more }
  return { id, rawId: textOf(rawId), type, response: own, clientExtensionResults: {} }
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  const field = form.querySelector<HTMLInputElement>('[data-passkey-answer]')
  const status = form.querySelector<HTMLElement>('[data-passkey-status]')
  const options = form.dataset.options
  if (!field || options === undefined || !('credentials' in navigator)) continue
  form.hidden = false
  form.addEventListener('submit', (event) => {
    if (field.value !== '') return
    event.preventDefault()
    const ask = form.dataset.passkey === 'make' ? make : sign
    ask(JSON.parse(options))
      .then((sent) => {
        field.value = JSON.stringify(sent)
        form.requestSubmit()
      })
      .catch((error: unknown) => {
        // A device that has a key of this account already says so by this name.
        const isKnown = error instanceof DOMException && error.name === 'InvalidStateError'
        const said = isKnown ? form.dataset.known : form.dataset.failed
        if (status) status.textContent = said ?? ''
      })
  })
}

export {}
