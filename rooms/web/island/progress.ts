// Tells how far the work of a form is while the browser waits for its answer, and has it stopped
// when asked. The form works without this; nothing is kept anywhere but in the page.

const EVERY_MS = 700

interface Told {
  text?: string
  over?: boolean
}

/** A word by which only this page can ask for its own work. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** How far it is, in words; nothing while the program does not say; `over` when there is none. */
async function ask(token: string): Promise<Told | undefined> {
  try {
    const answer = await fetch(`/progress/${token}`, { cache: 'no-store' })
    return answer.ok ? ((await answer.json()) as Told) : { over: answer.status === 404 }
  } catch {
    return undefined
  }
}

function watch(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[name=progress]')
  const place = form.querySelector<HTMLElement>('[data-progress-text]')
  const cancel = form.querySelector<HTMLButtonElement>('[data-progress-cancel]')
  if (!field || !place || !cancel) return
  let timer = 0

  const say = (text: string) => {
    if (place.textContent !== text) place.textContent = text
  }
  const stop = () => {
    clearInterval(timer)
    cancel.hidden = true
    cancel.disabled = false
    say('')
  }
  const begin = () => {
    say(form.dataset.progress ?? '')
    cancel.hidden = false
    timer = setInterval(async () => {
      const told = await ask(field.value)
      if (told?.text) say(told.text)
      const { sent } = form.dataset
      if (!told?.over || sent === undefined) return
      // The answer was a file, which the browser saves: this page stays.
      stop()
      say(sent)
    }, EVERY_MS)
  }

  form.addEventListener('submit', (event) => {
    stop()
    field.value = newToken()
    // Only when every other listener has agreed is the form really on its way.
    setTimeout(() => {
      if (!event.defaultPrevented) begin()
    })
  })
  cancel.addEventListener('click', () => {
    cancel.disabled = true
    void fetch(`/progress/${field.value}/cancel`, { method: 'POST', body: new URLSearchParams() })
  })
  // The page comes back from the browser's memory as it was left: in the middle of waiting.
  addEventListener('pageshow', stop)
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-progress]')) watch(form)

export {}
