/** One act, confirmed in a host's page (`<farstu-confirm>`). */
import { describe, expect, it } from 'vitest'
import { useStage } from '../support/browser.ts'
import { eventsOf, openHost, starts } from '../support/host.ts'
import { REMOVAL, stepOf, viewOf } from '../support/views.ts'

const stage = useStage()

describe('an act to confirm', () => {
  const confirms = {
    ...REMOVAL,
    act: 'host',
    text: 'Withdraw submission 17',
    method: null,
  } as const
  const element = (attributes: string) =>
    `<farstu-confirm api="${stage.standIn.api}" portal="example" ${attributes}></farstu-confirm>`

  it('is said as the server says it, and the page is told at the end', async () => {
    const done = stepOf('done', { acr: null, amr: [], state: null })
    stage.standIn.play(({ path }) =>
      viewOf(path.endsWith('/answer') ? done : 'confirm', { journey: 'confirm', confirms }),
    )
    const page = await openHost(stage, element('confirmation="of-the-host" label="Nothing much"'))
    await page.getByRole('heading', { name: 'Withdraw submission 17' }).waitFor()
    expect(await page.getByText('Nothing much').count()).toBe(0)
    expect(stage.standIn.calls[0]?.body).toEqual({
      portal: 'example',
      journey: 'confirm',
      confirmation: 'of-the-host',
    })
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Confirmed' }).waitFor()
    expect(await eventsOf(page)).toEqual([
      ['step', { step: 'confirm' }],
      ['confirmed', { code: 'one-time-code', state: null }],
      ['step', { step: 'done' }],
    ])
  })

  it('of ours is named by act and object; another object begins anew', async () => {
    stage.standIn.play(() => viewOf('confirm'))
    const page = await openHost(stage, element('act="method.remove" object="m1"'))
    await page.locator('farstu-confirm[step]').waitFor()
    await page.evaluate(() => {
      const element = document.querySelector('farstu-confirm')
      if (element) element.object = 'm2'
    })
    await expect
      .poll(() => starts(stage.standIn.calls).map(({ body }) => [body.act, body.object]))
      .toEqual([
        ['method.remove', 'm1'],
        ['method.remove', 'm2'],
      ])
  })

  it('is given up without anything having been done', async () => {
    stage.standIn.play(() => viewOf('confirm'))
    const page = await openHost(stage, element('act="method.remove" object="m1"'))
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('heading', { name: 'You have cancelled' }).waitFor()
    expect(await eventsOf(page)).toContainEqual(['cancelled', null])
  })
})
