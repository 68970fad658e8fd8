/** Portals looked after at the machine: the same acts as in the console, by the operator. */
import { readFile } from 'node:fs/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { UsageError } from '../../../api/boot/commands/usage-error.ts'
import { enrolled } from '../../support/api/browser.ts'
import { eventsOf } from '../../support/api/console/console-portals.ts'
import { portalCommand } from '../../support/api/portal-command.ts'
import { countIn, useServers } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
let server: TestServer
let command: ReturnType<typeof portalCommand>
beforeEach(async () => {
  server = await openServer()
  command = portalCommand(server)
})

/** There is a console from its first owner on. */
async function addConsole(): Promise<void> {
  const owner = { email: 'owner@example.org', firstName: 'Test', lastName: 'Owner' }
  const invited = await server.domain.owners.invite(owner)
  if (!invited.ok) throw new Error(invited.mistake)
}

const run = (...args: readonly string[]) => command.run(...args)
const fileOf = (content: unknown) => command.fileOf(content)
const shown = (id?: string) => command.shown(id)

describe('farstu portal show', () => {
  it('prints a document that changes nothing when it is given back, and adds the like elsewhere', async () => {
    const document = await shown()
    const events = countIn(server, 'audit_event')
    await run('change', 'demo', fileOf(document))
    expect(await shown()).toEqual(document)
    expect(countIn(server, 'audit_event')).toBe(events)
    expect(await run('add', fileOf({ ...document, id: 'copy' }))).toMatch(/fs_copy_[\w-]{43}/)
    expect(await shown('copy')).toEqual({ ...document, id: 'copy', version: 1 })
  })
})

describe('farstu portal change', () => {
  it('changes what the file names, lays policy and look over those there are, and is logged', async () => {
    const before = await shown()
    const given = {
      name: 'Water survey',
      policy: { sessions: 'short' },
      branding: { accent: '#0B5394' },
    }
    await run('change', 'demo', fileOf(given))
    expect(await shown()).toEqual({
      ...before,
      version: before.version + 1,
      name: 'Water survey',
      policy: { ...before.policy, sessions: 'short' },
      branding: { authority: null, accent: '#0b5394', accentDark: null },
    })
    expect(eventsOf(server, 'portal.changed')[0]).toMatchObject({ actor: 'operator', id: 'demo' })
  })

  it('explains what it does not change, and changes nothing', async () => {
    const document = await shown()
    const change = async (to: object) => run('change', 'demo', fileOf({ ...document, ...to }))
    await expect(change({ id: 'other' })).rejects.toThrow('id: stays for ever')
    await expect(change({ notices: {} })).rejects.toThrow('farstu portal notice')
    await expect(change({ helpContacts: {} })).rejects.toThrow('farstu portal contacts')
    await expect(change({ units: [] })).rejects.toThrow('units: ')
    await expect(change({ version: 99 })).rejects.toThrow('farstu portal show')
    await expect(change({ origins: ['https://a.example.org/x'] })).rejects.toThrow(
      'origins.0: must be an origin such as https://portal.example.org, without a path',
    )
    await expect(change({ policy: { password: 'none' } })).rejects.toThrow('policy.password: ')
    await expect(change({ owner: 'x' })).rejects.toThrow('owner')
    await expect(run('change', 'nowhere', fileOf({}))).rejects.toThrow('no such portal')
    expect(await shown()).toEqual(document)
  })

  it('takes the file that a portal was added from, in which no contacts are named', async () => {
    const file = fileOf({ ...(await shown()), id: 'copy', version: 1, helpContacts: {} })
    await run('add', file)
    expect(await run('change', 'copy', file)).toContain('copy')
  })

  it('asks for a reason where a short password alone is to do, when changing and when adding', async () => {
    const policy = { level: 'aal1', password: 'classic-8' }
    const reason = ['--reason', 'The figures are public already.']
    const added = fileOf({ ...(await shown()), id: 'weak', policy })
    await expect(run('add', added)).rejects.toThrow('reason: ')
    expect(await run('add', added, ...reason)).toContain('fs_weak_')
    expect(eventsOf(server, 'portal.added')[0]?.details).toMatchObject({
      policy,
      reason: reason[1],
    })
    const file = fileOf({ policy })
    await expect(run('change', 'demo', file)).rejects.toThrow('reason: ')
    expect(await run('change', 'demo', file, ...reason)).toContain('demo')
  })
})

