// Passkeys at the door: the honest way, and everything that a dishonest device or page may send.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { isoBase64URL } from '@simplewebauthn/server/helpers'
import { Authenticator, type Lies, optionsIn } from '../../fixture/authenticator.ts'
import { cookieOf, openGroupDoor, wordsOn } from '../../fixture/group.ts'

const MINUTE = 60_000

type Door = Awaited<ReturnType<typeof openGroupDoor>>

/** Joins an account with the key of a device. */
async function join(door: Door, account: string, device: Authenticator, lies: Lies = {}) {
  const word = await door.invite(account, 'documenter')
  const asked = await (await door.send('/join', { form: { word } })).text()
  const key = device.make(optionsIn(asked), lies)
  return { word, answer: await door.send('/join', { form: { word, key, name: 'a laptop' } }) }
}

async function withKey(t: TestContext) {
  const door = await openGroupDoor(t)
  const device = new Authenticator()
  const { word, answer } = await join(door, 'doc-1', device)
  assert.equal(answer.status, 200)
  const options = async () => optionsIn(await (await door.send('/sign-in')).text())
  const post = (key: string) => door.send('/sign-in', { form: { key } })
  const enter = async (lies: Lies = {}) => post(device.sign(await options(), lies))
  return { ...door, device, word, answer, options, post, enter }
}

test('[E650] a key that was made by an invitation signs in, and its words are shown once', async (t) => {
  const { answer, enter, send } = await withKey(t)
  assert.equal(wordsOn(await answer.text()).length, 10)
  assert.equal((await send('/', { cookie: cookieOf(answer) })).status, 200)
  const entered = await enter()
  assert.equal(entered.status, 303)
  const page = await (await send('/', { cookie: cookieOf(entered) })).text()
  assert.match(page, /Signed in as <strong>doc-1</)
})

