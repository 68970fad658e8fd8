/** Portals looked after at the machine: the same acts as in the console, by the operator. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { portal } from '../../api/commands/portal.ts'
import { UsageError } from '../../api/commands/usage-error.ts'
import { eventsOf } from '../support/api/console-portals.ts'
import { countIn } from '../support/api/servers.ts'
import { createTestServer, type TestServer } from '../support/api/test-server.ts'

let server: TestServer
let folder: string
beforeAll(async () => {
  server = await createTestServer()
  folder = await mkdtemp(join(tmpdir(), 'farstu-portals-'))
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

/** What `farstu portal …` said. */
async function run(...args: readonly string[]): Promise<string> {
  const said: string[] = []
  await portal(args, {
    say: (text) => void said.push(text),
    withDomain: (work) => work(server.domain),
    now: () => server.clock.now(),
  })
  return said.join('\n')
}

async function fileOf(content: unknown): Promise<string> {
  const file = join(folder, 'given.json')
  await writeFile(file, JSON.stringify(content))
  return file
}

const shown = async (id = 'demo') => JSON.parse(await run('show', id))

describe('farstu portal show', () => {
  it('prints a document that changes nothing when it is given back, and adds the like elsewhere', async () => {
    const document = await shown()
    const events = countIn(server, 'audit_event')
    await run('change', 'demo', await fileOf(document))
    expect(await shown()).toEqual(document)
    expect(countIn(server, 'audit_event')).toBe(events)
    expect(await run('add', await fileOf({ ...document, id: 'copy' }))).toMatch(/fs_copy_[\w-]{43}/)
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
    await run('change', 'demo', await fileOf(given))
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
    const change = async (to: object) => run('change', 'demo', await fileOf({ ...document, ...to }))
    await expect(change({ id: 'other' })).rejects.toThrow('id: stays for ever')
    await expect(change({ notices: {} })).rejects.toThrow('farstu portal notice')
    await expect(change({ helpContacts: {} })).rejects.toThrow('farstu portal contacts')
    await expect(change({ units: [] })).rejects.toThrow('units: ')
    await expect(change({ version: 99 })).rejects.toThrow('farstu portal show')
    await expect(change({ origins: ['https://a.example.org/x'] })).rejects.toThrow('origins.0: ')
    await expect(change({ policy: { password: 'none' } })).rejects.toThrow('policy.password: ')
    await expect(change({ owner: 'x' })).rejects.toThrow('owner')
    await expect(run('change', 'nowhere', await fileOf({}))).rejects.toThrow('no such portal')
    expect(await shown()).toEqual(document)
  })

  it('asks for a reason where a short password alone is to do, when changing and when adding', async () => {
    const policy = { level: 'aal1', password: 'classic-8' }
    const reason = ['--reason', 'The figures are public already.']
    const added = await fileOf({ ...(await shown('copy')), id: 'weak', policy })
    await expect(run('add', added)).rejects.toThrow('reason: ')
    expect(await run('add', added, ...reason)).toContain('fs_weak_')
    expect(eventsOf(server, 'portal.added')[0]?.details).toMatchObject({
      policy,
      reason: reason[1],
    })
    const file = await fileOf({ policy })
    await expect(run('change', 'copy', file)).rejects.toThrow('reason: ')
    expect(await run('change', 'copy', file, ...reason)).toContain('copy')
  })
})

describe('farstu portal contacts and notice', () => {
  it('replace and publish', async () => {
    await run('contacts', 'demo', await fileOf({ en: [{ label: 'Desk' }], sv: [] }))
    const { helpContacts, notices } = await shown()
    expect(helpContacts).toMatchObject({ en: [{ label: 'Desk', mail: null }], sv: [] })
    expect(await run('notice', 'demo', 'privacy', await fileOf(notices.privacy))).toContain(
      'Version 2',
    )
    expect(await run('notice', 'demo', 'terms', await fileOf(notices.privacy))).toContain(
      'Version 1',
    )
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
    const file = await fileOf(content)
    await expect(run('notice', 'demo', 'privacy', file)).rejects.toBeInstanceOf(UsageError)
    await expect(run('contacts', 'demo', file)).rejects.toBeInstanceOf(UsageError)
    expect(await shown()).toEqual(before)
  })
})

describe('farstu portal secret and revoke-secret', () => {
  it('make a second one, no third, and end one by its id in the list', async () => {
    const secret = /fs_demo_[\w-]{43}/.exec(await run('secret', 'demo'))?.[0] ?? ''
    expect(await server.domain.hosts.portalOfSecret(secret)).toBe('demo')
    await expect(run('secret', 'demo')).rejects.toThrow('revoke')
    const line = (await run('list')).split('\n').find((one) => one.startsWith('demo\t')) ?? ''
    expect(line).not.toContain('fs_demo')
    const [first = ''] = /[\w-]{22}(?= \(2027-02-01\))/.exec(line) ?? []
    expect(await run('revoke-secret', 'demo', first)).toContain('revoked')
    expect(await server.domain.hosts.portalOfSecret(server.portalSecret)).toBeNull()
    await expect(run('revoke-secret', 'demo', first)).rejects.toThrow('no such')
  })

  it('make none for the console, which has no host', async () => {
    await expect(run('secret', 'console')).rejects.toThrow('no such portal')
  })
})

describe('farstu portal snippet', () => {
  it('prints what the console shows', async () => {
    const said = await run('snippet', 'demo')
    const embedding = (await server.domain.portalSetup.view('demo'))?.embedding
    for (const part of Object.values(embedding ?? {})) expect(said).toContain(part)
    expect(Object.keys(embedding ?? {})).toHaveLength(4)
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
