// Asks from time to time whether others work on the record of this page, and says so in its line;
// tells that this person does, as long as its form is open and used. Who has left the keyboard is
// signed out by the program as ever: nothing is asked for them.

const EVERY_MS = 20_000
/** After this long without a hand on the page it is asked no more until there is one. */
const QUIET_MS = 10 * 60_000

interface Told {
  working: boolean
  names: string[]
}

function body(line: HTMLElement, working?: boolean): RequestInit {
  return {
    method: 'POST',
    cache: 'no-store',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ record: line.dataset.work, working }),
  }
}

function watch(line: HTMLElement): void {
  const hasForm = line.dataset.form !== undefined
  let used = Date.now()
  const touch = () => {
    used = Date.now()
  }
  for (const name of ['pointerdown', 'keydown', 'scroll']) addEventListener(name, touch)

  const say = ({ working, names }: Told) => {
    const { some = '', named = '' } = line.dataset
    const text = names.length > 0 ? named.replace('{names}', () => names.join(', ')) : some
    if (working && line.textContent !== text) line.textContent = text
    line.hidden = !working
  }
  const ask = async () => {
    if (document.hidden || Date.now() - used > QUIET_MS) return
    try {
      const answer = await fetch('/api/record.work', body(line, hasForm || undefined))
      if (answer.ok) say((await answer.json()) as Told)
    } catch {
      // The line stays as it was.
    }
  }
  setInterval(ask, EVERY_MS)
  document.addEventListener('visibilitychange', ask)
  if (!hasForm) return
  addEventListener('pagehide', () => {
    void fetch('/api/record.work', { ...body(line, false), keepalive: true })
  })
  // From the browser's memory the page comes back with its form.
  addEventListener('pageshow', (event) => {
    if (event.persisted) void ask()
  })
}

for (const line of document.querySelectorAll<HTMLElement>('[data-work]')) watch(line)

export {}