describe('farstu portal concerned', () => {
  it('names whom a policy would lock out or lead to something, and changes nothing', async () => {
    await enrolled(server)
    const file = fileOf({ policy: { secondFactors: ['passkey'] } })
    await expect(run('change', 'demo', file)).rejects.toThrow('farstu portal concerned')
    const before = await shown()
    const lines = (await run('concerned', 'demo', file)).split('\r\n')
    expect(lines[0]).toContain('last name')
    expect(lines.slice(1)).toEqual([
      'must set up a second factor,Reporter,Test,reporter@example.org,Example Town,0001,reporter',
      'signed out,Reporter,Test,reporter@example.org,Example Town,0001,reporter',
    ])
    expect(await shown()).toEqual(before)
    expect(eventsOf(server, 'policy.reach-exported')[0]).toMatchObject({ actor: 'operator' })
  })

  it('says so where it is nobody, and what is wrong with a file', async () => {
    expect(await run('concerned', 'demo', fileOf({ policy: { sessions: 'short' } }))).toBe('')
    expect(command.remarks()).toBe('Nobody is concerned by that policy.')
    const wrong = run('concerned', 'demo', fileOf({ policy: { sessions: 'never' } }))
    await expect(wrong).rejects.toThrow(UsageError)
    await expect(run('concerned', 'nowhere', fileOf({}))).rejects.toThrow('There is no such portal')
  })
})

describe('farstu portal contacts and notice', () => {
  it('replace and publish', async () => {
    await run('contacts', 'demo', fileOf({ en: [{ label: 'Desk' }], sv: [] }))
    const { helpContacts, notices } = await shown()
    expect(helpContacts).toMatchObject({ en: [{ label: 'Desk', mail: null }], sv: [] })
    expect(await run('notice', 'demo', 'privacy', fileOf(notices.privacy))).toContain('Version 2')
    expect(await run('notice', 'demo', 'terms', fileOf(notices.privacy))).toContain('Version 1')
    expect(Object.keys((await shown()).notices).sort()).toEqual(['privacy', 'terms'])
  })

  it.each([
    [null],
    [[]],
    ['text'],
    [{ material: true }],
    [{ material: true, texts: {}, version: 9 }],
  ])('explain a file that holds %j, and change nothing', async (content) => {
    const before = await shown()
    const file = fileOf(content)
    await expect(run('notice', 'demo', 'privacy', file)).rejects.toBeInstanceOf(UsageError)
    await expect(run('contacts', 'demo', file)).rejects.toBeInstanceOf(UsageError)
    expect(await shown()).toEqual(before)
  })
})

describe('farstu portal secret and revoke-secret', () => {
  it('make a second one, no third, and end one by its id in the list', async () => {
    const secret = /fs_demo_[\w-]{43}/.exec(await run('secret', 'demo'))?.[0] ?? ''
    expect((await server.domain.hosts.bySecret(secret))?.id).toBe('demo')
    await expect(run('secret', 'demo')).rejects.toThrow('revoke')
    const line = (await run('list')).split('\n').find((one) => one.startsWith('demo\t')) ?? ''
    expect(line).not.toContain('fs_demo')
    const [first = ''] = /[\w-]{22}(?= \(2027-02-01\))/.exec(line) ?? []
    expect(await run('revoke-secret', 'demo', first)).toContain('revoked')
    expect(await server.domain.hosts.bySecret(server.portalSecret)).toBeNull()
    await expect(run('revoke-secret', 'demo', first)).rejects.toThrow('no such')
  })
})

describe('the console', () => {
  const refused = 'id: is a name that Farstu uses itself'

  it('is in the list without a secret, and gets none', async () => {
    await addConsole()
    expect((await run('list')).split('\n')).toContain(
      'console\tFarstu\thttp://localhost:4000\t\thttp://localhost:4000/console/\t',
    )
    await expect(run('secret', 'console')).rejects.toThrow(refused)
    await expect(run('revoke-secret', 'console', 'any')).rejects.toThrow(refused)
    expect((await server.domain.portalSetup.view('console'))?.secrets).toEqual([])
  })

  it('is not changed, and nor is anything of it', async () => {
    await addConsole()
    const before = await shown('console')
    const { notices } = await shown()
    const contacts = { en: [{ label: 'Desk' }], sv: [] }
    for (const [verb, content, ...more] of [
      ['change', { origins: ['https://evil.example'] }],
      ['contacts', contacts],
      ['notice', notices.privacy, 'privacy'],
    ]) {
      const changing = run(verb, 'console', ...more, fileOf(content))
      await expect(changing, verb).rejects.toThrow(refused)
    }
    expect(await shown('console')).toEqual(before)
  })
})

