/** Trying a passkey, a key or this device, right where it was added and later: one press, what came of it in words, and back. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { FlowView } from '../../../api/contract/views.ts'
import { ACCOUNT, appOf, openAccount } from '../support/accounts.ts'
import { useStage } from '../support/browser.ts'
import { IN_A_MANAGER, plug, REQUEST } from '../support/credentials.ts'
import { eventsOf, openHost, starts } from '../support/host.ts'
import type { Reply } from '../support/stand-in.ts'
import { press } from '../support/steps.ts'
import { problemOf, stepOf, viewOf } from '../support/views.ts'

const stage = useStage()

const NO_SESSION = { acr: null, amr: [], code: null, state: null } as const
const ADDED = viewOf(stepOf('done', { ...NO_SESSION, tries: 'it' }), { journey: 'add-method' })
const TRIED = viewOf(stepOf('done', NO_SESSION), { journey: 'try-method' })

const trialOf = (id: string): FlowView =>
  viewOf(
    stepOf('passkey', {
      methods: ['In my manager'],
      options: { ...REQUEST, allowCredentials: [{ type: 'public-key', id, transports: [] }] },
    }),
    { journey: 'try-method', flow: 'trial', ways: null, progress: null },
  )

const PASSKEY = appOf('it', 'In my manager', { kind: 'passkey', canTry: true })
const WITH_ONE = { ...ACCOUNT, methods: [PASSKEY, ...ACCOUNT.methods] }

/** A flow that adds stands at its end; one that tries asks for a passkey and is answered so. */
function playAdded(id: string, reply: Reply = TRIED): void {
  stage.standIn.play(({ path, body }) => {
    if (path.endsWith('/answer')) return reply
    return body.journey === 'try-method' ? trialOf(id) : ADDED
  })
}

async function openAdded(reply?: Reply): Promise<Page> {
  const page = await stage.open()
  await page.goto(stage.standIn.show('/empty', { html: '<!doctype html><title>Empty</title>' }))
  const { hold } = await plug(page, IN_A_MANAGER)
  playAdded((await hold()).id, reply)
  const { api } = stage.standIn
  const element = `<farstu-authenticator api="${api}" portal="example" kind="passkey"></farstu-authenticator>`
  return openHost(stage, element, page)
}

const dialogEnds = (page: Page, name: string): Promise<void> =>
  page.evaluate((ends) => {
    const end = (): Promise<never> => Promise.reject(new DOMException('as a test says', ends))
    Object.assign(navigator.credentials, { get: end })
  }, name)

describe('where one was just added', () => {
  it('one press tries it, by a flow of its own, and it is said that it works', async () => {
    const page = await openAdded()
    await press(page, 'Try it now')
    await page.getByRole('heading', { name: 'It works' }).waitFor()
    const [added, tried] = starts(stage.standIn.calls).map(({ body }) => body)
    expect(added).toEqual({ portal: 'example', journey: 'add-method', kind: 'passkey' })
    expect(tried).toEqual({ portal: 'example', journey: 'try-method', object: 'it' })
    expect(await eventsOf(page)).toContainEqual(['tried', { code: null, state: null }])
  })

  it('nothing of the press is heard in the page, and leaving it is as good', async () => {
    const page = await openAdded()
    await page.evaluate(() => {
      document.addEventListener('farstu-try', () => document.body.toggleAttribute('data-heard'))
    })
    await dialogEnds(page, 'NotAllowedError')
    await press(page, 'Try it now')
    await page.getByText('it was cancelled, or it took too long').waitFor()
    await page.getByText('This is only a try').waitFor()
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByRole('heading', { name: 'You have cancelled' }).waitFor()
    expect(await page.locator('body[data-heard]').count()).toBe(0)
  })

  it.each([
    ['NotSupportedError', 'This browser cannot do this'],
    ['SecurityError', 'The browser does not let this page ask for it'],
    ['UnknownError', 'Your device could not do it'],
  ])('%s is told in words', async (fault, text) => {
    const page = await openAdded()
    await dialogEnds(page, fault)
    await press(page, 'Try it now')
    await page.getByText(text).waitFor()
  })

  it('another one than was meant is told in words, and tried again', async () => {
    const page = await openAdded(problemOf('credential_refused'))
    await press(page, 'Try it now')
    await page.getByText('It was not accepted').waitFor()
    await page.getByRole('button', { name: 'Use passkey' }).waitFor()
  })

  it('what cannot be tried has no such button', async () => {
    stage.standIn.play(() => viewOf(stepOf('done', NO_SESSION), { journey: 'add-method' }))
    const { api } = stage.standIn
    const element = `<farstu-authenticator api="${api}" portal="example"></farstu-authenticator>`
    const page = await openHost(stage, element)
    await page.getByRole('heading', { name: 'It is added' }).waitFor()
    expect(await page.getByRole('button', { name: 'Try it now' }).count()).toBe(0)
  })
})

