/** The guide to colleagues, command by command as it stands there, on one server. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { colleague } from '../../../api/boot/commands/colleague-command.ts'
import type { Command } from '../../../api/boot/commands/command.ts'
import { invite } from '../../../api/boot/commands/invite-command.ts'
import { owner } from '../../../api/boot/commands/owner-command.ts'
import { UsageError } from '../../../api/boot/commands/usage-error.ts'
import { createBrowser, onboardUntil } from '../../support/api/browser.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
const guide = readFileSync(new URL('../../../api/guides/colleagues.md', import.meta.url), 'utf8')
const COMMANDS: Readonly<Record<string, Command>> = { owner, invite, colleague }

/** Every command of the guide's blocks, as its words. */
const commands = [...guide.matchAll(/^```sh\n(.*?)^```/gms)]
  .flatMap(([, block = '']) => block.trim().split('\n'))
  .map((line) =>
    [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? ''),
  )

const run = async (server: TestServer, [name = '', ...args]: readonly string[]) => {
  const said: string[] = []
  await COMMANDS[name]?.(args, {
    say: (text) => void said.push(text),
    remark: () => {},
    withDomain: (work) => work(server.domain),
    now: () => server.clock.now(),
  })
  return said.join('\n')
}

/** Accepts by the link that a command printed, in our own page. */
const accept = async (server: TestServer, said: string, address: string) => {
  const token = said.split('#farstu-invitation=')[1] ?? ''
  const browser = createBrowser(server, { origin: server.publicUrl })
  const own = { ...server, mailedCode: () => server.mailedCode(address) }
  const console = {
    ...browser,
    start: (body: object = {}) => browser.start({ portal: 'console', ...body }),
  }
  await onboardUntil(own, console, 'done', token)
  return browser
}

const me = (browser: ReturnType<typeof createBrowser>) =>
  browser.send('GET', '/v1/console/me', undefined, { 'Sec-Fetch-Site': 'same-origin' })

it('invites an owner and the others, lists them, and ends one at once', async () => {
  const server = await openServer()
  const come: Awaited<ReturnType<typeof accept>>[] = []
  for (const [program, ...words] of commands) {
    expect(program).toBe('farstu')
    const said = await run(server, words)
    const address = words[words.indexOf('--email') + 1] ?? ''
    if (words.includes('invite')) {
      come.push(await accept(server, said, address))
      expect((await me(come.at(-1) as (typeof come)[number])).status).toBe(200)
    }
    if (words[1] === 'list') {
      expect(
        said
          .split('\n')
          .map((line) => line.split('\t').at(-1))
          .sort(),
      ).toEqual([
        'administrator@demo',
        'auditor',
        'helpdesk',
        'owner',
        'unit-coordinator@demo/0001',
      ])
    }
  }
  const statuses = await Promise.all(come.map(async (browser) => (await me(browser)).status))
  expect(statuses).toEqual([200, 401, 200, 200, 200])
  await expect(run(server, commands.at(-1)?.slice(1) ?? [])).rejects.toThrow(UsageError)
})

it('ends what a colleague is invited to, so that an old mail lets nobody in', async () => {
  const server = await openServer()
  const said = await run(server, [
    ...['invite', '--portal', 'console', '--whole-portal', 'auditor'],
    ...['--email', 'late@example.org', '--first-name', 'Late'],
  ]).catch(String)
  expect(said).toContain('no such portal')
  await run(server, ['owner', 'invite', '--email', 'kim@example.org', '--first-name', 'Kim'])
  const link = await run(server, [
    ...['invite', '--portal', 'console', '--whole-portal', 'auditor'],
    ...['--email', 'late@example.org', '--first-name', 'Late'],
  ])
  expect(await run(server, ['colleague', 'end', '--email', 'Late@example.org'])).toContain(
    'Roles: 0; open invitations: 1.',
  )
  await expect(accept(server, link, 'late@example.org')).rejects.toThrow()
  await expect(run(server, ['colleague', 'list', '--nonsense'])).rejects.toThrow()
})
