import { describe, expect, it } from 'vitest'
import { createBrowser, stepOf } from '../../support/api/browser.ts'
import { changeRows, useServers } from '../../support/api/servers/servers.ts'
import { accountWith, again, answerElsewhere } from './support.ts'

const openServer = useServers()

describe('a journey that is added by a file and a line', () => {
  it('binds an answer to what was shown, and to nothing else', async () => {
    const { server, browser, serial, secrets } = await accountWith(openServer)
    const started = await browser.start({ journey: 'agree', state: 'digest-of-a-form' })
    const { flow } = started.body
    expect(stepOf(started, 'made-up').binds).toEqual([
      { name: 'What is agreed to', value: 'digest-of-a-form' },
    ])
    const secret = secrets[5] ?? ''
    const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
    const other = await answerElsewhere(server, asked, {
      isVerified: true,
      digest: 'digest-of-another',
    })
    expect(other.body.code).toBe('code_expired')
    await answerElsewhere(server, asked, { isVerified: true, digest: 'digest-of-a-form' })
    stepOf(await again(browser, flow), 'done')
  })

  it('agrees to what was shown, though the page is loaded anew with something else', async () => {
    const { server, browser, serial, secrets } = await accountWith(openServer)
    const started = await browser.start({ journey: 'agree', state: 'digest-of-a-form' })
    const { flow } = started.body
    const secret = secrets[5] ?? ''
    const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
    await answerElsewhere(server, asked, { isVerified: true, digest: 'digest-of-a-form' })
    expect((await browser.see(flow, 'digest-of-another')).status).toBe(404)
    expect(stepOf(await again(browser, flow), 'done').state).toBe('digest-of-a-form')
  })

  it('agrees to nothing for whoever is signed out by then', async () => {
    const { server, browser, serial, secrets } = await accountWith(openServer)
    const { flow } = (await browser.start({ journey: 'agree', state: 'digest-of-a-form' })).body
    const secret = secrets[5] ?? ''
    const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
    await answerElsewhere(server, asked, { isVerified: true, digest: 'digest-of-a-form' })
    changeRows(server, 'update session set ended_at = ?', server.clock.now())
    expect(stepOf(await again(browser, flow), 'denied').reason).toBe('signed-out')
  })

  it('asks whoever is not signed in for nothing', async () => {
    const { server } = await accountWith(openServer)
    const reply = await createBrowser(server).start({ journey: 'agree' })
    expect(stepOf(reply, 'denied').reason).toBe('signed-out')
  })
})
