// What belongs to other groups, asked for over HTTP: status, headers and body are those of what is
// missing, for every operation and every role, and the pages of a foreign record are those of none.
import assert from 'node:assert/strict'
import test from 'node:test'
import { ROLES } from '@tumen/contract'
import { inGroup, openNorth, PROBED, PROBES } from '@tumen/world'
import { ORIGIN, openFixtureDoor } from '../../fixture/door.ts'

const { world, FOREIGN, MISSING, OWN, NORTHERN, south } = await openNorth()

/**
 * The same as if it had been about the missing records: their ids by themselves, in the address to
 * which a form leads back, and where a page says what was asked.
 */
function asMissing(answer: string): string {
  let same = answer
  for (const kind of PROBED) {
    const alone = new RegExp(`(["/=]|%2F)${FOREIGN[kind]}(?![\\w-])`, 'g')
    same = same.replaceAll(alone, `$1${MISSING[kind]}`)
  }
  return same.replaceAll(`:${FOREIGN.change},`, `:${MISSING.change},`)
}

function headersOf(answer: Response): string {
  const all = [...answer.headers].filter(([name]) => name !== 'content-length')
  return JSON.stringify(all)
}

/** Pages of one record. */
const PAGES = ({ document, claim, list, agent, event, estimate }: typeof FOREIGN) => [
  ...[`/documents/${document}`, `/documents/${document}/custody`, `/documents/${document}/history`],
  ...[`/claims/${claim}`, `/claims/${claim}/history`, `/claims/new?document=${document}`],
  ...[`/lists/${list}`, `/speakers/${agent}`, `/events/${event}`, `/estimates/${estimate}`],
]

test('[D678] over HTTP a foreign record is missing, in status, headers and body', async () => {
  for (const role of ROLES) {
    const door = await openFixtureDoor(world, inGroup(role, south))
    const headers = { origin: ORIGIN, cookie: door.cookie, 'content-type': 'application/json' }
    const ask = async (name: string, input: object) => {
      const init = { method: 'POST', headers, body: JSON.stringify(input) }
      const answer = await door.send(`/api/${name}`, init)
      return [`${answer.status}`, headersOf(answer), await answer.text()]
    }
    for (const [name, probes] of Object.entries(PROBES))
      for (const probe of probes) {
        const [asked, other] = [probe(FOREIGN, OWN), probe(MISSING, OWN)]
        const missing = await ask(name, other)
        // What names no record is asked for what it lists.
        if (JSON.stringify(asked) !== JSON.stringify(other))
          assert.deepEqual(
            (await ask(name, asked)).map((one) => asMissing(one)),
            missing,
            `${role} ${name}`,
          )
        for (const one of NORTHERN) assert.ok(!missing[2]?.includes(one), `${role} ${name} ${one}`)
      }
    assert.deepEqual(door.faults, [])
  }
})

test('[D678] the pages of a foreign record are those of a missing one', async () => {
  const door = await openFixtureDoor(world, inGroup('analyst', south))
  const page = async (path: string) => {
    const answer = await door.get(path)
    return [`${answer.status}`, await answer.text()]
  }
  const missing = PAGES(MISSING)
  for (const [n, path] of PAGES(FOREIGN).entries())
    assert.deepEqual((await page(path)).map(asMissing), await page(missing[n] ?? ''), path)
  for (const path of ['/', '/documents', '/claims', '/lists', '/events', '/speakers', '/log'])
    for (const one of NORTHERN) {
      const [status, text = ''] = await page(path)
      assert.equal(status, '200', path)
      const at = text.indexOf(one)
      assert.ok(at < 0, `${path} ${text.slice(at - 80, at + 40)}`)
    }
})
