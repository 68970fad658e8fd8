import { describe, expect, it } from 'vitest'
import { viewOf } from '../widgets/support/views.ts'
import { meView } from './support/data.ts'
import { problem, useConsole } from './support/stage.ts'

const stage = useConsole()

const flow = (path: string) => viewOf(path.endsWith('/answer') ? 'done' : 'identify')

/** Whoever signs in once the session has expired is another person than before. */
const playAnother = () => {
  let address = 'owner@example.org'
  let isSignedIn = true
  stage.play(({ path }) => {
    if (path.endsWith('/answer')) {
      isSignedIn = true
      address = 'second@example.org'
    }
    if (path.startsWith('flows')) return flow(path)
    if (!isSignedIn) return problem('unauthorized')
    return path === 'console/me'
      ? { ...meView(), person: { name: 'Somebody', address } }
      : undefined
  })
  return () => {
    isSignedIn = false
  }
}

describe('signing in', () => {
  it('comes first, with the product’s own widget, and leads to the portal', async () => {
    let isSignedIn = false
    stage.play(({ path }) => {
      if (path.endsWith('/answer')) isSignedIn = true
      if (path.startsWith('flows')) return flow(path)
      return isSignedIn ? undefined : problem('unauthorized')
    })
    const page = await stage.open('')
    await page.getByLabel('E-mail address').fill('owner@example.org')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/console/demo/overview')
    expect(await page.title()).toBe('Overview – Personnel statistics – Farstu')
  })

  it('again comes over what is open, and what was typed and pressed goes on', async () => {
    let isSignedIn = true
    stage.play(({ path }) => {
      if (path.endsWith('/answer')) isSignedIn = true
      if (path.startsWith('flows')) return flow(path)
      if (!isSignedIn) return problem('unauthorized')
      return path.endsWith('/invitations')
        ? { results: [{ ok: true, id: 'i9', hint: null, roles: [] }] }
        : undefined
    })
    const page = await stage.open('demo/invitations/new')
    await page.getByLabel('First name').fill('Kim')
    await page.getByLabel('Last name').fill('Example')
    await page.locator('#address').fill('kim@example.org')
    isSignedIn = false
    await page.getByRole('button', { name: 'Send invitation' }).click()
    const over = page.getByRole('dialog', { name: 'Sign in again' })
    await over.getByLabel('E-mail address').fill('owner@example.org')
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Escape')
    await expect.poll(() => over.isVisible()).toBe(true)
    await over.getByLabel('E-mail address').focus()
    await page.keyboard.press('Enter')
    await page.getByText('An invitation is on its way to Kim Example.').waitFor()
    expect(await over.count()).toBe(0)
  })

  it('as somebody else shows nothing of what the first had open', async () => {
    const expire = playAnother()
    const page = await stage.open('demo/units/import')
    await page.locator('#csv').fill('external id,name')
    expire()
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.getByLabel('E-mail address').fill('second@example.org')
    await page.keyboard.press('Enter')
    await page.getByText('second@example.org').first().waitFor()
    await page.locator('#csv').waitFor()
    expect(await page.locator('#csv').inputValue()).toBe('')
  })

  it('as somebody else does nothing that the first had pressed', async () => {
    const expire = playAnother()
    const page = await stage.open('demo/setup')
    await page.getByRole('button', { name: 'Change: Name and place' }).click()
    await page.getByLabel('Name', { exact: true }).fill('The first’s name')
    expire()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByLabel('E-mail address').fill('second@example.org')
    await page.keyboard.press('Enter')
    await page.getByText('second@example.org').first().waitFor()
    await page.getByRole('button', { name: 'Change: Name and place' }).waitFor()
    const sent = stage.calls.filter(
      ({ path, method }) => method === 'POST' && path.endsWith('/setup'),
    )
    expect(sent.length).toBe(1)
    expect(await page.getByLabel('Name', { exact: true }).count()).toBe(0)
  })

  it('as somebody else in another tab empties this one when it is looked at again', async () => {
    let who = meView().person
    stage.play(({ path }) => (path === 'console/me' ? { ...meView(), person: who } : undefined))
    const page = await stage.open('demo/setup')
    await page.getByRole('button', { name: 'Change: Name and place' }).click()
    await page.getByLabel('Name', { exact: true }).fill('The first’s name')
    who = { name: 'Second', address: 'second@example.org' }
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await page.getByText('second@example.org').first().waitFor()
    await page.getByRole('button', { name: 'Change: Name and place' }).waitFor()
    expect(await page.getByLabel('Name', { exact: true }).count()).toBe(0)
  })

  it('lets nothing go while it is not known who it is', async () => {
    let isSignedIn = true
    let isKnown = true
    stage.play(({ path }) => {
      if (path.endsWith('/answer')) isSignedIn = true
      if (path.startsWith('flows')) return flow(path)
      if (!isSignedIn) return problem('unauthorized')
      return path === 'console/me' && !isKnown ? 'lost' : undefined
    })
    const checks = () => stage.calls.filter(({ path }) => path.endsWith('/units/import')).length
    const page = await stage.open('demo/units/import')
    await page.locator('#csv').fill('external id,name')
    isSignedIn = false
    isKnown = false
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    const over = page.getByRole('dialog', { name: 'Sign in again' })
    await over.getByLabel('E-mail address').fill('owner@example.org')
    await page.keyboard.press('Enter')
    await over.getByRole('alert').getByText('There is no connection').waitFor()
    expect(checks()).toBe(1)
    isKnown = true
    await over.getByRole('button', { name: 'Try again' }).click()
    await over.waitFor({ state: 'detached' })
    await expect.poll(checks).toBe(2)
    expect(await page.locator('#csv').inputValue()).toBe('external id,name')
  })
})

