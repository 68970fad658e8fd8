/** What the guides for operators say is there: each command is one of `farstu`, and the settings are whole. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../../api/config/config.ts'
import { KEYS } from '../../support/api/production.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = `${root}api/guides/`
const guides = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(folder + name, 'utf8'),
}))
const help =
  /const HELP = `(.*?)`\n/s.exec(readFileSync(`${root}api/boot/cli.ts`, 'utf8'))?.[1] ?? ''

/** `portal secret` of a line `farstu portal secret <id>`; in blocks of code, and between backticks. */
const commandsIn = (text: string): readonly string[] => {
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) =>
    block.split('\n'),
  )
  const quoted = [...text.replaceAll(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, code = '']) => code,
  )
  return [...blocks, ...quoted].flatMap(
    (line) =>
      /(?:^|npx )farstu ([a-z-]+(?: (?:list|show|end|invite|secret|revoke-secret)\b)?)/.exec(
        line,
      )?.[1] ?? [],
  )
}

describe('a guide', () => {
  const named = guides.flatMap(({ name, text }) =>
    commandsIn(text).map((command) => ({ name, command })),
  )

  it('names commands that there are', () => {
    expect(named.length).toBeGreaterThan(15)
    const missing = named.filter(({ command }) => !new RegExp(`^  ${command}\\b`, 'm').test(help))
    expect(missing).toEqual([])
  })

  it('to installing lists settings that are enough, and mistakes none', () => {
    const { text = '' } = guides.find(({ name }) => name === 'installing.md') ?? {}
    const [, block = ''] = /^```ini\n(.*?)^```/ms.exec(text) ?? []
    const lines = block.trim().split('\n')
    const given = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    )
    const config = parseConfig({
      ...given,
      FARSTU_SEALING_KEYS: KEYS.sealing,
      FARSTU_DIGEST_KEY: KEYS.digest,
    })
    expect(config.journal).toBe('/srv/farstu-journal/taken-away.jsonl')
    expect(config.dataFolder).toBe('/var/lib/farstu')
  })
})
