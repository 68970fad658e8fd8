/** The offer beside the address, answered by the browser itself (Level 3 §5.1.7, `conditional`): no script stands in for it. */
import { expect, it } from 'vitest'
import { pageOf, useStage } from '../support/browser.ts'
import { IN_A_MANAGER, OLD_KEY, OWNER, plug } from '../support/credentials.ts'
import { stepOf, viewOf } from '../support/views.ts'

const stage = useStage()
const beside = viewOf(stepOf('passkey', { methods: [], canChooseOther: true }), {
  flow: 'beside',
  who: null,
  ways: null,
})

/** Chromium's own authenticator chooses at once where it holds something that will do: nothing is pressed. */
async function opened(virtual: typeof IN_A_MANAGER, isHeld: boolean) {
  stage.standIn.play(({ path, body }) => {
    if (path.endsWith('/answer')) return viewOf('done')
    return body.method ? beside : viewOf(stepOf('identify', { methods: ['passkey'] }))
  })
  const page = await stage.open()
  const { hold } = await plug(page, virtual)
  if (isHeld) await hold()
  await page.goto(stage.standIn.show('/', { html: pageOf(stage.standIn.api, stage.element()) }))
  return page
}

const answers = () => stage.standIn.calls.filter(({ path }) => path.endsWith('/answer'))

it('a passkey that is chosen there lets in, in a flow of its own and without an address', async () => {
  const page = await opened(IN_A_MANAGER, true)
  await page.locator('farstu-step-done').waitFor()
  expect(answers().map(({ path }) => path)).toEqual(['flows/beside/answer'])
  expect(answers()[0]?.body.answer).toMatchObject({
    step: 'passkey',
    assertion: { userHandle: OWNER },
  })
})

it('a key that keeps none is not offered, and the address is asked for as always', async () => {
  const page = await opened(OLD_KEY, true)
  await page.getByLabel('E-mail address').fill('kim@example.org')
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.locator('farstu-step-done').waitFor()
  expect(answers().map(({ path }) => path)).toEqual(['flows/f1/answer'])
})
