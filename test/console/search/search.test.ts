/** The search of the console: a caller who is in another portal than the open one. */
import { describe, expect, it } from 'vitest'
import { meView } from '../support/data.ts'
import { FOUND_ELSEWHERE } from '../support/found-elsewhere.ts'
import { useConsole } from '../support/stage.ts'

const stage = useConsole()

describe('a search', () => {
  it('leads to the page of a person in each of the other portals', async () => {
    const page = await stage.open('demo/search?q=exam')
    const others = page.getByRole('region', { name: 'In other portals' })
    await others.getByText('kim.example@example.org').waitFor()
    const links = await others.getByRole('link').all()
    expect(await Promise.all(links.map((link) => link.getAttribute('href')))).toEqual([
      '/console/other/people/p21',
      '/console/other/people/p22',
      '/console/third/people/p22',
    ])
    await others.getByText('Sample Library').waitFor()
    await others.getByText('Suspended').waitFor()
    await others.getByText('There may be more.').waitFor()
    const asked = stage.calls.filter(({ path }) => path === 'console/people')
    expect(asked.map(({ query }) => query)).toEqual([{ q: 'exam', except: 'demo' }])
    const said = page.locator('main [role=status]').first()
    await expect.poll(() => said.textContent()).toMatch(/In other portals: The first 2 are shown\./)
    await others.getByRole('link', { name: 'Library statistics: Exa Sample' }).click()
    await page.waitForURL('**/console/other/people/p21')
  })

  it('says that nobody was found in other portals, and nothing of more', async () => {
    stage.play(({ path }) =>
      path === 'console/people' ? { items: [], hasMore: false } : undefined,
    )
    const page = await stage.open('demo/search?q=exam')
    const others = page.getByRole('region', { name: 'In other portals' })
    await others.getByText('Nobody.').waitFor()
    expect(await others.getByText('There may be more.').count()).toBe(0)
  })

  it('looks in other portals again where that failed', async () => {
    let isLost = true
    stage.play(({ path }) => (isLost && path === 'console/people' ? 'lost' : undefined))
    const page = await stage.open('demo/search?q=exam')
    const others = page.getByRole('region', { name: 'In other portals' })
    await others.getByRole('alert').getByText('There is no connection').waitFor()
    isLost = false
    await others.getByRole('button', { name: 'Try again' }).click()
    await others.getByText('exa@example.org').waitFor()
  })

  it('shows what a name brings as text', async () => {
    const [first] = FOUND_ELSEWHERE.items
    const firstName = '<img src=x onerror=alert(1)>'
    stage.play(({ path }) =>
      path === 'console/people' ? { items: [{ ...first, firstName }], hasMore: false } : undefined,
    )
    const page = await stage.open('demo/search?q=exam')
    await page.getByText(firstName).waitFor()
    expect(await page.locator('img[src=x]').count()).toBe(0)
  })

  it('asks in no other portal where there is none', async () => {
    const me = meView()
    stage.play(({ path }) =>
      path === 'console/me' ? { ...me, portals: me.portals.slice(0, 1) } : undefined,
    )
    const page = await stage.open('demo/search?q=exam')
    await page.getByRole('region', { name: 'Units' }).getByText('Example Town').waitFor()
    expect(await page.getByRole('region', { name: 'In other portals' }).count()).toBe(0)
    expect(stage.calls.some(({ path }) => path === 'console/people')).toBe(false)
  })
})
