// Asks every few seconds whether whoever opened this page is still signed in, and shows nothing of
// it when the account was closed or changed, or was signed out elsewhere. Asking keeps nobody
// signed in. Where only time has ended it the page stays, as what was typed can still be sent.

const EVERY_MS = 8000

async function ask(): Promise<void> {
  try {
    const { status } = await fetch('/signed-in', { cache: 'no-store' })
    if (status !== 401) return
  } catch {
    // The program is not reached: it has told nothing.
    return
  }
  document.title = ''
  document.body.replaceChildren()
  location.replace('/sign-in')
}

setInterval(ask, EVERY_MS)
document.addEventListener('visibilitychange', ask)
// From the browser's memory an old page would come back as it was.
addEventListener('pageshow', ask)

export {}
