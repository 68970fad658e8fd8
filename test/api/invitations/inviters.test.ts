/** Who invites is said so that the invited person knows whom it is. */
import { beforeEach, describe, expect, it } from 'vitest'
import { invite } from '../../../api/boot/commands/invite-command.ts'
import { createBrowser, stepOf } from '../../support/api/browser.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
let server: TestServer
beforeEach(async () => {
  server = await openServer()
})

const toldBy = async (inviterName?: string, of = server) => {
  const { token } = await of.invite(inviterName === undefined ? {} : { inviterName })
  const { text } = of.mailer.newestTo(REPORTER)
  const browser = createBrowser(of)
  const shown = await browser.start({ journey: 'invitation', invitation: token })
  return { line: text.split('\n\n')[1], told: stepOf(shown, 'email-code').invitation?.inviter }
}

describe('whoever invites', () => {
  it('is named as they were given', async () => {
    const { line, told } = await toldBy('Kim Exempel')
    expect([line, told]).toEqual([
      'Kim Exempel has invited you to Personnel statistics.',
      'Kim Exempel',
    ])
  })

  it.each(['Personnel statistics', ' PERSONNEL  statistics', 'demo', 'console', 'Farstu', 'Host'])(
    'is not named by "%s", which says no more than the portal does',
    async (name) => {
      const { line, told } = await toldBy(name)
      expect([line, told]).toEqual(['You are invited to Personnel statistics.', null])
    },
  )

  it.each(['demo', 'Personnel statistics', undefined])(
    'is the authority behind the portal where the name would be %s',
    async (name) => {
      const branded = await openServer({ portal: { branding: { authority: 'Example Authority' } } })
      const { line, told } = await toldBy(name ?? 'Farstu', branded)
      expect([line, told]).toEqual([
        'Example Authority has invited you to Personnel statistics.',
        'Example Authority',
      ])
    },
  )

  it('is nobody called "demo" when the command line names none', async () => {
    const said: string[] = []
    await invite(
      [
        ...['--portal', 'demo', '--email', REPORTER, '--first-name', 'Test'],
        ...['--last-name', 'Reporter', '--role', 'reporter@0001'],
      ],
      {
        say: (line) => void said.push(line),
        remark: () => {},
        withDomain: (work) => work(server.domain),
        now: () => server.clock.now(),
      },
    )
    await server.deliverMail()
    const { text } = server.mailer.newestTo(REPORTER)
    expect(text).toContain('You are invited to Personnel statistics.')
  })

  it('to the console is not "Farstu has invited you to Farstu"', async () => {
    const request = { email: REPORTER, firstName: 'Kim', lastName: 'Exempel', language: 'sv' }
    await server.domain.owners.invite(request)
    await server.deliverMail()
    const { text } = server.mailer.newestTo(REPORTER)
    expect(text).toContain('Du är inbjuden till Farstu.')
    expect(text).toContain('hela portalen: ägare')
  })
})
