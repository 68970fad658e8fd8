/**
 * The guide's container without a container: no base image can be had here, so the steps of its file are run in
 * order in an empty folder, which stands for the root of the image. `npm` is played by a script that lays out
 * the packed package with what it depends on; nothing is fetched.
 */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEYS } from '../support/api/production.ts'
import { freePort } from '../support/free-port.ts'
import { runProgram, startProgram } from '../support/program.ts'
import { checkout, installIn } from './support/install.ts'

const NOBODY = 65_534
const isRoot = userInfo().uid === 0
/** Who the process is; where the test may not choose, whoever runs it. */
const uid = isRoot ? NOBODY : userInfo().uid

interface Step {
  readonly does: string
  readonly what: string
}

const guide = readFileSync(join(checkout, 'api', 'guides', 'container.md'), 'utf8')
const containerfile = /^```dockerfile\n(.*?)^```/ms.exec(guide)?.[1] ?? ''
const steps: readonly Step[] = containerfile
  .trim()
  .split('\n')
  .map((line) => ({ does: line.split(' ')[0] ?? '', what: line.slice(line.indexOf(' ') + 1) }))

let scratch: string
let image: string
let context: string
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'farstu-container-'))
  chmodSync(scratch, 0o755)
  image = join(scratch, 'image')
  context = await installIn(scratch)
  mkdirSync(image)
  writeFileSync(join(context, 'package.json'), '{ "dependencies": { "farstu": "*" } }')
  writeFileSync(join(context, 'package-lock.json'), '{ "lockfileVersion": 3 }')
  mkdirSync(join(scratch, 'bin'))
  const npm =
    '#!/bin/sh\n[ "$1" = ci ] && [ -f package-lock.json ] && cp -r "$LAID_OUT" node_modules\n'
  writeFileSync(join(scratch, 'bin', 'npm'), npm, { mode: 0o755 })
}, 300_000)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** Paths of the image are below the folder that stands for its root. */
const within = (text: string) =>
  text
    .replace(/(?<![\w.:/])\/(app|data)\b/g, `${image}/$1`)
    .replace(/\bnode:node\b/g, `${uid}:${isRoot ? NOBODY : userInfo().gid}`)

/** What the steps leave behind: environment, folder to be in, user, and what is run. */
const built = () => {
  const env: Record<string, string> = {}
  const found = { folder: image, user: 'root', health: [] as string[], command: [] as string[] }
  const does: Record<string, (what: string) => void> = {
    FROM: (what) => expect(what).toMatch(/node:20-\w+-slim$/),
    ENV: (what) => {
      for (const pair of what.split(' ')) {
        const [name = '', value = ''] = pair.split('=')
        env[name] = within(value)
      }
    },
    WORKDIR: (what) => {
      found.folder = within(what)
      mkdirSync(found.folder, { recursive: true })
    },
    COPY: (what) => {
      const files = what.split(' ').slice(0, -1)
      for (const file of files) cpSync(join(context, file), join(found.folder, file))
    },
    RUN: (what) => {
      execFileSync('/bin/sh', ['-ec', within(what)], {
        cwd: found.folder,
        env: {
          ...env,
          PATH: `${join(scratch, 'bin')}:${process.env.PATH}`,
          LAID_OUT: join(context, 'node_modules'),
        },
      })
    },
    USER: (what) => {
      found.user = what
    },
    VOLUME: (what) => expect(existsSync(within(what))).toBe(true),
    EXPOSE: (what) => expect(what).toBe(env.FARSTU_PORT),
    HEALTHCHECK: (what) => {
      const [, script = ''] = /CMD node -e "(.*)"$/.exec(what) ?? []
      found.health = ['-e', script]
    },
    ENTRYPOINT: (what) => {
      found.command = (JSON.parse(within(what)) as string[]).slice(1)
    },
    CMD: (what) => {
      found.command = [...found.command, ...JSON.parse(what)]
    },
  }
  for (const { does: name, what } of steps) {
    const run = does[name]
    if (!run) throw new Error(`The file has a step that is not tried: ${name}`)
    run(what)
  }
  return { ...found, env }
}

describe("the guide's container", () => {
  it('is built, runs as a user who writes to its data alone, says that it is well, and stops', async () => {
    const { folder, user, health, command, env } = built()
    expect(user).not.toBe('root')
    expect(statSync(env.FARSTU_DATA_DIR ?? '').mode & 0o777).toBe(0o700)
    const port = String(await freePort())
    const mail = join(env.FARSTU_DATA_DIR ?? '', 'mail')
    const settings = {
      FARSTU_PUBLIC_URL: 'https://auth.portal.example.org',
      FARSTU_SEALING_KEYS: KEYS.sealing,
      FARSTU_DIGEST_KEY: KEYS.digest,
      FARSTU_MAIL: `outbox:${mail}`,
      FARSTU_MAIL_SENDER: 'no-reply@portal.example.org',
    }
    const file = join(folder, '.env')
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`)
    writeFileSync(file, lines.join(''), { mode: 0o400 })
    if (isRoot) chownSync(file, NOBODY, NOBODY)
    if (!isRoot) chmodSync(folder, 0o555)
    const options = { folder, env: { ...env, FARSTU_PORT: port }, ...(isRoot && { uid }) }
    expect((await runProgram(health, options)).code).toBe(1)
    const server = startProgram(command, options)
    await server.untilSaid('"listening"')
    expect((await runProgram(health, options)).code).toBe(0)
    expect((await server.stop()).code).toBe(0)
    const written = readdirSync(env.FARSTU_DATA_DIR ?? '').sort()
    expect(written).toEqual(['farstu.db', 'mail', 'taken-away.jsonl'])
    expect(readdirSync(image).sort()).toEqual(['app', 'data'])
    expect(readdirSync(folder).sort()).toEqual([
      '.env',
      'node_modules',
      'package-lock.json',
      'package.json',
    ])
    if (!isRoot) chmodSync(folder, 0o755)
  }, 60_000)
})
