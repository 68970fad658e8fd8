import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { useStage } from './support/browser.ts'
import { openHost, ready, starts } from './support/host.ts'
import type { Call, Reply } from './support/stand-in.ts'
import { problemOf, viewOf } from './support/views.ts'

const stage = useStage()

const CHALLENGE = 'a-challenge-of-the-server'

const asked = (bits: number, challenge = CHALLENGE): Reply =>
  problemOf('proof_required', { proof: { challenge, bits } })

interface Proof {
  readonly challenge: string
  readonly solution: string
}

const isProven = (call: Call | undefined, bits: number): boolean => {
  const { challenge, solution } = (call?.body.proof ?? {}) as Partial<Proof>
  const digest = createHash('sha256').update(`${challenge}.${solution}`).digest()
  return challenge !== undefined && Math.clz32(digest.readUInt32BE(0)) >= bits
}

describe('work asked for before an answer', () => {
  it.each([1, 54, 55, 56, 63, 64, 128])(
    'is done for a start, with a challenge of %i characters, and the same is sent again',
    async (length) => {
      const challenge = 'c'.repeat(length)
      stage.standIn.play(({ body }) => (body.proof ? viewOf('identify') : asked(10, challenge)))
      await ready(await openHost(stage, stage.element('state="state-of-the-host"')), 'identify')
      const [first, second] = starts(stage.standIn.calls)
      expect(second?.body).toEqual({ ...first?.body, proof: second?.body.proof })
      expect(isProven(second, 10)).toBe(true)
    },
  )

  it('is done for an answer while the button is busy', async () => {
    stage.standIn.play(({ path, body }) => {
      if (!path.endsWith('/answer')) return viewOf('identify')
      return body.proof ? viewOf('password') : asked(16)
    })
    const page = await openHost(stage, stage.element())
    await page.getByLabel('E-mail address').fill('kim@example.org')
    await page.keyboard.press('Enter')
    await ready(page, 'password')
    const answers = stage.standIn.calls.filter(({ path }) => path.endsWith('/answer'))
    const answer = { step: 'identify', address: 'kim@example.org' }
    expect(answers.map(({ body }) => body.answer)).toEqual([answer, answer])
    expect(isProven(answers[1], 16)).toBe(true)
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('is told of politely when it takes long, and the page stays alive meanwhile', async () => {
    stage.standIn.play(({ path }) => (path === 'flows' ? viewOf('identify') : asked(32)))
    const page = await openHost(stage, stage.element())
    await page.getByLabel('E-mail address').fill('kim@example.org')
    await page.keyboard.press('Enter')
    await page.locator('farstu-login[busy] button[aria-busy=true]').waitFor()
    await page.getByRole('status').filter({ hasText: 'not a robot' }).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('heading', { name: 'You have cancelled' }).waitFor()
    expect(await page.getByText('not a robot').count()).toBe(0)
  })

  it('is given up where the server asks again and again', async () => {
    stage.standIn.play(() => asked(4))
    const page = await openHost(stage, stage.element())
    await page.getByRole('alert').waitFor()
    expect(starts(stage.standIn.calls)).toHaveLength(4)
  })

  it('needs nothing that a strict policy of the page refuses', async () => {
    const page = await stage.open()
    const refused: string[] = []
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text())
    })
    stage.standIn.play(({ body }) => (body.proof ? viewOf('identify') : asked(8)))
    const { api } = stage.standIn
    const policy = `default-src 'none'; script-src ${api}; connect-src ${api}; worker-src 'none'`
    const html = `<!doctype html><html lang="en"><title>Host</title><body>${stage.element()}
      <script type="module" src="${api}/widgets/farstu.js"></script></body></html>`
    const headers = { 'Content-Security-Policy': policy }
    await page.goto(stage.standIn.show('/strict', { html, headers }))
    await ready(page, 'identify')
    expect(refused).toEqual([])
  })
})