describe('in the own account', () => {
  /** Whether the passkey is there by now. */
  const playing = (reply: Reply) => {
    let isThere = false
    return (path: string): Reply => {
      if (path === 'account/read') return isThere ? WITH_ONE : ACCOUNT_TO_ADD
      if (path.endsWith('/answer')) {
        isThere = true
        return reply
      }
      return path === 'flows' && isThere ? trialOf('AAAA') : viewOf('totp-enrol')
    }
  }
  const ACCOUNT_TO_ADD = {
    ...ACCOUNT,
    adding: [{ kind: 'totp', isSpare: false, whyNot: null, most: 5 }] as const,
  }

  it('what was just added can be tried at once, and nothing else is said to be new', async () => {
    const page = await openAccount(stage, playing(viewOf('done', { journey: 'add-method' })))
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
    await page.getByLabel('Code from the app').fill('123456')
    await page.getByRole('status').getByText('Added.').waitFor()
    await page.getByRole('button', { name: 'Try it now: In my manager' }).click()
    await page.locator('farstu-authenticator[step=passkey]').waitFor()
    expect(starts(stage.standIn.calls).at(-1)?.body).toMatchObject({
      journey: 'try-method',
      object: 'it',
    })
  })

  it('its row tries it later; back there it is said that it works, and the page is told of no change', async () => {
    const page = await stage.open({ reducedMotion: 'reduce' })
    await page.goto(stage.standIn.show('/empty', { html: '<!doctype html><title>Empty</title>' }))
    const { hold } = await plug(page, IN_A_MANAGER)
    const { id } = await hold()
    // What is not listed there the browser forgets.
    const account = { ...WITH_ONE, signals: { ...ACCOUNT.signals, credentials: [id] } }
    await openAccount(
      stage,
      (path) => {
        if (path === 'account/read') return account
        return path.endsWith('/answer') ? TRIED : trialOf(id)
      },
      { page },
    )
    await page.evaluate(() => {
      document.addEventListener('farstu-changed', () => document.body.toggleAttribute('data-heard'))
    })
    await page.getByRole('button', { name: 'Try it: In my manager' }).click()
    await page.getByRole('status').getByText('It works: you can sign in with it.').waitFor()
    expect(await page.locator('body[data-heard]').count()).toBe(0)
    expect(await page.getByRole('button', { name: /^Try it now/ }).count()).toBe(0)
    expect(await page.locator('farstu-authenticator').count()).toBe(0)
  })

  it('given up it is as if it had not been begun', async () => {
    const page = await openAccount(stage, (path) =>
      path === 'account/read' ? WITH_ONE : trialOf('AAAA'),
    )
    await dialogEnds(page, 'NotAllowedError')
    await page.getByRole('button', { name: 'Try it: In my manager' }).click()
    await page.getByText('it was cancelled, or it took too long').waitFor()
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    expect(await page.getByText('It works').count()).toBe(0)
  })
})
