import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { OwnSessionResponse } from '../../api/contract/responses.ts'
import { pageOf, useStage } from './support/browser.ts'
import { eventsOf } from './support/host.ts'
import { viewOf } from './support/views.ts'

const stage = useStage()

const active = (idleInSeconds: number): OwnSessionResponse => ({
  active: true,
  idleInSeconds,
  endsInSeconds: 36_000,
})

const session = (): string =>
  `<farstu-session api="${stage.standIn.api}" portal="example"></farstu-session>`

const paths = (): readonly string[] => stage.standIn.calls.map(({ path }) => path)

describe('other tabs', () => {
  const tab = async (context: BrowserContext, path: string, body: string): Promise<Page> => {
    const page = await context.newPage()
    await page.addInitScript(() => {
      const seen: unknown[] = []
      Object.assign(window, { seen })
      document.addEventListener('farstu-signed-out', () => seen.push('signed-out'))
    })
    await page.goto(stage.standIn.show(path, { html: pageOf(stage.standIn.api, body) }))
    return page
  }

  it('learn of a sign-out in <farstu-login>, and a login there waits for the press', async () => {
    const person = { name: 'Kim Exempel', address: 'kim@example.org' }
    const before = viewOf('identify')
    const after = viewOf(
      { name: 'identify', session: person, methods: [], isPasswordless: false },
      { flow: 'f2' },
    )
    const hasEnded = (): boolean => paths().includes('session/end')
    stage.standIn.play(({ path }) => {
      if (path === 'session/end') return null
      if (path === 'session/check') return hasEnded() ? { active: false } : active(600)
      return hasEnded() ? after : before
    })
    const context = await stage.browser.newContext()
    const other = await tab(context, '/other', session() + stage.element('auto'))
    await other.locator('farstu-login[step=identify]').waitFor()
    await expect.poll(paths).toContain('session/check')
    const first = await tab(context, '/first', stage.element())
    await first.locator('farstu-login[step=identify]').waitFor()
    await first.evaluate(() => document.querySelector('farstu-login')?.signOut())
    await expect.poll(() => eventsOf(other)).toEqual(['signed-out'])
    await other.evaluate(() => document.querySelector('farstu-login')?.restart())
    await other.getByRole('button', { name: 'Continue as Kim Exempel' }).waitFor()
    expect(paths().filter((path) => path.endsWith('/answer'))).toEqual([])
  })

  it('hear one event where a page has both elements', async () => {
    stage.standIn.play(({ path }) => {
      if (path === 'session/end') return null
      if (path === 'session/check')
        return paths().includes('session/end') ? { active: false } : active(600)
      return viewOf('identify')
    })
    const context = await stage.browser.newContext()
    const page = await tab(context, '/both', session() + stage.element())
    await page.locator('farstu-login[step=identify]').waitFor()
    await expect.poll(paths).toContain('session/check')
    await page.evaluate(() => document.querySelector('farstu-login')?.signOut())
    await expect.poll(() => paths().filter((path) => path === 'session/check').length).toBe(2)
    expect(await eventsOf(page)).toEqual(['signed-out'])
  })

  it('learn of a sign-in', async () => {
    let isActive = false
    stage.standIn.play(({ path }) => {
      if (path === 'session/check') return isActive ? active(600) : { active: false }
      isActive ||= path.endsWith('/answer')
      return viewOf(isActive ? 'done' : 'password')
    })
    const context = await stage.browser.newContext()
    await tab(context, '/other', session())
    await expect.poll(paths).toEqual(['session/check'])
    const first = await tab(context, '/first', stage.element())
    await first.locator('input[name=password]').fill('something')
    await first.keyboard.press('Enter')
    await expect.poll(() => paths().at(-1)).toBe('session/check')
  })
})
