/**
 * The attacker has a page of another portal, or somebody's browser for a minute, and wants to know who has been
 * there; or plants a cookie, so that somebody signs in as they are told to.
 */
import { describe, expect, it } from 'vitest'
import { createEnvelope } from '../../../../api/crypto/envelope.ts'
import {
  type Browser,
  createBrowser,
  enrolled,
  signIn,
  stepOf,
} from '../../../support/api/browser.ts'
import { createSeededRandom } from '../../../support/api/random.ts'
import {
  addOtherPortal,
  OTHER_PORTAL_URL,
  useServers,
} from '../../../support/api/servers/servers.ts'
import { REPORTER } from '../../../support/api/test-server.ts'

const openServer = useServers()

const named = ({ jar }: Browser, portal: string): readonly [string, string] =>
  [...jar].find(([name]) => name.includes(`farstu-addresses-${portal}`)) ?? ['', '']

/** A browser that remembers one address of the portal "demo", and no session. */
async function remembering() {
  const server = await openServer()
  const { secret } = await enrolled(server)
  const { browser } = await signIn(server, secret)
  await browser.signOut()
  const started = await browser.start()
  const { addresses } = stepOf(started, 'choose-address')
  return { server, browser, secret, id: addresses[0]?.id ?? '', flow: started.body.flow }
}

describe('a page of another portal', () => {
  it('learns nothing of what this browser remembers, not even that there is something', async () => {
    const { server, browser } = await remembering()
    await addOtherPortal(server)
    const there = (jar?: Browser['jar']) =>
      createBrowser(server, { origin: OTHER_PORTAL_URL, ...(jar && { jar }) }).start({
        portal: 'other',
      })
    const [known, fresh] = [await there(browser.jar), await there()]
    expect(known.body.step).toEqual(fresh.body.step)
    expect(known.body.step.name).toBe('identify')
    expect(known.headers.getSetCookie().map((line) => line.split('=')[0])).toEqual(
      fresh.headers.getSetCookie().map((line) => line.split('=')[0]),
    )
  })

  it('may not ask in the name of the first, nor answer a flow of it', async () => {
    const { server, browser, id, flow } = await remembering()
    await addOtherPortal(server)
    const theirs = createBrowser(server, { origin: OTHER_PORTAL_URL, jar: browser.jar })
    for (const reply of [
      await theirs.start(),
      await theirs.see(flow),
      await theirs.answer(flow, { step: 'choose-address', id }),
      await theirs.answer(flow, { step: 'remember', forget: id }),
    ]) {
      expect([reply.status, reply.body.code]).toEqual([403, 'origin_refused'])
      expect(reply.text).not.toContain('example.org')
    }
  })

  it('does not open what was sealed for the first, moved under its own name', async () => {
    const { server, browser } = await remembering()
    await addOtherPortal(server)
    const [name, sealed] = named(browser, 'demo')
    const jar = new Map([[name.replace('-demo', '-other'), sealed]])
    const theirs = createBrowser(server, { origin: OTHER_PORTAL_URL, jar })
    expect((await theirs.start({ portal: 'other' })).body.step.name).toBe('identify')
    expect(named(theirs, 'other')[1]).toBe('')
  })
})

describe('a cookie that is not ours', () => {
  const sealedBy = (key: string, byte: number, text: string) =>
    createEnvelope(
      new Map([[key, new Uint8Array(32).fill(byte)]]),
      createSeededRandom('attacker'),
    ).seal(text, 'remembered:demo')

  it.each([
    ['made up', () => `k1.${Buffer.from(JSON.stringify([REPORTER])).toString('base64url')}`],
    ['empty', () => ''],
    [
      'changed in one letter',
      (ours: string) => `${ours.slice(0, -2)}${ours.endsWith('AA') ? 'BB' : 'AA'}`,
    ],
    ['cut short', (ours: string) => ours.slice(0, 20)],
    [
      'sealed by a key that is gone',
      () => sealedBy('k0', 9, JSON.stringify(['planted@example.org'])),
    ],
    [
      'sealed by another key of the same name',
      () => sealedBy('k1', 9, JSON.stringify(['planted@example.org'])),
    ],
    ['far too long', (ours: string) => ours + 'A'.repeat(3000)],
  ])('%s: is ignored, and goes', async (_name, made) => {
    const { server, browser } = await remembering()
    const [name, ours] = named(browser, 'demo')
    const other = createBrowser(server, { jar: new Map([[name, made(ours)]]) })
    const started = await other.start()
    expect([started.status, started.body.step.name]).toEqual([201, 'identify'])
    expect(named(other, 'demo')[1]).toBe('')
  })
})

describe('an address that is chosen', () => {
  it('proves nothing: password and app are asked for as ever', async () => {
    const { browser, id, flow } = await remembering()
    const chosen = await browser.answer(flow, { step: 'choose-address', id })
    expect(stepOf(chosen, 'password')).toEqual(stepOf(await typedElsewhere(browser), 'password'))
    const skipped = await browser.answer(flow, { step: 'totp', code: '123456' })
    expect(skipped.body.code).toBe('step_changed')
  })

  const typedElsewhere = async (browser: Browser) => {
    const { flow } = (await browser.start()).body
    return browser.answer(flow, { step: 'identify', address: REPORTER })
  }

  it('is not found by an id of another browser or portal that holds nothing', async () => {
    const { server, id } = await remembering()
    const other = createBrowser(server)
    const { flow } = (await other.start()).body
    const reply = await other.answer(flow, { step: 'choose-address', id })
    expect([reply.status, reply.body.code]).toEqual([409, 'step_changed'])
    const forgotten = await other.answer(flow, { step: 'remember', forget: id })
    expect(forgotten.body.code).toBe('step_changed')
  })
})
