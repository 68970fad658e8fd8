/**
 * The package as it is published: installed in an empty folder it runs a server, and a project that
 * takes its elements and its module for hosts compiles. Real process, real clock, real mail folder.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as HostModule from '../../widgets/server/index.ts'
import {
  type Browser,
  createBrowser,
  onboardUntil,
  PASSWORD,
  stepOf,
} from '../support/api/browser.ts'
import type { TestServer } from '../support/api/test-server.ts'
import { createCaller } from '../support/caller.ts'
import { freePort } from '../support/free-port.ts'
import { runProgram, startProgram } from '../support/program.ts'
import { totpAt } from '../support/totp.ts'
import { checkout, installIn } from './support/install.ts'

const PUBLIC_URL = 'https://auth.portal.example.org'
const PORTAL_URL = 'https://portal.example.org'
const ANNA = 'anna@example.org'

let scratch: string
let project: string
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'farstu-package-'))
  project = await installIn(scratch)
}, 300_000)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const farstu = (...args: readonly string[]) => [
  join(project, 'node_modules', 'farstu', 'dist', 'api', 'cli.js'),
  ...args,
]

/** Blocks of code of a language in the README, in order. */
const snippets = (language: string) =>
  [
    ...readFileSync(join(checkout, 'README.md'), 'utf8').matchAll(
      new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'),
    ),
  ].map(([, code = '']) => code)

