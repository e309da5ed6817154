// The speakers of a claim as rows that can be moved, added and taken away, from the publisher to
// the one who said it first. The field of lines stays underneath and is what is sent. Names are
// proposed from the speakers that are recorded; nothing that is typed stands in an address.

const WAIT_MS = 250
const SYMBOL = { up: '↑', down: '↓', remove: '×' } as const
type Step = keyof typeof SYMBOL

interface Found {
  agents?: { id: string; name?: Record<string, string>; scope?: string }[]
}

/** Names of recorded speakers that may speak here: who exists in another document alone may not. */
async function namesWith(words: string, here: string | undefined): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  try {
    const answer = await fetch('/api/agent.list', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: words, limit: 10 }),
    })
    const { agents = [] } = answer.ok ? ((await answer.json()) as Found) : {}
    for (const { id, name = {}, scope = here } of agents)
      if (scope === here) for (const one of new Set(Object.values(name))) names.set(one, id)
  } catch {
    // Without the program there is nothing to propose, and typing goes on.
  }
  return names
}

class ChainRows {
  readonly #root: HTMLElement
  readonly #area: HTMLTextAreaElement
  readonly #list = document.createElement('ol')
  readonly #names = document.createElement('datalist')
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor(root: HTMLElement, area: HTMLTextAreaElement) {
    this.#root = root
    this.#area = area
    this.#list.className = 'chain-rows'
    this.#names.id = 'chain-names'
    const lines = area.value.split('\n').filter((line) => line.trim() !== '')
    for (const line of lines.length === 0 ? [''] : lines) this.#list.append(this.#row(line))
    area.hidden = true
    area.after(this.#list, this.#addButton(), this.#names)
    const label = root.querySelector<HTMLLabelElement>(`label[for="${area.id}"]`)
    if (label) {
      label.id = 'chain-label'
      label.removeAttribute('for')
      this.#list.setAttribute('aria-labelledby', label.id)
    }
    this.#number()
  }

  #row(value: string): HTMLLIElement {
    const row = document.createElement('li')
    const input = document.createElement('input')
    Object.assign(input, { type: 'text', value, autocomplete: 'off' })
    input.lang = this.#area.lang
    input.setAttribute('list', this.#names.id)
    input.setAttribute('aria-describedby', this.#area.getAttribute('aria-describedby') ?? '')
    input.addEventListener('input', () => this.#typed(input))
    input.addEventListener('keydown', (event) => this.#entered(event, row))
    row.append(input, ...(['up', 'down', 'remove'] as const).map((step) => this.#button(step, row)))
    return row
  }

  #button(step: Step, row: HTMLLIElement): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = SYMBOL[step]
    button.dataset.step = step
    button.addEventListener('click', () => this.#move(step, row))
    return button
  }

  #addButton(): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = this.#root.dataset.add ?? ''
    button.addEventListener('click', () => this.#add())
    return button
  }

  #add(): void {
    const row = this.#row('')
    this.#list.append(row)
    this.#number()
    row.querySelector('input')?.focus()
  }

  #move(step: Step, row: HTMLLIElement): void {
    const { previousElementSibling: above, nextElementSibling: below } = row
    if (step === 'up') above?.before(row)
    if (step === 'down') below?.after(row)
    if (step === 'remove') {
      if (this.#list.children.length === 1) this.#list.append(this.#row(''))
      row.remove()
    }
    const near = step === 'remove' ? (below ?? above ?? this.#list.firstElementChild) : row
    const again = near?.querySelector<HTMLElement>(`[data-step="${step}"]`)
    this.#number()
    again?.focus()
    this.#changed()
  }

  /** Enter goes to the next speaker: nobody records a claim in the middle of its chain. */
  #entered(event: KeyboardEvent, row: HTMLLIElement): void {
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const next = row.nextElementSibling?.querySelector('input')
    if (next) next.focus()
    else if (row.querySelector('input')?.value.trim() !== '') this.#add()
  }

  #typed(input: HTMLInputElement): void {
    this.#write()
    clearTimeout(this.#waiting)
    const words = input.value.trim()
    if (words.length < 2) return
    this.#waiting = setTimeout(async () => {
      const names = await namesWith(words, this.#root.dataset.document)
      const options = [...names].map(([name, id]) => {
        const option = document.createElement('option')
        option.value = name
        option.label = `${name} (${id})`
        return option
      })
      this.#names.replaceChildren(...options)
    }, WAIT_MS)
  }

  #write(): void {
    const inputs = [...this.#list.querySelectorAll('input')]
    this.#area.value = inputs.map(({ value }) => value).join('\n')
  }

  #changed(): void {
    this.#write()
    this.#area.dispatchEvent(new Event('input', { bubbles: true }))
  }

  /** Each row and button says which speaker it is about. */
  #number(): void {
    const { link = '' } = this.#root.dataset
    for (const [n, row] of [...this.#list.children].entries()) {
      const name = `${link} ${n + 1}`
      row.querySelector('input')?.setAttribute('aria-label', name)
      for (const button of row.querySelectorAll<HTMLButtonElement>('button')) {
        const step = button.dataset.step as Step
        button.setAttribute('aria-label', `${this.#root.dataset[step] ?? ''} (${name})`)
        button.title = this.#root.dataset[step] ?? ''
        button.disabled =
          (step === 'up' && n === 0) || (step === 'down' && n === this.#list.children.length - 1)
      }
    }
  }
}

for (const root of document.querySelectorAll<HTMLElement>('[data-chain]')) {
  const area = root.querySelector('textarea')
  if (area) new ChainRows(root, area)
}

export {}
