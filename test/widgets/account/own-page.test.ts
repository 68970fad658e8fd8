/** What is set up on our own page alone, for whoever could be let in elsewhere by it: where the widgets lead. */
import { describe, expect, it } from 'vitest'
import { pageOf, useStage } from '../support/browser.ts'
import { stepsOn } from '../support/steps.ts'
import { stepOf, viewOf } from '../support/views.ts'

const stage = useStage()
const { open } = stepsOn(stage)

const page = (name: string) => `https://auth.example.org/p/example/${name}?lang=en`
const denied = (name: string) => stepOf('denied', { reason: 'own-origin', ownPage: page(name) })

describe('a step that is taken on our own page', () => {
  it('says why, and that the way leads back', async () => {
    const shown = await open(denied('sign-in'))
    await shown.getByText('You also work in the console, or in another portal.').waitFor()
    await shown.getByText('When that is done, you are led back here.').waitFor()
    const link = shown.getByRole('link', { name: 'Sign in on our page' })
    expect(await link.getAttribute('href')).toBe(page('sign-in'))
  })

  it('leads to the account, where it was one of it', async () => {
    const shown = await open(viewOf(denied('account'), { journey: 'change-password' }))
    await shown.getByRole('link', { name: 'Go to your account on our page' }).waitFor()
    expect(await shown.getByText('you are led back').count()).toBe(0)
  })

  it('takes an invitation’s token along in the fragment, which no server sees', async () => {
    const { standIn } = stage
    const token = 'Zm9vYmFyZm9vYmFyZm9vYg'
    standIn.play(() => viewOf(denied('invitation'), { journey: 'invitation' }))
    const element = `<farstu-invitation api="${standIn.api}" portal="example"></farstu-invitation>`
    const shown = await stage.open()
    const join = standIn.show('/join', { html: pageOf(standIn.api, element) })
    await shown.goto(`${join}#farstu-invitation=${token}`)
    const link = shown.getByRole('link', { name: 'Go on with the invitation on our page' })
    expect(await link.getAttribute('href')).toBe(`${page('invitation')}#farstu-invitation=${token}`)
  })
})
