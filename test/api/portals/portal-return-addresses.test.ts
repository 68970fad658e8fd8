/** Where our own page may hand a sign-in over to, as it is looked after at the machine. */
import { beforeEach, describe, expect, it } from 'vitest'
import { portalCommand } from '../../support/api/portal-command.ts'
import { changeRows, useServers } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
let server: TestServer
let command: ReturnType<typeof portalCommand>
beforeEach(async () => {
  server = await openServer()
  command = portalCommand(server)
})

describe('the return addresses of a portal', () => {
  const CALLBACK = 'http://localhost:4100/session/callback'
  const change = (to: object) => command.run('change', 'demo', command.fileOf(to))
  const lineOf = async () =>
    (await command.run('list')).split('\n').find((one) => one.startsWith('demo\t')) ?? ''

  it('are the start page of a portal that names none, where it lies on an origin of its own', async () => {
    expect((await command.shown()).returnUrls).toEqual(['http://localhost:4100/'])
    const { returnUrls: _, ...document } = await command.shown()
    const elsewhere = { ...document, id: 'moved', homeUrl: 'https://www.example.org/' }
    await command.run('add', command.fileOf(elsewhere))
    expect(command.remarks()).toContain('no return address is registered')
    expect((await command.shown('moved')).returnUrls).toEqual([])
  })

  it('are kept as browsers write them, each once, and lie on an origin of the portal', async () => {
    await change({ returnUrls: [` ${CALLBACK} `, 'HTTP://LOCALHOST:4100/session/callback'] })
    expect((await command.shown()).returnUrls).toEqual([CALLBACK])
    const elsewhere = change({ returnUrls: [CALLBACK, 'https://else.example.org/'] })
    await expect(elsewhere).rejects.toThrow('returnUrls.1: must be at one of')
    await expect(change({ returnUrls: ['javascript:alert(1)'] })).rejects.toThrow('returnUrls.0: ')
    const many = Array.from({ length: 21 }, (_, at) => `${CALLBACK}/${at}`)
    await expect(change({ returnUrls: many })).rejects.toThrow('must have 20 entries at most')
    const added = command.fileOf({
      ...(await command.shown()),
      id: 'new',
      returnUrls: ['https://x.example/'],
    })
    await expect(command.run('add', added)).rejects.toThrow('returnUrls.0: must be at one of')
    expect((await command.shown()).returnUrls).toEqual([CALLBACK])
  })

  it('keep their origin: it goes with them, or after them', async () => {
    const moved = ['https://moved.example.org']
    await expect(change({ origins: moved, invitationUrl: null })).rejects.toThrow(
      'returnUrls.0: must be at one of the portal’s origins: http://localhost:4100/',
    )
    await change({ origins: moved, invitationUrl: null, returnUrls: [`${moved}/in`] })
    expect(await command.shown()).toMatchObject({ origins: moved, returnUrls: [`${moved}/in`] })
  })

  it('that are missing are told beside the document, in the list and after the snippets', async () => {
    await command.run('show', 'demo')
    expect(command.remarks()).toBe('')
    await change({ returnUrls: [CALLBACK] })
    expect(command.remarks()).toContain(
      'the start page http://localhost:4100/ is no return address',
    )
    await change({ returnUrls: [] })
    JSON.parse(await command.run('show', 'demo'))
    expect(command.remarks()).toContain('no return address is registered')
    expect(await lineOf()).toContain('no return address is registered')
    expect(await command.run('snippet', 'demo')).toContain('no return address is registered')
  })

  it('of a portal that stood, whose origin it does not list, is told and need not go first', async () => {
    const lost = 'https://gone.example.org/'
    changeRows(server, 'update portal set return_urls = ?', JSON.stringify([lost]))
    await change({ name: 'Water survey' })
    expect(command.remarks()).toContain(`the return address ${lost} is at none of the origins`)
    await command.run('change', 'demo', command.fileOf(await command.shown()))
    await change({ returnUrls: [CALLBACK] })
    expect((await command.shown()).returnUrls).toEqual([CALLBACK])
  })
})
