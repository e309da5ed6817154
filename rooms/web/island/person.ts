// Shows who may bear a name while it is typed, in any script, so that nobody is recorded twice.
// Names are posted, never put into an address; syllables that are put together are waited for.

const WAIT_MS = 300
const MOST = 8

interface Found {
  persons?: Person[]
}

interface Person {
  id: string
  names: { name: string }[]
  bornLow?: number
  bornHigh?: number
  firstEvent?: { title: string }
}

async function personsOf(name: string): Promise<Person[]> {
  try {
    const answer = await fetch('/api/person.list', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, limit: MOST }),
    })
    return answer.ok ? (((await answer.json()) as Found).persons ?? []) : []
  } catch {
    // Without the program there is nothing to show; it is asked again before anything is stored.
    return []
  }
}

function itemOf({ id, names, bornLow, bornHigh, firstEvent }: Person): HTMLLIElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = `/persons/${encodeURIComponent(id)}`
  link.target = '_blank'
  link.rel = 'noopener'
  const bdi = document.createElement('bdi')
  bdi.textContent = names.map(({ name }) => name).join(' · ')
  link.append(bdi)
  const years = bornLow === bornHigh ? [bornLow] : [bornLow, bornHigh]
  const told = [years.filter((year) => year !== undefined).join('–'), firstEvent?.title ?? '']
  item.append(link, ` ${told.filter((part) => part !== '').join(', ')}`)
  return item
}

function watch(field: HTMLElement): void {
  const input = field.querySelector('input')
  const box = field.querySelector<HTMLElement>('[data-near]')
  const list = box?.querySelector('ul')
  if (!input || !box || !list) return
  let waiting: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(waiting)
    const name = input.value.trim()
    if (name === '') box.hidden = true
    else
      waiting = setTimeout(async () => {
        const found = await personsOf(name)
        if (input.value.trim() !== name) return
        list.replaceChildren(...found.map(itemOf))
        box.hidden = found.length === 0
      }, WAIT_MS)
  }
  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) look()
  })
  input.addEventListener('compositionend', look)
}

for (const field of document.querySelectorAll<HTMLElement>('[data-person]')) watch(field)

export {}
