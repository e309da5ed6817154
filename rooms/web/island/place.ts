// Finds a place while its name is typed, in any script: the places of that name are proposed with
// where they lie, and a chosen one stands in the field by its id. Names are posted, never put
// into an address.

const WAIT_MS = 250

interface Found {
  places?: { id: string; path: string[] }[]
}

async function placesOf(name: string): Promise<NonNullable<Found['places']>> {
  try {
    const answer = await fetch('/api/place.find', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    })
    return answer.ok ? (((await answer.json()) as Found).places ?? []) : []
  } catch {
    // Without the program there is nothing to propose, and typing goes on.
    return []
  }
}

function propose(input: HTMLInputElement): void {
  const list = document.createElement('datalist')
  list.id = `${input.id}-places`
  input.setAttribute('list', list.id)
  input.after(list)
  let waiting: ReturnType<typeof setTimeout> | undefined
  input.addEventListener('input', (event) => {
    clearTimeout(waiting)
    const name = input.value.trim()
    if (name === '' || (event as InputEvent).isComposing) return
    waiting = setTimeout(async () => {
      const options = (await placesOf(name)).map(({ id, path }) => {
        const option = document.createElement('option')
        option.value = id
        option.label = `${name}: ${path.join(' › ')}`
        return option
      })
      if (input.value.trim() === name) list.replaceChildren(...options)
    }, WAIT_MS)
  })
}

for (const input of document.querySelectorAll<HTMLInputElement>('[data-place] input[type="text"]'))
  propose(input)

export {}
