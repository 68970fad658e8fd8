/**
 * Mail gateways and mail programs change the links that they let through. The token is found wherever
 * it has got to, taken out of the address, and the journey goes on; where a part of it is lost, the
 * address is asked for.
 */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { pageOf, useStage } from './support/browser.ts'
import { starts } from './support/host.ts'
import { viewOf } from './support/views.ts'

const stage = useStage()
const TOKEN = 'Zm9vYmFy-_3DZm9vYmFyQQ'
/** One that begins like what quoted-printable writes. */
const LIKE_3D = '3DvYmFy-_3DZm9vYmFyQQx'

const NAMED = 'farstu-invitation'

/** Opens an address of the host's page, whatever it is; resolves the page. */
async function follow(address: string, at = '/join'): Promise<Page> {
  stage.standIn.play(({ body }) =>
    'invitation' in body ? viewOf('email-code') : viewOf('identify', { journey: 'invitation' }),
  )
  const page = await stage.open()
  const element = `<farstu-invitation api="${stage.standIn.api}" portal="example"></farstu-invitation>`
  const whole = `${at}${address}`
  const html = pageOf(stage.standIn.api, element)
  const { origin } = new URL(stage.standIn.show(at, { html }))
  stage.standIn.show(new URL(origin + whole).pathname, { html })
  await page.goto(origin + whole)
  await page.locator('farstu-invitation[step]').waitFor()
  return page
}

const asked = () => starts(stage.standIn.calls).map(({ body }) => body.invitation)
const addressOf = (page: Page) => page.url().replace(stage.standIn.host, '')

describe('an invitation goes on', () => {
  it.each([
    ['the fragment escaped into the path', `%23${NAMED}=${TOKEN}`, '/join'],
    ['all of it escaped', `%23${NAMED}%3D${TOKEN}`, '/join'],
    ['all of it escaped twice', `%2523${NAMED}%253D${TOKEN}`, '/join'],
    ['a slash before the fragment', `/#${NAMED}=${TOKEN}`, '/join/'],
    ['a slash before what was escaped', `/%23${NAMED}%3D${TOKEN}`, '/join'],
    ['the sign escaped', `#${NAMED}%3D${TOKEN}`, '/join'],
    ['the sign escaped twice', `#${NAMED}%253D${TOKEN}`, '/join'],
    ['the sign as quoted-printable has it', `#${NAMED}=3D${TOKEN}`, '/join'],
    ['that escaped, too', `#${NAMED}%3D3D${TOKEN}`, '/join'],
    ['the name in capitals', `#FARSTU-INVITATION=${TOKEN}`, '/join'],
    ['a full stop', `#${NAMED}=${TOKEN}.`, '/join'],
    ['a bracket', `#${NAMED}=${TOKEN}>`, '/join'],
    ['an escaped bracket', `#${NAMED}=${TOKEN}%3E`, '/join'],
    ['a parenthesis', `#${NAMED}=${TOKEN})`, '/join'],
    ['a comma', `#${NAMED}=${TOKEN},`, '/join'],
    ['a quotation mark', `#${NAMED}=${TOKEN}"`, '/join'],
    ['a semicolon', `#${NAMED}=${TOKEN};`, '/join'],
    ['an underscore', `#${NAMED}=${TOKEN}_`, '/join'],
    ['an escaped ampersand', `#${NAMED}=${TOKEN}&amp;`, '/join#amp;'],
    ['a tracker in the fragment', `#${NAMED}=${TOKEN}?utm_source=mail`, '/join'],
    [
      'a tracker as a part of the fragment',
      `#${NAMED}=${TOKEN}&utm_source=a`,
      '/join#utm_source=a',
    ],
    ['a tracker before the fragment', `?utm_source=a#${NAMED}=${TOKEN}`, '/join?utm_source=a'],
    ['a tracker after the path', `%23${NAMED}=${TOKEN}?utm_source=a`, '/join?utm_source=a'],
    ['the fragment as a query', `?${NAMED}=${TOKEN}`, '/join'],
    ['the fragment in a query', `?a=b&${NAMED}=${TOKEN}&c=d`, '/join?a=b&c=d'],
    ['the fragment escaped into a value', `?a=b%23${NAMED}%3D${TOKEN}&c=d`, '/join?a=b&c=d'],
    ['a line end in the token', `#${NAMED}=${TOKEN.slice(0, 9)}%0D%0A${TOKEN.slice(9)}`, '/join'],
    ['a line broken by a sign', `#${NAMED}=${TOKEN.slice(0, 9)}=%0A${TOKEN.slice(9)}`, '/join'],
    ['a space in the token', `#${NAMED}=${TOKEN.slice(0, 9)}%20${TOKEN.slice(9)}`, '/join'],
    ['a mark without width', `#${NAMED}=${TOKEN.slice(0, 9)}%E2%80%8B${TOKEN.slice(9)}`, '/join'],
    ['what is no UTF-8 behind it', `%23${NAMED}%3D${TOKEN}%FF`, '/join'],
  ])('with %s', async (_what, address, left) => {
    const page = await follow(address)
    expect(asked()).toEqual([TOKEN])
    expect(addressOf(page)).toBe(left)
  })

  it('whatever the token begins with', async () => {
    for (const address of [`#${NAMED}=${LIKE_3D}`, `%23${NAMED}%3D${LIKE_3D}`]) {
      await follow(address)
      expect(asked()).toEqual([LIKE_3D])
    }
    await follow(`#${NAMED}=3D${LIKE_3D}`)
    expect(asked()).toEqual([LIKE_3D])
  })

  it('from a page at the root, and from one that bears the name itself', async () => {
    expect(addressOf(await follow(`%23${NAMED}=${TOKEN}`, '/'))).toBe('/')
    expect(asked()).toEqual([TOKEN])
    const page = await follow(`%23${NAMED}=${TOKEN}`, `/${NAMED}`)
    expect(addressOf(page)).toBe(`/${NAMED}`)
    expect(asked()).toEqual([TOKEN])
  })

  it('from an address with a slash too many, plain and changed', async () => {
    for (const link of [`#${NAMED}=${TOKEN}`, `%23${NAMED}%3D${TOKEN}`]) {
      expect(addressOf(await follow(link, '//join'))).toBe('//join')
      expect(asked()).toEqual([TOKEN])
    }
  })

  it('when a changed link is followed in a page that stands open', async () => {
    const page = await follow('')
    await page.evaluate(
      ([name, token]) => {
        location.hash = `${name}%3D${token}.`
      },
      [NAMED, TOKEN],
    )
    await expect.poll(asked).toEqual([undefined, TOKEN])
    expect(await page.evaluate(() => location.hash)).toBe('')
  })
})

describe('the address is asked for', () => {
  it.each([
    ['a part of the token is lost', `%23${NAMED}%3D${TOKEN.slice(0, 12)}`],
    ['all of it is', `%23${NAMED}%3D`],
    ['only the name is there', `/${NAMED}/`],
  ])('where %s', async (_what, address) => {
    const page = await follow(address)
    expect(asked()).toEqual([undefined])
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toContain('e‑mail address')
  })
})
