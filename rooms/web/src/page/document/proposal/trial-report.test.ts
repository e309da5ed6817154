// A report with three proposals in a world that is made anew, for the tests of these pages. Its
// number, act and part are plain. Everything in it is invented. No tests here.
import assert from 'node:assert/strict'
import type { Actor } from '@tumen/desk'
import { type OpenedWorld, openWorld } from '@tumen/world'
import { openTrialDoor, type TrialDoor } from '../../../../fixture/door.ts'

export const TEXT =
  '지난 4월 랴오닝성에서 탈북민 최소 52명이 구금됐다고 한 선교사가 말했다. ' +
  '이 가운데 12명은 북송됐다고 그는 전했다.\n\n지린성에서는 약 80명이 체포됐다.'

/** The keys of its proposals: held, a part of them returned, arrested elsewhere. */
export const [HELD, RETURNED, ARRESTED] = ['최소 52명', '12명', '약 80명'].map((words) => {
  const start = TEXT.indexOf(words)
  return `quantity-${start}-${start + words.length}`
}) as [string, string, string]

export const PATH = '/documents/K1/proposals'

/** A proposal as document.read gives it, as far as the tests look. */
export interface Read {
  id: string
  key: string
  claim: Record<string, unknown>
  decision?: { decision: string; claim?: string; leaf: number }
}

/** The report as K1 in a fresh world, with a door in front of it. */
export interface TrialReport extends TrialDoor {
  read(document?: string): Promise<Map<string, Read>>
  idOf(key: string): Promise<string>
  add(id: string, more?: object): Promise<unknown>
}

export async function openReport(actor?: Actor): Promise<TrialReport> {
  const world = await openWorld()
  const add = (id: string, more: object = {}) => addReport(world, id, more)
  await add('K1')
  const door = await openTrialDoor(world, actor)
  const read = async (document = 'K1') => {
    const input = { document }
    const { proposals } = await world.ask<{ proposals: Read[] }>('ana-1', 'document.read', input)
    return new Map(proposals.map((one) => [one.key, one]))
  }
  const idOf = async (key: string) => {
    const found = (await read()).get(key)
    assert.ok(found, `${key} is proposed`)
    return found.id
  }
  return { ...door, read, idOf, add }
}

function addReport(world: OpenedWorld, id: string, more: object): Promise<unknown> {
  return world.ask('ana-1', 'document.add', {
    ...{ id, title: `보도 ${id}`, text: `${TEXT} ${id}판.`, language: 'ko' },
    ...{ publisher: 'harbour', published: '2022-04-29', ...more },
  })
}

/** The card or line of one proposal on a page. */
export function itemOf(page: string, number: number): string {
  const list = page.indexOf('class="reader-cards')
  const from = page.indexOf(`data-number="${number}"`, list)
  assert.ok(from >= 0, `item ${number}`)
  const next = page.indexOf(`data-number="${number + 1}"`, from)
  return page.slice(from, next < 0 ? undefined : next)
}
