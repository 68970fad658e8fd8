import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../../../api/boot/commands/command.ts'
import { invitations, revoke } from '../../../api/boot/commands/invitations-command.ts'
import { invite } from '../../../api/boot/commands/invite-command.ts'
import { portal } from '../../../api/boot/commands/portal-command.ts'
import { correct, resend } from '../../../api/boot/commands/resend-command.ts'
import { UsageError } from '../../../api/boot/commands/usage-error.ts'
import { createBrowser, onboardUntil } from '../../support/api/browser.ts'
import { DAY, MINUTE } from '../../support/api/clock.ts'
import { changeRows, countIn, rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { demoPortal, type TestServer } from '../../support/api/test-server.ts'
import { invitationOf } from '../../support/db/rows.ts'

const openServer = useServers()

let server: TestServer
let folder: string
beforeEach(async () => {
  server = await openServer()
  folder = await mkdtemp(join(tmpdir(), 'farstu-commands-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** What a command said. */
async function run(command: Command, ...args: readonly string[]): Promise<string> {
  const said: string[] = []
  await command(args, {
    say: (text) => void said.push(text),
    remark: () => {},
    withDomain: (work) => work(server.domain),
    now: () => server.clock.now(),
  })
  return said.join('\n')
}

const INVITE = [
  '--portal',
  'demo',
  '--email',
  'new@example.org',
  '--first-name',
  'New',
  '--last-name',
  'Person',
  '--role',
  'reporter@0001',
  '--whole-portal',
  'signatory',
] as const

describe('farstu invite', () => {
  it('invites with all roles, and prints the link', async () => {
    const said = await run(invite, ...INVITE, '--language', 'sv', '--by', 'Example Agency')
    expect(said).toContain('http://localhost:4100/invitation#farstu-invitation=')
    await server.deliverMail()
    const { text } = server.mailer.newestTo('new@example.org')
    expect(text).toContain('Example Town: uppgiftslämnare')
    expect(text).toContain('hela portalen: undertecknare')
  })

  it('keeps where the inviter is told of requests', async () => {
    await run(invite, ...INVITE, '--by', 'Example Agency', '--by-email', 'Asks@Example.org')
    await run(invite, ...INVITE)
    const kept = rowsIn(server, 'select inviter_email as email from invitation order by rowid')
    expect(kept).toEqual([{ email: 'Asks@Example.org' }, { email: null }])
  })

  it.each([
    ['--portal', 'nowhere'],
    ['--email', 'nothing'],
    ['--by-email', 'nothing'],
    ['--language', 'da'],
    ['--days', '0'],
    ['--days', '367'],
    ['--days', 'soon'],
    ['--role', 'reporter@9999'],
    ['--role', 'reporter'],
    ['--role', 'administratr@0001'],
    ['--whole-portal', 'administratr'],
    ['--role', '@0001'],
    ['--role', 'reporter@'],
    ['--unknown', 'x'],
  ])('explains what is wrong with %s %s, and invites nobody', async (option, value) => {
    await expect(run(invite, ...INVITE, option, value)).rejects.toBeInstanceOf(UsageError)
    expect(countIn(server, 'invitation')).toBe(0)
  })

  it('explains what is missing', async () => {
    await expect(run(invite)).rejects.toBeInstanceOf(UsageError)
    await expect(run(invite, ...INVITE.slice(0, 8))).rejects.toThrow('--role')
  })
})

describe('farstu invitations', () => {
  it('lists how far each has come, expired ones as such', async () => {
    await server.invite({ email: 'old@example.org', days: 1 })
    server.clock.advance(2 * DAY)
    const { invitation } = await server.invite({ email: 'revoked@example.org' })
    expect(await run(revoke, invitation.id)).toContain('revoked')
    server.clock.advance(1)
    await server.invite({ email: 'new@example.org' })
    const lines = (await run(invitations, 'demo')).split('\n').map((line) => line.split('\t'))
    expect(lines.map(([, state, , email]) => [state, email])).toEqual([
      ['sent', 'new@example.org'],
      ['revoked', 'revoked@example.org'],
      ['expired', 'old@example.org'],
    ])
  })

  it('tells of the letter, of requests, and of whom somebody proposes', async () => {
    await server.invite()
    const line = async () => (await run(invitations, 'demo')).split('\t').slice(4)
    expect(await line()).toEqual(['handed-over', ''])
    changeRows(server, 'update outbox set state = ?', 'bounced')
    const at = server.clock.now()
    changeRows(server, 'update invitation set new_link_asked_at = ?, declined_at = ?', at, at)
    expect(await line()).toEqual([
      'bounced',
      'asked for a new link 2027-02-01; declined 2027-02-01, proposes nobody',
    ])
    const proposal = 'update invitation set successor_name = ?, successor_email = ?'
    changeRows(server, proposal, 'Next Person', 'next@example.org')
    expect((await line())[1]).toMatch(/proposes Next Person <next@example\.org>$/)
    changeRows(server, 'delete from outbox')
    expect((await line())[0]).toBe('-')
  })

  it('lists each once, however many there are', async () => {
    const { invitations: rows } = server.store
    const many = Array.from({ length: 1_001 }, (_, at) => invitationOf('demo', { createdAt: at }))
    await server.store.atomically(function* () {
      for (const one of many) yield* rows.add(one, [])
    })
    const ids = (await run(invitations, 'demo')).split('\n').map((line) => line.split('\t')[0])
    expect(ids).toEqual(many.map(({ id }) => id).toReversed())
  })

  it('asks which portal', async () => {
    await expect(run(invitations)).rejects.toBeInstanceOf(UsageError)
  })
})

describe('farstu revoke', () => {
  it('explains that there is nothing to revoke', async () => {
    await expect(run(revoke)).rejects.toBeInstanceOf(UsageError)
    await expect(run(revoke, 'nothing')).rejects.toBeInstanceOf(UsageError)
  })
})

describe('farstu resend', () => {
  it('sends it again, and prints the new link', async () => {
    const { invitation, link } = await server.invite()
    await expect(run(resend, invitation.id)).rejects.toThrow('in 300 seconds')
    server.clock.advance(5 * MINUTE)
    const said = await run(resend, invitation.id)
    expect(said).toMatch(/#farstu-invitation=[\w-]{22}$/)
    expect(said).not.toContain(link)
  })

  it('explains what there is not to be sent', async () => {
    const { invitation } = await server.invite()
    await run(revoke, invitation.id)
    await expect(run(resend, invitation.id)).rejects.toBeInstanceOf(UsageError)
    await expect(run(resend, 'nothing')).rejects.toBeInstanceOf(UsageError)
    await expect(run(resend)).rejects.toThrow('farstu resend <id>')
  })
})

describe('farstu correct', () => {
  const RIGHT = ['--email', 'right@example.org'] as const

  it('sends it to the other address, with the names that are given', async () => {
    const { invitation, link } = await server.invite()
    const said = await run(correct, invitation.id, ...RIGHT, '--last-name', 'Right')
    expect(said).toMatch(/right@example\.org.*#farstu-invitation=[\w-]{22}$/s)
    expect(said).not.toContain(link)
    const names = 'first_name as first, last_name as last, email'
    expect(rowsIn(server, `select ${names} from invitation`)).toEqual([
      { first: 'Test', last: 'Right', email: 'right@example.org' },
    ])
  })

  it('takes an id that begins with a hyphen', async () => {
    const { invitation } = await server.invite()
    changeRows(server, 'delete from outbox')
    changeRows(server, 'delete from invited_role')
    changeRows(server, 'delete from invitation_word')
    changeRows(server, 'update invitation set id = ? where id = ?', '-begins-so', invitation.id)
    expect(await run(correct, '-begins-so', ...RIGHT)).toContain('right@example.org')
  })

  it('explains what is wrong, and changes nothing', async () => {
    const { invitation, token } = await server.invite()
    const { id } = invitation
    await expect(run(correct)).rejects.toThrow('farstu correct <id> --email <address>')
    await expect(run(correct, id)).rejects.toThrow('--email')
    await expect(run(correct, id, '--email', 'nothing')).rejects.toThrow('--email')
    const nameless = ['--first-name', ' ', '--last-name', '\u200b']
    await expect(run(correct, id, ...RIGHT, ...nameless)).rejects.toThrow('--first-name')
    await expect(run(correct, id, ...RIGHT, '--by', 'x')).rejects.toBeInstanceOf(UsageError)
    await expect(run(correct, 'nothing', ...RIGHT)).rejects.toThrow('no invitation')
    await onboardUntil(server, createBrowser(server), 'register', token)
    await expect(run(correct, id, ...RIGHT)).rejects.toThrow('revoke')
    expect(rowsIn(server, 'select email from invitation')).toEqual([{ email: invitation.email }])
  })
})

describe('farstu portal add', () => {
  const add = async (text: string) => {
    const file = join(folder, 'portal.json')
    await writeFile(file, text)
    return run(portal, 'add', file)
  }
  const definition = { ...demoPortal('http://localhost:4300'), id: 'new' }

  it('adds it and prints its secret once', async () => {
    const said = await add(JSON.stringify(definition))
    const secret = /fs_new_[\w-]{43}/.exec(said)?.[0] ?? ''
    expect((await server.domain.hosts.bySecret(secret))?.id).toBe('new')
    await expect(add(JSON.stringify(definition))).rejects.toThrow('already')
  })

  it.each([
    ['no JSON', '{'],
    ['no portal', '{}'],
    ['an unknown key', JSON.stringify({ ...definition, owner: 'x' })],
    ['an unknown time zone', JSON.stringify({ ...definition, timeZone: 'Nowhere/Town' })],
    ['no origin', JSON.stringify({ ...definition, origins: [] })],
    ['an odd id', JSON.stringify({ ...definition, id: 'New Portal' })],
  ])('explains a file with %s, and adds nothing', async (_what, text) => {
    await expect(add(text)).rejects.toBeInstanceOf(UsageError)
    expect(countIn(server, 'portal')).toBe(1)
  })

  it('explains an unknown key of the policy', async () => {
    const policy = { level: 'aal1', lockout: false }
    await expect(add(JSON.stringify({ ...definition, policy }))).rejects.toThrow()
    expect(countIn(server, 'portal')).toBe(1)
  })

  it('explains a file that is not there', async () => {
    await expect(run(portal, 'add', join(folder, 'nothing'))).rejects.toBeInstanceOf(UsageError)
    await expect(run(portal, 'remove')).rejects.toBeInstanceOf(UsageError)
  })
})
