/** What a server needs and cannot have is told with its place and with what to do. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { useProduction } from '../../support/api/production.ts'

const { settings, refusal, newFolder } = useProduction()

/** A path that leads through a file. */
const nowhere = () => {
  const file = join(newFolder(), 'file')
  writeFileSync(file, 'not a folder')
  return join(file, 'inside')
}

const expectSaid = (said: string, ...words: readonly string[]) => {
  for (const word of words) expect(said).toContain(word)
  expect(said).toMatch(/^CannotStart: /)
}

describe('a server that cannot have', () => {
  it('its port names it', async () => {
    const env = await settings()
    const port = Number(env.FARSTU_PORT)
    const other = createServer()
    await new Promise<void>((listening) => other.listen(port, '127.0.0.1', listening))
    const said = await refusal(env)
    await new Promise((closed) => other.close(closed))
    expectSaid(said, `port ${port} of 127.0.0.1`, 'another program listens there', 'FARSTU_PORT')
  })

  it('its address names it', async () => {
    const said = await refusal(await settings({ FARSTU_HOST: '192.0.2.1' }))
    expectSaid(said, '192.0.2.1', 'no such address', 'FARSTU_HOST')
  })

  it('its data folder names that', async () => {
    const folder = nowhere()
    const said = await refusal(await settings({ FARSTU_DATA_DIR: folder }))
    expectSaid(said, join(folder, 'farstu.db'), 'a part of the path is a file', 'FARSTU_DATA_DIR')
  })

  it('a file for its database, because a folder lies there, names it', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'farstu.db'))
    const said = await refusal(await settings({ FARSTU_DATA_DIR: folder }))
    expectSaid(said, join(folder, 'farstu.db'), 'cannot be opened')
  })

  it('a database, because the file is none, names it', async () => {
    const file = join(newFolder(), 'figures.txt')
    writeFileSync(file, 'no database, but a text that is a little longer than a head'.repeat(99))
    const said = await refusal(await settings({ FARSTU_DATABASE_URL: `file:${file}` }))
    expectSaid(said, file, 'damaged, or no database', 'back-up')
  })

  it('its folder for mail names that', async () => {
    const folder = nowhere()
    const said = await refusal(await settings({ FARSTU_MAIL: `outbox:${folder}` }))
    expectSaid(said, folder, 'a part of the path is a file', 'FARSTU_MAIL')
  })
})

describe('a server whose PostgreSQL', () => {
  const said = async (change: (url: URL) => void) => {
    const url = new URL(inject('postgresUrl'))
    change(url)
    return refusal(await settings({ FARSTU_DATABASE_URL: url.href }))
  }

  it('is not there names host and port', async () => {
    const words = await said((url) => {
      url.port = '1'
      url.password = 'a-secret'
    })
    expectSaid(words, '127.0.0.1:1', 'nothing listens there')
    expect(words).not.toContain('a-secret')
  })

  it('is at a host that does not exist names it', async () => {
    const words = await said((url) => {
      url.hostname = 'database.invalid'
    })
    expectSaid(words, 'database.invalid')
    expect(words).toMatch(/no such host|cannot be looked up/)
  })

  it('refuses the password names the user, and no password', async () => {
    const words = await said((url) => {
      url.password = 'a-wrong-one'
    })
    expectSaid(words, 'as postgres', 'refuses the user or the password')
    expect(words).not.toContain('a-wrong-one')
  })

  it('has no such database names it', async () => {
    const words = await said((url) => {
      url.pathname = '/nothing-there'
    })
    expectSaid(words, 'database "nothing-there"', 'no such database')
  })
})