describe('a server from the package', () => {
  /** What `.env` would hold. */
  const environment = async () => {
    const { said } = await runProgram(farstu('keys'), { folder: project })
    const keys = said.trim().split('\n')
    return {
      ...Object.fromEntries(keys.map((line) => line.split('=') as [string, string])),
      FARSTU_PUBLIC_URL: PUBLIC_URL,
      FARSTU_MAIL: `outbox:${join(project, 'outbox')}`,
      FARSTU_MAIL_SENDER: 'no-reply@portal.example.org',
      FARSTU_PORT: String(await freePort()),
      FARSTU_HOST: '127.0.0.1',
    }
  }

  /** Started, with a way to call it and a way to run commands beside it. */
  const started = async () => {
    const env = await environment()
    const server = startProgram(farstu('start'), { folder: project, env })
    await server.untilSaid('"listening"')
    const call = createCaller(Number(env.FARSTU_PORT))
    const command = async (...args: readonly string[]) =>
      (await runProgram(farstu(...args), { folder: project, env })).said
    return { call, command, stop: server.stop }
  }
  type Started = Awaited<ReturnType<typeof started>>

  /** Adds the README's portal; its secret. */
  const addPortal = async ({ command }: Started) => {
    writeFileSync(join(project, 'portal.json'), snippets('json')[0] ?? '')
    return /\S{40,}/.exec(await command('portal', 'add', 'portal.json'))?.[0] ?? ''
  }

  /** Invites Anna; the token of her link. */
  const invite = async ({ command }: Started) => {
    const roles = ['--portal', 'demo', '--role', 'reporter@0001', '--language', 'en']
    const anna = ['--email', ANNA, '--first-name', 'Anna', '--last-name', 'Exempel']
    return /#farstu-invitation=(\S+)/.exec(await command('invite', ...roles, ...anna))?.[1] ?? ''
  }

  const mailedCode = async () => {
    const code = () => /^ {4}(\d+)\r?$/m.exec(mailed())?.[1] ?? ''
    await expect.poll(code, { timeout: 20_000 }).not.toBe('')
    return code()
  }

  /** Everything in the mail folder. */
  const mailed = () => {
    const folder = join(project, 'outbox')
    const names = readdirSync(folder).filter((name) => name.endsWith('.eml'))
    return names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  }

  /** As much of a server as the harness of HTTP tests needs, of one in another process. */
  const seenFromHere = ({ call }: Started) =>
    ({
      app: { request: call },
      publicUrl: PUBLIC_URL,
      portalUrl: PORTAL_URL,
      clock: { now: Date.now },
      mailedCode,
    }) as unknown as TestServer

  const signIn = async (browser: Browser, secret: string) => {
    const { flow } = (await browser.start({ state: 'of-this-browser' })).body
    await browser.answer(flow, { step: 'identify', address: ANNA })
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    // The app shows its next code half a minute later; one step ahead is taken, too.
    const code = totpAt(secret, Date.now() + 30_000)
    return stepOf(await browser.answer(flow, { step: 'totp', code }), 'done').code ?? ''
  }

  /** By the installed module for hosts, which asks this server. */
  const redeem = async ({ call }: Started, secret: string, code: string) => {
    const module = join(project, 'node_modules', 'farstu', 'dist', 'server', 'index.js')
    const { createFarstu }: typeof HostModule = await import(module)
    const fetch = ((address: URL, init: object) => call(address, init)) as typeof globalThis.fetch
    const host = createFarstu({ api: PUBLIC_URL, portal: 'demo', secret, fetch })
    return host.redeem({ code, state: 'of-this-browser' })
  }

  /** Everything of ours that pages lead to, from these on; paths that are not there. */
  const missing = async ({ call }: Started, ...from: readonly string[]) => {
    const seen = new Map<string, number>()
    for (const paths = [...from]; paths.length > 0; ) {
      const path = paths.pop() ?? ''
      if (seen.has(path)) continue
      const page = await call(`${PUBLIC_URL}${path}`)
      seen.set(path, page.status)
      if (!page.headers.get('Content-Type')?.includes('text/html')) continue
      for (const [, link = ''] of (await page.text()).matchAll(/(?:href|src)="(\/[^"#]*)/g))
        paths.push(link)
    }
    expect(seen.size).toBeGreaterThan(20)
    return [...seen].filter(([, status]) => status >= 400)
  }

  it('starts in an empty folder and takes an invited person inside', async () => {
    const server = await started()
    try {
      const portalSecret = await addPortal(server)
      const there = seenFromHere(server)
      const browser = createBrowser(there)
      const { secret } = await onboardUntil(there, browser, 'done', await invite(server))
      expect((await browser.signOut()).status).toBe(204)
      const code = await signIn(browser, secret)
      const redeemed = await redeem(server, portalSecret, code)
      expect(redeemed).toMatchObject({ acr: 'aal2', person: { email: ANNA } })
      expect(await missing(server, '/docs', '/console/', '/p/demo/sign-in', '/readyz')).toEqual([])
    } finally {
      expect((await server.stop()).code).toBe(0)
    }
  }, 60_000)
})

describe('a project that installed the package', () => {
  /** Compiles these files as a new project does, strictly, what it imports included. */
  const compile = async (files: Readonly<Record<string, string>>) => {
    const folder = join(project, 'sources')
    mkdirSync(folder)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    const types = join(checkout, 'node_modules', '@types')
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2023', 'dom'],
      strict: true,
      noEmit: true,
      types: ['node'],
      typeRoots: [types],
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
    const tsc = join(checkout, 'node_modules', 'typescript', 'bin', 'tsc')
    return (await runProgram([tsc, '-p', folder], { folder })).said
  }

  const { exports } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))
  const modules = Object.keys(exports).filter((name) => name !== './package.json')
  const [page = '', server = ''] = snippets('js')
  const files = {
    'package.json': '{ "type": "module" }',
    'page.ts': `import 'farstu/widgets/login.js'\n${page}`,
    'server.ts': `declare const code: string, request: import('node:http').IncomingMessage\n${server}`,
    'all.ts': modules.map((name) => `import 'farstu/${name.slice(2)}'\n`).join(''),
  }

  it('compiles what the README shows', async () => expect(await compile(files)).toBe(''), 60_000)

  it('finds each module that is exported', async () => {
    const asked = modules.map((name) => `await import.meta.resolve('farstu/${name.slice(2)}')`)
    const { code, said } = await runProgram(
      ['--input-type=module', '-e', `${asked.join(';')};await import('farstu/server')`],
      { folder: project },
    )
    expect([code, said]).toEqual([0, ''])
  })
})
