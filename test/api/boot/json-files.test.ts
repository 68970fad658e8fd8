/** Files as editors and shells of several systems write them, given to `farstu portal …`. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { portal } from '../../../api/boot/commands/portal-command.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { demoPortal, type TestServer } from '../../support/api/test-server.ts'
import { scratch } from '../../support/scratch.ts'

const openServer = useServers()
let server: TestServer
let folder: string
beforeEach(async () => {
  server = await openServer()
  folder = await mkdtemp(join(scratch, 'farstu-files-'))
})

async function run(...args: readonly string[]): Promise<string> {
  const said: string[] = []
  await portal(args, {
    say: (text) => void said.push(text),
    remark: () => {},
    withDomain: (work) => work(server.domain),
    now: () => server.clock.now(),
  })
  return said.join('\n')
}

async function fileOf(bytes: Uint8Array | string): Promise<string> {
  const file = join(folder, 'given.json')
  await writeFile(file, bytes)
  return file
}

/** Each unit of UTF-16 with its bytes the other way round. */
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()

const ENCODINGS = [
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16 as PowerShell writes it', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 of the other order', (text: string) => swapped(Buffer.from(`\ufeff${text}`, 'utf16le'))],
  ['lines that end as on Windows', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
] as const

const written = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`

describe.each(ENCODINGS)('a file in %s', (_name, encoded) => {
  it('adds a portal, replaces its contacts and publishes a notice', async () => {
    const document = { ...demoPortal('http://localhost:4300'), id: 'new', name: 'Räntestatistik' }
    await run('add', await fileOf(encoded(written(document))))
    const contacts = { en: [{ label: 'Återkoppling' }], sv: [] }
    await run('contacts', 'new', await fileOf(encoded(written(contacts))))
    const text = { title: 'Åtaganden', sections: [{ heading: 'Ett', body: 'Två\ntre' }] }
    const notice = { material: false, texts: { en: text, sv: text } }
    await run('notice', 'new', 'terms', await fileOf(encoded(written(notice))))
    expect(JSON.parse(await run('show', 'new'))).toMatchObject({
      name: 'Räntestatistik',
      helpContacts: { en: [{ label: 'Återkoppling' }] },
      notices: { terms: { texts: { sv: text } } },
    })
  })
})

describe('a file that is no JSON', () => {
  it.each([
    ['{\n  "name": "A",\n}', 'in line 3, column 1, there should be a name in quotation marks'],
    ['{\r\n  "name" "A"\r\n}', 'in line 2, column 10, there should be a colon'],
    ['{\n  "origins": ["a" "b"]\n}', 'in line 2, column 19, there should be a comma'],
    ["{ 'name': 1 }", 'in line 1, column 3, there should be a name in quotation marks'],
    ['{ "name": ', 'in line 1, column 11, there should be a value'],
    ['', 'in line 1, column 1, there should be a value'],
    ['{} {}', 'in line 1, column 4, there should be nothing more'],
  ])('is told by line and column: %j', async (text, said) => {
    await expect(run('add', await fileOf(text))).rejects.toThrow(`is not JSON: ${said}`)
  })

  it.each([
    ['Windows-1252', Buffer.from('{ "name": "R\u00e4nta" }', 'latin1')],
    ['UTF-16 without a mark', Buffer.from('{ "name": "Ränta" }', 'utf16le')],
  ])('because it is in %s is told so', async (_encoding, bytes) => {
    await expect(run('add', await fileOf(bytes))).rejects.toThrow('is not text in UTF-8')
  })
})
