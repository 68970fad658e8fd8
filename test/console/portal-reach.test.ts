import { expect, it } from 'vitest'
import { portray } from '../support/e2e/pictures.ts'
import { problem, useConsole } from './support/stage.ts'

const stage = useConsole()

it('shows whom the rules concern, and saves them as they were looked at', async () => {
  const counts = {
    'locked-out': 12,
    'must-set-up': 0,
    'must-make-codes': 0,
    'loses-codes': 0,
    'signed-out': 1,
  }
  const person = { id: 'p1', firstName: '', lastName: 'Ω'.repeat(200), address: 'o@example.org' }
  const list = { preview: 'seen', counts, people: [{ ...person, roles: [] }], next: null }
  stage.play(({ path, body }) => {
    if (path.endsWith('/preview')) return list
    const isUnseen = path.endsWith('/setup') && 'policy' in body && body.preview !== 'seen'
    return isUnseen ? problem('preview_needed') : undefined
  })
  const page = await stage.open('demo/setup/sign-in')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await page.getByRole('button', { name: 'Change: What is asked' }).click()
  await page.getByLabel('Short').check()
  await save.click()
  await page.getByText('12 people are locked out').waitFor()
  expect(await page.locator('.reach li').first().textContent()).toContain('o@example.org')
  await portray(page, 'console/setup-reach')
  await save.click()
  await page.getByText('Saved: What is asked.').waitFor()
  const saved = stage.calls.findLast(
    ({ method, path }) => method === 'POST' && path.endsWith('/setup'),
  )
  expect(saved?.body).toMatchObject({ policy: { sessions: 'short' }, preview: 'seen' })
})
