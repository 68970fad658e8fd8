/** Which keys a server may be started with: those that its database was used with, and new ones in front. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KEYS, OTHER_KEYS, useProduction } from '../../support/api/production.ts'
import {
  type EmptyDatabase,
  emptySqliteDatabase,
  migratedPostgresDatabase,
} from '../../support/db/engines.ts'
import { askPostgres, askSqlite } from '../../support/db/past-the-store.ts'

interface Given {
  readonly sealing?: string
  readonly digest?: string
}

const DATABASES = [
  ['SQLite', emptySqliteDatabase, askSqlite],
  ['PostgreSQL', migratedPostgresDatabase, askPostgres],
] as const

describe.each(DATABASES)('R-79: a server on %s', (_engine, emptyDatabase, ask) => {
  let database: EmptyDatabase
  beforeEach(async () => {
    database = await emptyDatabase()
  })
  // Hooks run last first: servers are stopped by then.
  afterEach(() => database.drop())
  const { settings, start, refusal } = useProduction()

  const withKeys = ({ sealing = KEYS.sealing, digest = KEYS.digest }: Given) =>
    settings({
      FARSTU_DATABASE_URL: database.url,
      FARSTU_SEALING_KEYS: sealing,
      FARSTU_DIGEST_KEY: digest,
    })
  /** The other sealing key, under the id of the first. */
  const impostor = OTHER_KEYS.sealing.replace('k2:', 'k1:')

  const checks = async () =>
    (await ask(database.url, 'select id from key_check order by id')).map(({ id }) => id)
  const forgetChecks = () => ask(database.url, 'delete from key_check')

  /** Runs once, and seals the key of its tokens. */
  const useOnce = async (keys: Given = {}) => {
    const server = await start(await withKeys(keys))
    expect((await server.ask('/.well-known/jwks.json')).status).toBe(200)
    await server.end()
  }

  it('starts again with the same keys', async () => {
    await useOnce()
    expect(await refusal(await withKeys({}))).toBe('')
    expect(await checks()).toEqual(['digest', 'sealing:k1'])
  })

  it.each([
    ['another digest key', { digest: OTHER_KEYS.digest }, ['FARSTU_DIGEST_KEY']],
    [
      'another sealing key of the same name',
      { sealing: impostor },
      ['FARSTU_SEALING_KEYS: the key "k1"'],
    ],
    [
      'another sealing key alone',
      { sealing: OTHER_KEYS.sealing },
      ['FARSTU_SEALING_KEYS lacks the key "k1"'],
    ],
    [
      'all keys of another installation',
      { sealing: impostor, digest: OTHER_KEYS.digest },
      ['FARSTU_DIGEST_KEY', 'FARSTU_SEALING_KEYS: the key "k1"'],
    ],
  ])(
    'is not started with %s, and told which variable is wrong',
    async (_what, keys: Given, named) => {
      await useOnce()
      const before = await ask(database.url, 'select * from key_check')
      const said = await refusal(await withKeys(keys))
      expect(said.split('\n').filter((line) => line.startsWith('  - '))).toEqual(
        named.map((name) => expect.stringContaining(name)),
      )
      expect(said).not.toContain(keys.sealing?.split(':')[1] ?? keys.digest)
      expect(await ask(database.url, 'select * from key_check')).toEqual(before)
    },
  )

  it('takes a new sealing key in front of the old one, whatever their order', async () => {
    await useOnce()
    const both = [OTHER_KEYS.sealing, KEYS.sealing]
    await useOnce({ sealing: both.join() })
    expect(await checks()).toEqual(['digest', 'sealing:k1', 'sealing:k2'])
    await useOnce({ sealing: both.reverse().join() })
  })

  it('may leave out a key that nothing is sealed by any more', async () => {
    const unused = await start(
      await withKeys({ sealing: [OTHER_KEYS.sealing, KEYS.sealing].join() }),
    )
    await unused.end()
    await useOnce()
    expect(await refusal(await withKeys({}))).toBe('')
  })

  it('that was there before there were checks gets them from its own keys', async () => {
    await useOnce()
    await forgetChecks()
    await useOnce()
    expect(await checks()).toEqual(['digest', 'sealing:k1'])
  })

  it.each([
    ['under the same name', impostor, 'the key "k1" does not open'],
    ['under another name', OTHER_KEYS.sealing, 'lacks the key "k1"'],
  ])('that has no checks yet is not started with a wrong key %s', async (_how, sealing, named) => {
    await useOnce()
    await forgetChecks()
    expect(await refusal(await withKeys({ sealing }))).toContain(named)
    expect(await checks()).toEqual([])
  })

  it('is started once, of two at once with different keys, in an empty database', async () => {
    const said = await Promise.all([
      refusal(await withKeys({})),
      refusal(await withKeys({ sealing: impostor, digest: OTHER_KEYS.digest })),
    ])
    expect(said.filter((words) => words === '')).toHaveLength(1)
    expect(said.join()).toContain('FARSTU_DIGEST_KEY')
  })

  it('is started twice, of two at once with the same keys', async () => {
    const [one, two] = [await withKeys({}), await withKeys({})]
    expect(await Promise.all([refusal(one), refusal(two)])).toEqual(['', ''])
    expect(await checks()).toEqual(['digest', 'sealing:k1'])
  })
})