test('[E650] keys are asked for with the person verified, discoverable, and without attestation', async (t) => {
  const { send, invite, options } = await withKey(t)
  const word = await invite('doc-2', 'documenter')
  const asked = optionsIn(await (await send('/join', { form: { word } })).text())
  const { rp, authenticatorSelection, attestation, user } = asked as unknown as Record<
    string,
    object
  >
  assert.deepEqual(rp, { id: 'localhost', name: 'Tumen' })
  assert.deepEqual(authenticatorSelection, {
    ...{ residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  })
  assert.equal(attestation, 'none')
  assert.equal((user as { name?: string }).name, 'doc-2')
  const signing = (await options()) as unknown as Record<string, unknown>
  assert.equal(signing.userVerification, 'required')
  assert.ok(!('allowCredentials' in signing))
})

/** What no door may take, each alone. */
const LIES: Readonly<Record<string, Lies>> = {
  'a foreign origin': { origin: 'https://evil.example' },
  'another port of this host': { origin: 'http://localhost:9999' },
  'a foreign RP id': { rpId: 'evil.example' },
  'a person who was not verified': { isUnverified: true },
  'another challenge': { challenge: 'A'.repeat(72) },
  'an answer to another question': { type: 'payment.get' },
}

for (const [what, lies] of Object.entries(LIES)) {
  test(`[E651] signing in with ${what} is refused`, async (t) => {
    const { enter } = await withKey(t)
    assert.equal((await enter(lies)).status, 403)
    assert.equal((await enter()).status, 303)
  })
  test(`[E651] making a key with ${what} is refused, and the invitation stays`, async (t) => {
    const door = await openGroupDoor(t)
    const device = new Authenticator()
    const { word, answer } = await join(door, 'doc-1', device, lies)
    assert.equal(answer.status, 403)
    assert.equal(cookieOf(answer), '')
    const key = device.make(optionsIn(await answer.text()))
    assert.equal((await door.send('/join', { form: { word, key, name: 'one' } })).status, 200)
  })
}

test('[E651] a signature that was tampered with, a counter that goes back, and nonsense are refused', async (t) => {
  const { enter, post } = await withKey(t)
  assert.equal((await enter({ isTampered: true })).status, 403)
  assert.equal((await enter({ counter: 10 })).status, 303)
  assert.equal((await enter({ counter: 10 })).status, 403)
  assert.equal((await enter({ counter: 3 })).status, 403)
  assert.equal((await enter({ counter: 11 })).status, 303)
  for (const nonsense of ['{', '{}', 'null', '[]', '"a"', '{"id":7,"response":{}}'])
    assert.equal((await post(nonsense)).status, 403, nonsense)
})

test('[E652] a challenge works once, for five minutes, and for what it was made', async (t) => {
  const { device, options, post, enter, now, send, invite } = await withKey(t)
  const sent = device.sign(await options())
  assert.equal((await post(sent)).status, 303)
  assert.equal((await post(sent)).status, 403)
  const old = await options()
  now.ms += 5 * MINUTE + 1
  assert.equal((await post(device.sign(old))).status, 403)
  const other = await invite('doc-2', 'documenter')
  const joining = optionsIn(await (await send('/join', { form: { word: other } })).text())
  assert.equal((await post(device.sign(joining))).status, 403)
  const third = await invite('doc-3', 'documenter')
  const key = new Authenticator().make(joining)
  assert.equal((await send('/join', { form: { word: third, key, name: 'one' } })).status, 403)
  assert.equal((await enter()).status, 303)
})

test('[E653] the key of a closed account, of nobody, or in another’s name opens nothing', async (t) => {
  const door = await withKey(t)
  const { enter, post, ask, options, device } = door
  const other = new Authenticator()
  await join(door, 'doc-2', other)
  assert.equal((await post(other.sign(await options(), { id: device.id }))).status, 403)
  const handle = Buffer.from('doc-1').toString('base64url')
  assert.equal((await post(other.sign(await options(), { userHandle: handle }))).status, 403)
  const stranger = new Authenticator()
  stranger.make({ challenge: 'AA', user: { id: handle } })
  assert.equal((await post(stranger.sign(await options()))).status, 403)
  await ask('account.close', { account: 'doc-1' })
  assert.equal((await enter()).status, 403)
})

test('[E653] two devices do not share a key: one that is known already is not taken again', async (t) => {
  const door = await openGroupDoor(t)
  const device = new Authenticator()
  assert.equal((await join(door, 'doc-1', device)).answer.status, 200)
  assert.equal((await join(door, 'doc-2', device)).answer.status, 403)
})

/** What each lie would need to be let in: the one check that is left out. */
const LEFT_OUT: Readonly<Record<string, (lies: Lies) => object>> = {
  'a foreign origin': ({ origin }) => ({ expectedOrigin: origin }),
  'another port of this host': ({ origin }) => ({ expectedOrigin: origin }),
  'a foreign RP id': ({ rpId }) => ({ expectedRPID: rpId }),
  'a person who was not verified': () => ({ requireUserVerification: false }),
  'another challenge': () => ({ expectedChallenge: () => true }),
  'an answer to another question': ({ type }) => ({ expectedType: type }),
}

test('[E651] mutation test: each lie is let in where its own check is left out', async (t) => {
  const { device, group } = await withKey(t)
  const credential = {
    ...{ id: device.id, publicKey: isoBase64URL.toBuffer(device.publicKey), counter: 0 },
  }
  for (const [what, lies] of Object.entries(LIES)) {
    const challenge = group.challenges.issue('sign-in')
    const response = JSON.parse(device.sign({ challenge }, lies))
    const whole = {
      ...{ response, credential, requireUserVerification: true, expectedChallenge: challenge },
      ...{ expectedOrigin: group.origin, expectedRPID: 'localhost' },
    }
    await assert.rejects(verifyAuthenticationResponse(whole), what)
    const less = { ...whole, ...LEFT_OUT[what]?.(lies) }
    assert.equal((await verifyAuthenticationResponse(less)).verified, true, what)
  }
})

test('[E650] a key for which somebody vouches is refused before anything of it is looked up', async (t) => {
  const { send, invite } = await openGroupDoor(t)
  const word = await invite('doc-1', 'documenter')
  const asked = optionsIn(await (await send('/join', { form: { word } })).text())
  const device = new Authenticator()
  const post = (lies: Lies) =>
    send('/join', { form: { word, key: device.make(asked, lies), name: 'one' } })
  assert.equal((await post({ isVouched: true })).status, 403)
  // Its challenge was not even used up.
  assert.equal((await post({})).status, 200)
})

test('[E652] strangers who ask for many challenges push nobody’s out', async (t) => {
  const { device, options, post, group } = await withKey(t)
  const mine = await options()
  for (let n = 0; n < 20_000; n++) group.challenges.issue('sign-in')
  assert.equal((await post(device.sign(mine))).status, 303)
})
