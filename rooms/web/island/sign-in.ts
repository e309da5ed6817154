// Signs in with the word in the address's fragment, which no server and no log ever sees, and
// takes it out of the address and of the browser's history.
const word = location.hash.slice(1)
const form = document.querySelector<HTMLFormElement>('#sign-in')
const field = form?.querySelector<HTMLInputElement>('#word')
if (word !== '') history.replaceState(null, '', location.pathname + location.search)
if (form && field && word !== '') {
  field.value = word
  form.requestSubmit()
}

export {}
