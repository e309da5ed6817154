// Forms marked `data-keep` lose nothing: when the program does not answer, the form is not sent
// and says so (the words stand in the attribute); whoever leaves with unsent text is asked first.
// Nothing is kept anywhere but in the page itself.

/** Whether the program answers at all; a form sent into nothing would be lost. */
async function answers(): Promise<boolean> {
  try {
    await fetch('/icon.svg', { method: 'HEAD', cache: 'no-store' })
    return true
  } catch {
    return false
  }
}

function say(form: HTMLFormElement, button: HTMLElement | null, text: string): void {
  const known = form.querySelector<HTMLElement>('.keep-note')
  const note = known ?? document.createElement('p')
  note.className = 'keep-note'
  note.setAttribute('role', 'alert')
  note.textContent = text
  if (known) return
  const last = [...form.querySelectorAll<HTMLElement>('button')].at(-1)
  const place = button ?? last
  if (place) place.after(note)
  else form.append(note)
}

function keep(form: HTMLFormElement): void {
  let isUnsent = false
  let isSure = false
  form.addEventListener('input', () => {
    isUnsent = true
  })
  form.addEventListener('submit', async (event) => {
    if (event.defaultPrevented) return
    if (isSure) {
      isSure = false
      isUnsent = false
      return
    }
    event.preventDefault()
    const button = event.submitter
    const doesAnswer = await answers()
    say(form, button, doesAnswer ? '' : (form.dataset.keep ?? ''))
    if (!doesAnswer) return
    isSure = true
    form.requestSubmit(button)
  })
  addEventListener('beforeunload', (event) => {
    // A form that was taken off the page is kept or gone already: nobody is asked about it.
    if (isUnsent && form.isConnected) event.preventDefault()
  })
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) keep(form)

export {}
