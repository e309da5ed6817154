// The start page: what is new, what is contested, what waits.
import type { Page } from '../../ask.ts'

export const home: Page = {
  path: '/',
  nav: 'home',
  async show({ words }) {
    return { title: words.page.home.title, body: <p /> }
  },
}
