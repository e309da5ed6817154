// Asks every few seconds whether this page may go on showing what it shows. Where the account was
// closed, reset or signed out elsewhere nothing of the page is left, nor of what was typed. Where
// its roles have changed nothing is left on the screen; what was typed stays in the memory of this
// window, nowhere else, and goes back into its form once the same person has signed in. Asking
// keeps nobody signed in, and where only time has ended that the page stays.

const EVERY_MS = 8000

/** The form into which somebody has typed last. */
let typed: HTMLFormElement | undefined
/** What it held when the page was closed. */
let kept: { path: string; fields: [string, string][]; of: string } | undefined
let isClosed = false

async function ask(): Promise<void> {
  try {
    const { status } = await fetch('/signed-in', { cache: 'no-store' })
    if (status === 401) leave()
    else if (status === 409 && !isClosed) close()
    else if (status === 204 && isClosed) comeBack()
  } catch {
    // The program is not reached: it has told nothing.
  }
}

/** Nothing stays here, on the screen or in memory. */
function leave(): void {
  kept = undefined
  blank()
  location.replace('/sign-in')
}

function blank(): void {
  typed = undefined
  document.title = ''
  document.body.replaceChildren()
}

/** The page closes; of a form into which somebody has typed the fields are kept. */
function close(): void {
  const note = document.querySelector<HTMLTemplateElement>('#changed')
  const of = note?.dataset.account
  const form = typed
  if (!form?.isConnected || !note || of === undefined) {
    leave()
    return
  }
  const { pathname, search } = new URL(form.getAttribute('action') ?? '', location.href)
  const fields = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  kept = { path: pathname + search, fields, of }
  isClosed = true
  const said = note.content.cloneNode(true)
  blank()
  document.body.append(said)
  document.title = document.querySelector('h1')?.textContent ?? ''
  document.querySelector('a')?.focus()
}

/** Somebody is signed in again: the form goes back to who typed it; of anybody else it is gone. */
function comeBack(): void {
  if (!kept) {
    leave()
    return
  }
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/kept'
  const carried = [
    ['kept-path', kept.path],
    ['kept', JSON.stringify(kept.fields)],
    ['kept-of', kept.of],
  ] as const
  for (const [name, value] of carried) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = value
    form.append(field)
  }
  kept = undefined
  document.body.replaceChildren(form)
  form.submit()
}

addEventListener('input', ({ target }) => {
  const form = target instanceof Element ? target.closest('form') : null
  if (form?.method === 'post') typed = form
})
setInterval(ask, EVERY_MS)
document.addEventListener('visibilitychange', ask)
// From the browser's memory an old page would come back as it was.
addEventListener('pageshow', ask)

export {}
