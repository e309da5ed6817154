// Puts the text of a field on the clipboard, for the button beside it. Without scripts there is
// no button: the text is selected and copied by hand.

function say(root: HTMLElement, text: string): void {
  const status = root.querySelector<HTMLElement>('[data-copy-status]')
  if (status) status.textContent = text
}

async function copyText(field: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value)
    return true
  } catch {
    field.focus()
    field.select()
    return false
  }
}

for (const root of document.querySelectorAll<HTMLElement>('[data-copy]')) {
  const field = root.querySelector<HTMLTextAreaElement>('[data-copy-text]')
  const button = root.querySelector<HTMLButtonElement>('[data-copy-button]')
  if (!field || !button) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    const isCopied = await copyText(field)
    say(root, (isCopied ? button.dataset.copied : button.dataset.failed) ?? '')
  })
}

export {}