describe('a sign-in that is let be', () => {
  const openOver = async () => {
    stage.play(({ method, path }) => {
      if (path.startsWith('flows')) return flow(path)
      const isSent = method === 'POST' && path === 'console/colleagues'
      return isSent ? problem('sign_in_too_old') : undefined
    })
    const page = await stage.open('_colleagues')
    await page.getByRole('button', { name: 'Invite a colleague …' }).click()
    const send = page.getByRole('button', { name: 'Send the invitation' })
    await send.click()
    return { send, over: page.getByRole('dialog', { name: 'Sign in again' }) }
  }

  it('opens at its heading, not at what closes it', async () => {
    const { over } = await openOver()
    const heading = over.getByRole('heading', { name: 'Sign in again' })
    await expect
      .poll(() => heading.evaluate((element) => element === document.activeElement))
      .toBe(true)
  })

  it.each(['Close', 'Cancel'])('by “%s” gives the focus back to what was pressed', async (name) => {
    const { send, over } = await openOver()
    await over.getByRole('button', { name }).click()
    await over.waitFor({ state: 'detached' })
    expect(await send.evaluate((button) => button === document.activeElement)).toBe(true)
  })
})

it('signing out ends the session and comes back to the sign-in', async () => {
  let isSignedIn = true
  stage.play(({ path }) => {
    if (path.startsWith('flows')) return flow(path)
    if (path === 'session/end') isSignedIn = false
    return isSignedIn || path === 'session/end' ? undefined : problem('unauthorized')
  })
  const page = await stage.open('demo/people')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByLabel('E-mail address').waitFor()
  expect(stage.calls.find(({ path }) => path === 'session/end')?.body).toEqual({
    portal: 'console',
  })
})

it('signing out asks before what is unsaved is lost, and while the session is live', async () => {
  const ends = () => stage.calls.filter(({ path }) => path === 'session/end').length
  const page = await stage.open('demo/setup')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await page.getByRole('button', { name: 'Change: Name and place' }).click()
  await page.getByLabel('Name', { exact: true }).fill('My name')
  await page.getByRole('button', { name: 'Sign out' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(ends()).toBe(0)
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('My name')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await dialog.getByRole('button', { name: 'Leave' }).click()
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
  expect([ends(), asked]).toEqual([1, []])
})
