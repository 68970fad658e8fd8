/** Whether the domain of a portal's passkeys names the pages outside it: what the console finds, in a browser. */
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsOf } from '../support/e2e/axe.ts'
import { portray } from '../support/e2e/pictures.ts'
import { setupView } from './support/setup.ts'
import { useConsole } from './support/stage.ts'

/** The domain's own server, which answers as a test wants. */
let answer = (response: ServerResponse): unknown => response.end()
let domain: Server
const addressOf = () =>
  `http://localhost:${(domain.address() as AddressInfo).port}/.well-known/webauthn`
const stage = useConsole(addressOf)

beforeAll(async () => {
  domain = createServer((_, response) => void answer(response))
  await new Promise<void>((resolve) => domain.listen(0, 'localhost', resolve))
})
afterAll(() => new Promise((resolve) => domain.close(resolve)))

const OUTSIDE = ['https://figures.example.com', 'https://auth.example.org']
const WANTED = ['https://portal.localhost', ...OUTSIDE]

interface Said {
  readonly status?: number
  readonly type?: string
  readonly text: string
  /** Whether other pages may read it. */
  readonly isOpen?: boolean
}

const says = ({ status = 200, type = 'application/json', text, isOpen = true }: Said): void => {
  answer = (response) =>
    response
      .writeHead(status, {
        'Content-Type': type,
        ...(isOpen && { 'Access-Control-Allow-Origin': '*' }),
      })
      .end(text)
}
const listing = (origins: readonly string[]) => JSON.stringify({ origins })

async function opened(at = 'embedding'): Promise<Page> {
  const { embedding } = setupView()
  const relatedOrigins = { address: addressOf(), text: listing(WANTED) }
  stage.play(({ path, method }) =>
    method === 'GET' && path.endsWith('/setup')
      ? setupView({ embedding: { ...embedding, relatedOrigins } })
      : undefined,
  )
  return stage.open(`demo/setup/${at}`)
}

async function checked(): Promise<string> {
  const page = await opened()
  await page.getByRole('button', { name: 'Check' }).click()
  const found = page.locator('console-related-origins [role=status]')
  await found.locator('p').waitFor()
  expect(await page.locator('iframe').count()).toBe(0)
  return (await found.textContent()) ?? ''
}

describe('what the domain answers', () => {
  it('is right where it names every page outside the domain, in whatever order and with more', async () => {
    says({ text: listing(['https://more.example', ...[...OUTSIDE].reverse()]) })
    expect(await checked()).toContain('names every page that it has to')
  })

  it('is right with a charset, and with a slash and capitals in its origins', async () => {
    says({
      type: 'Application/JSON; charset=utf-8',
      text: listing(['https://FIGURES.example.com/', 'https://auth.example.org']),
    })
    expect(await checked()).toContain('names every page that it has to')
  })

  it('lacks what is named one by one', async () => {
    says({ text: listing(['https://auth.example.org']) })
    const said = await checked()
    expect(said).toContain('these are missing')
    expect(said).toContain('https://figures.example.com')
    expect(said).not.toContain('https://auth.example.org')
  })

  it.each([
    ['a page instead of a list', { text: '<!doctype html><p>Hello' }],
    ['no list in it', { text: '{"origins":"https://auth.example.org"}' }],
    ['numbers', { text: '{"origins":[1]}' }],
    ['null', { text: 'null' }],
    ['more than browsers read', { text: `${' '.repeat(262_145)}${listing(OUTSIDE)}` }],
  ])('is no list: %s', async (_, said) => {
    says(said)
    expect(await checked()).toContain('no list of origins as JSON')
  })

  it('is passed over as another type', async () => {
    says({ type: 'text/html', text: listing(OUTSIDE) })
    expect(await checked()).toContain('not as application/json')
  })

  it('is not there', async () => {
    says({ status: 404, text: listing(OUTSIDE) })
    expect(await checked()).toContain('has status 404, not 200')
  })
})

describe('what cannot be read', () => {
  it.each([
    ['since other pages may not read it', () => says({ text: listing(OUTSIDE), isOpen: false })],
    [
      'since nobody answers',
      () => {
        answer = (response) => response.destroy()
      },
    ],
  ])('is said as just that, %s', async (_, play) => {
    play()
    expect(await checked()).toContain('It could not be read from here')
  })
})

it('is checked by the keyboard, and can be looked at in a tab of its own', async () => {
  says({ text: listing(['https://auth.example.org']) })
  const page = await opened()
  const link = page.getByRole('link', { name: 'Open the address in a new tab' })
  expect(await link.getAttribute('href')).toBe(addressOf())
  await link.focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('these are missing').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await portray(page, 'console/setup-domain-checked')
})

it('is led to from where the domain is set, as long as pages lie outside it', async () => {
  says({ text: listing(OUTSIDE) })
  const page = await opened('sign-in')
  await page.getByRole('link', { name: 'Some pages lie outside it' }).click()
  await page.getByRole('button', { name: 'Check' }).waitFor()
  stage.play(() => undefined)
  await page.goto(page.url().replace('embedding', 'sign-in'))
  await page.getByText('Follows from the first origin').waitFor()
  expect(await page.getByRole('link', { name: 'Some pages lie outside it' }).count()).toBe(0)
})

it('asks nothing of the domain before somebody presses', async () => {
  answer = () => {
    throw new Error('asked unasked')
  }
  const page = await opened()
  await page.getByText(addressOf()).first().waitFor()
  expect(await page.locator('iframe').count()).toBe(0)
})
