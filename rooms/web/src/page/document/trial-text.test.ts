// Documents that the invented world does not have, for the tests of this part: one that few may
// read, a long one, one with hostile words. No tests here.
import { canary, type OpenedWorld, openWorld } from '@tumen/world'

/** Words of the restricted document and of the speaker who exists only in it. */
export const SECRET = canary(50).ascii
export const SECRET_NAME = canary(51).ascii
export const HOSTILE = '"><script>alert(1)</script>'

/** The page between its frame. */
export function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}

const LINE = 'The committee said that at least 39 persons were held in the province, as before.'
export const LONG_TEXT = Array.from({ length: 2000 }, (_, n) => `Line ${n}: ${LINE}`).join('\n')

/** The invented world with more documents: X-secret, X-long, X-evil, X-copy (undecided). */
export async function worldWithTexts(): Promise<OpenedWorld> {
  const world = await openWorld()
  const add = (input: object) =>
    world.ask('ana-1', 'document.add', { language: 'en', published: '2023-01-10', ...input })
  await add({
    id: 'X-secret',
    title: SECRET,
    text: `${SECRET} About 80 North Koreans have been detained, South Korean sources say.`,
    publisher: SECRET_NAME,
    sensitivity: 'restricted',
  })
  await add({ id: 'X-long', title: 'A yearbook', text: LONG_TEXT, covers: '2022' })
  await add({
    id: 'X-evil',
    title: HOSTILE,
    text: `Before ${HOSTILE}\u202e after.`,
    publisher: HOSTILE,
    url: `javascript:${HOSTILE}`,
  })
  const { text } = await world.ask<{ text: string }>('ana-1', 'document.show', { id: 'R08' })
  await add({ id: 'X-copy', title: 'Passed on', text: `${text.slice(0, 700)}\nNothing else.` })
  for (const [from, to] of [
    ['X-copy', 'R08'],
    ['X-secret', 'R08'],
  ])
    await world.ask('ana-1', 'document.relate', { from, to, kind: 'reprint_of', basis: 'text' })
  return world
}

/** Records a claim about the words of a document, with everything else plain. */
export function claimOn(world: OpenedWorld, document: string, more: object): Promise<unknown> {
  return world.ask('ana-1', 'claim.record', {
    document,
    act: 'detention',
    place: 'CN/LN',
    chain: ['harbour'],
    ...more,
  })
}
