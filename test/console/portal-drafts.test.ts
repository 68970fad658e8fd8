import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Call } from './support/played-api.ts'
import { setupView } from './support/setup.ts'
import { problem, useConsole } from './support/stage.ts'

const stage = useConsole()

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const change = (page: Page, name: string) => page.getByRole('button', { name: `Change: ${name}` })
const name = (page: Page) => page.getByLabel('Name', { exact: true })
const sent = () =>
  stage.calls.filter(({ path, method }) => method === 'POST' && path.endsWith('/setup'))

/** A set-up as the server keeps it: what was made from an older version is refused. */
function keptSetup() {
  let setup = setupView()
  stage.play(({ path, method, body }: Call) => {
    if (!path.endsWith('/setup')) return undefined
    if (method === 'GET') return setup
    if (body.version !== setup.version) return problem('changed_meanwhile')
    setup = { ...setup, ...body, version: setup.version + 1 }
    return setup
  })
  return {
    /** Somebody else saves. */
    change: (over: Partial<typeof setup>) => {
      setup = { ...setup, ...over, version: setup.version + 1 }
    },
    name: () => setup.name,
  }
}

async function bothOpen(): Promise<Page> {
  const page = await stage.open('demo/setup')
  await change(page, 'Name and place').click()
  await change(page, 'Origins').click()
  await page.getByLabel('Origin 2', { exact: true }).fill('https://second.example.org')
  return page
}

describe('two open parts of a page', () => {
  it('never put back what somebody else changed between them', async () => {
    const server = keptSetup()
    const page = await bothOpen()
    await page.getByLabel('Start page').fill('https://portal.example.org/home')
    server.change({ name: 'Their name' })
    const origins = region(page, 'Origins')
    await origins.getByRole('button', { name: 'Save', exact: true }).click()
    await origins.getByRole('button', { name: 'Show what is saved now' }).click()
    await origins.getByRole('button', { name: 'Keep what I typed' }).click()
    const basics = region(page, 'Name and place')
    await basics.getByText('What somebody else saved').waitFor()
    await basics.getByText('Their name').waitFor()
    await basics.getByRole('button', { name: 'Save', exact: true }).click()
    await basics.getByRole('button', { name: 'Show what is saved now' }).waitFor()
    expect(server.name()).toBe('Their name')
    expect(await page.getByLabel('Start page').inputValue()).toBe('https://portal.example.org/home')
  })

  it('save one after the other when nobody else has touched them', async () => {
    const server = keptSetup()
    const page = await bothOpen()
    await name(page).fill('My name')
    await region(page, 'Origins').getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved: Origins.').waitFor()
    await region(page, 'Name and place').getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved: Name and place.').waitFor()
    expect(server.name()).toBe('My name')
    expect(sent().map(({ body }) => body.version)).toEqual([3, 4])
  })

  it('are asked about once when they are left', async () => {
    const page = await bothOpen()
    await name(page).fill('My name')
    await page.getByRole('link', { name: 'People', exact: true }).click()
    await page.getByRole('dialog').first().waitFor()
    expect(await page.locator('dialog').count()).toBe(1)
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(await name(page).inputValue()).toBe('My name')
  })
})

describe('what was typed', () => {
  it('while it was being saved stays, and is saved after it', async () => {
    const server = keptSetup()
    const page = await stage.open('demo/setup')
    let answer = (): void => undefined
    const late = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/setup', async (route) => {
      if (route.request().method() === 'POST') await late
      return route.fallback()
    })
    await change(page, 'Name and place').click()
    await name(page).fill('First')
    const save = page.getByRole('button', { name: 'Save', exact: true })
    await save.click()
    await name(page).fill('First and more')
    answer()
    await page.getByText('Saved: Name and place.').waitFor()
    expect(await name(page).inputValue()).toBe('First and more')
    await save.click()
    await expect.poll(server.name).toBe('First and more')
    await change(page, 'Name and place').waitFor()
  })

  it('and saved without an answer is not taken for somebody else’s', async () => {
    keptSetup()
    const page = await stage.open('demo/setup')
    let isLost = true
    await page.route('**/setup', async (route) => {
      if (route.request().method() !== 'POST' || !isLost) return route.fallback()
      isLost = false
      await page.evaluate(async (body) => {
        await fetch('/v1/console/portals/demo/setup', { method: 'POST', body })
      }, route.request().postData())
      return route.abort()
    })
    await change(page, 'Name and place').click()
    await name(page).fill('My name')
    const save = page.getByRole('button', { name: 'Save', exact: true })
    await save.click()
    await page.getByRole('alert').getByText('There is no connection').waitFor()
    await save.click()
    await page.getByRole('button', { name: 'Show what is saved now' }).click()
    await page.getByText('Saved: Name and place.').waitFor()
    await change(page, 'Name and place').waitFor()
  })

  it('of help contacts goes on in the languages that the portal has by now', async () => {
    let setup = setupView()
    stage.play(({ path, method, body }: Call) => {
      if (!path.includes('/setup')) return undefined
      if (method === 'GET') return setup
      return body.version === setup.version ? setup : problem('changed_meanwhile')
    })
    const page = await stage.open('demo/setup/contacts')
    await change(page, 'Who can be asked').click()
    const label = page.locator('#contact-sv-0-label')
    await label.fill('Min etikett')
    setup = setupView({ version: 4, languages: ['sv'], contacts: { sv: [] } })
    const save = page.getByRole('button', { name: 'Save', exact: true })
    await save.click()
    await page.getByRole('button', { name: 'Show what is saved now' }).click()
    await page.getByRole('button', { name: 'Keep what I typed' }).click()
    await save.click()
    await page.getByText('Saved: Who can be asked.').waitFor()
    const [last] = stage.calls.filter(({ path }) => path.endsWith('/contacts')).slice(-1)
    expect(last?.body).toMatchObject({ version: 4, contacts: { sv: [{ label: 'Min etikett' }] } })
    expect(Object.keys(last?.body.contacts ?? {})).toEqual(['sv'])
  })
})

describe('what was refused', () => {
  it('of the languages leads to them', async () => {
    stage.play(({ method }) =>
      method === 'POST' ? problem('invalid_input', 'languages.1') : undefined,
    )
    const page = await stage.open('demo/setup')
    await change(page, 'Name and place').click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.locator('fieldset:focus').getByText('Choose at least one language.').waitFor()
  })

  it('of the page for invitations is said at its field, and where origins were saved', async () => {
    const invited = 'https://elsewhere.example.org/invited'
    stage.play(({ path, method }) => {
      if (!path.endsWith('/setup')) return undefined
      if (method === 'GET') return setupView({ invitationUrl: invited })
      return problem('invalid_input', 'invitationUrl')
    })
    const page = await bothOpen()
    const lies = 'The page for invitations must lie on one of the portal’s origins.'
    const basics = region(page, 'Name and place')
    await basics.getByRole('button', { name: 'Save', exact: true }).click()
    await page.locator('#invitationUrl:focus').waitFor()
    expect(await page.locator('#invitationUrl-mistake').textContent()).toBe(lies)
    const origins = region(page, 'Origins')
    await origins.getByRole('button', { name: 'Save', exact: true }).click()
    await origins.locator('fieldset:focus').getByText(lies).waitFor()
    await origins.getByText(invited).waitFor()
  })
})
