// Files can be dropped onto the field of a file. What was chosen is named with its size, a file
// that is too large is refused before it is sent. The words stand in attributes of the field;
// nothing of the file is read here, and its name goes nowhere: it often is that of who spoke.

function fill(pattern: string, name: string, size: number): string {
  const kilobytes = String(Math.max(1, Math.round(size / 1000)))
  return pattern.replace(/\{(name|size)\}/g, (_, key) => (key === 'name' ? name : kilobytes))
}

function welcome(field: HTMLElement): void {
  const input = field.querySelector<HTMLInputElement>('input[type="file"]')
  const status = field.querySelector<HTMLElement>('[data-drop-status]')
  const hint = field.querySelector<HTMLElement>('[data-drop-hint]')
  if (!input || !status) return
  if (hint) hint.textContent = field.dataset.drop ?? ''
  const {
    dropChosen = '{name}',
    dropLarge = '{name}',
    dropMany = '',
    dropTogether = '',
  } = field.dataset
  const limit = Number(field.dataset.dropLimit ?? Number.POSITIVE_INFINITY)

  const tell = () => {
    const files = [...(input.files ?? [])]
    const size = files.reduce((sum, one) => sum + one.size, 0)
    const isLarge = size > limit
    const isMany = files.length > 1
    const pattern = isMany ? (isLarge ? dropTogether : dropMany) : isLarge ? dropLarge : dropChosen
    const name = isMany ? String(files.length) : (files[0]?.name ?? '')
    const text = files.length === 0 ? '' : fill(pattern, name, size)
    status.textContent = text
    status.classList.toggle('wrong', isLarge)
    input.setCustomValidity(isLarge ? text : '')
  }

  input.addEventListener('change', tell)
  field.addEventListener('dragover', (event) => {
    event.preventDefault()
    field.classList.add('over')
  })
  field.addEventListener('dragleave', () => field.classList.remove('over'))
  field.addEventListener('drop', (event) => {
    event.preventDefault()
    field.classList.remove('over')
    const dropped = event.dataTransfer?.files
    if (!dropped || dropped.length === 0) return
    const taken = new DataTransfer()
    for (const file of [...dropped].slice(0, input.multiple ? dropped.length : 1))
      taken.items.add(file)
    input.files = taken.files
    input.dispatchEvent(new Event('input', { bubbles: true }))
    tell()
  })
}

for (const field of document.querySelectorAll<HTMLElement>('[data-drop]')) welcome(field)

// A file that misses the field must not replace the page and everything that was typed.
for (const type of ['dragover', 'drop'])
  addEventListener(type, (event) => {
    if (event instanceof DragEvent && event.dataTransfer?.types.includes('Files'))
      event.preventDefault()
  })

export {}