describe('farstu portal add', () => {
  it('takes the document of the README', async () => {
    const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8')
    const [, text = ''] = /```json\n(.*?)```/s.exec(readme) ?? []
    const document = JSON.parse(text)
    expect(await run('add', fileOf({ ...document, id: 'survey' }))).toMatch(/fs_survey_/)
    expect(await shown('survey')).toMatchObject({ ...document, id: 'survey' })
  })

  it('refuses a page for invitations that is at none of its origins', async () => {
    const document = { ...(await shown()), id: 'new' }
    const invitationUrl = 'https://elsewhere.example.org/invitation'
    const file = fileOf({ ...document, invitationUrl })
    await expect(run('add', file)).rejects.toThrow('invitationUrl: must be at one of')
    const given = fileOf({ ...document, invitationUrl: 'http://localhost:4000/p/new' })
    expect(await run('add', given)).toContain('fs_new_')
  })

  it.each([
    ['origins', undefined, 'must be there'],
    ['origins', [], 'must have 1 entry at least'],
    ['origins', 'https://a.example.org', 'must be a list, in [ ]'],
    ['origins.0', [4100], 'must be a text'],
    ['homeUrl', undefined, 'must be there'],
    ['name', ' ', 'must have 1 character at least'],
    ['name', 'x'.repeat(201), 'must have 200 characters at most'],
    ['languages', undefined, 'must be there'],
    ['languages.0', ['da'], 'must be one of sv, en, fi'],
    ['policy', 'strict', 'must be fields with names, in { }'],
    ['policy.level', { level: 'aal9' }, 'must be one of aal1, aal2'],
    ['policy.graceSignIns', { graceSignIns: 1.5 }, 'must be a whole number'],
    ['policy.graceSignIns', { graceSignIns: 51 }, 'must be 50 at most'],
    ['policy.rememberAddresses', { rememberAddresses: 'no' }, 'must be true or false'],
    ['policy', { strictness: 1 }, 'has fields that are not known: strictness'],
    ['notices.privacy.material', { privacy: { material: 'yes' } }, 'must be true or false'],
    ['units.0.externalId', [{ name: 'Town' }], 'must be there'],
  ])('says of a mistake at %s (%j) that it %s', async (path, value, words) => {
    const [name = ''] = path.split('.')
    const file = fileOf({ ...(await shown()), id: 'new', [name]: value })
    await expect(run('add', file)).rejects.toThrow(`  ${path}: ${words}`)
  })

  it('names every field that is lacking, and what is no document at all', async () => {
    const lacking = await run('add', fileOf({})).catch((fault) => fault.message)
    expect(lacking.split('\n').slice(1).toSorted()).toEqual(
      ['homeUrl', 'id', 'languages', 'name', 'origins', 'timeZone'].map(
        (path) => `  ${path}: must be there`,
      ),
    )
    await expect(run('add', fileOf([]))).rejects.toThrow('the document: must be fields')
  })
})

describe('farstu portal snippet', () => {
  it('prints what the console shows', async () => {
    const said = await run('snippet', 'demo')
    const embedding = (await server.domain.portalSetup.view('demo'))?.embedding
    const { relatedOrigins, ...parts } = embedding ?? {}
    for (const part of Object.values(parts)) expect(said).toContain(part)
    expect(Object.keys(parts)).toHaveLength(4)
    // Every page of the demo is within the domain of its passkeys.
    expect(relatedOrigins).toBeNull()
  })
})

describe('farstu portal', () => {
  it.each([
    [],
    ['remove'],
    ['show'],
    ['show', 'nowhere'],
    ['add'],
    ['add', 'nothing.json'],
    ['change', 'demo'],
    ['contacts', 'demo'],
    ['contacts', 'nowhere', 'nothing.json'],
    ['notice', 'demo', 'privacy'],
    ['secret'],
    ['secret', 'nowhere'],
    ['revoke-secret', 'demo'],
    ['snippet'],
    ['snippet', 'nowhere'],
    ['toString'],
  ])('explains what is wrong with %s %s %s', async (...args) => {
    const words = args.filter((arg) => arg !== undefined)
    await expect(run(...words)).rejects.toBeInstanceOf(UsageError)
  })
})
