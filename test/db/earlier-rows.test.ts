/** What a database held before a migration goes on working after it, on both engines. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refold } from '../../api/boot/opening/refolding.ts'
import { CONSOLE_ROLES, USUAL_ROLES } from '../../api/contract/plain/portal-roles.ts'
import { amrOf, parseProofs } from '../../api/domain/methods/proof.ts'
import { openPortal } from '../../api/domain/portals/portal.ts'
import { termsOfSomebody } from '../../api/ports/store/folded-terms.ts'
import { openStore } from '../../db/open-store.ts'
import {
  type EmptyDatabase,
  emptyPostgresDatabase,
  emptySqliteDatabase,
  migrationsRoot,
} from '../support/db/engines.ts'
import { askPostgres, askSqlite } from '../support/db/past-the-store.ts'
import { minute, now } from '../support/db/rows.ts'
import { scratch } from '../support/scratch.ts'

/** A copy of the migrations that ends with this one. */
const migrationsUntil = async (last: string): Promise<string> => {
  const root = await mkdtemp(join(scratch, 'farstu-earlier-'))
  for (const engine of ['sqlite', 'postgres']) {
    const folder = join(root, engine, 'migrations')
    await cp(join(migrationsRoot, engine, 'migrations'), folder, { recursive: true })
    const journal = join(folder, 'meta', '_journal.json')
    const { entries } = JSON.parse(await readFile(journal, 'utf8'))
    const end = entries.findIndex(({ tag }: { readonly tag: string }) => tag === last) + 1
    await writeFile(journal, JSON.stringify({ entries: entries.slice(0, end) }))
  }
  return root
}

const portal = `insert into portal (id, name, origins, home_url, languages, time_zone, policy,
    branding, version, created_at)
  values ('demo', 'Demo', '[]', '/', '[]', 'UTC', '{}', '{}', 1, ${now})`

const engines = [
  { name: 'SQLite', empty: emptySqliteDatabase, ask: askSqlite },
  { name: 'PostgreSQL', empty: emptyPostgresDatabase, ask: askPostgres },
] as const

describe.each(engines)('rows of before on $name', ({ empty, ask }) => {
  let database: EmptyDatabase
  let earlier: string

  beforeEach(async () => {
    database = await empty()
  })
  afterEach(async () => {
    await database.drop()
    await rm(earlier, { recursive: true })
  })

  /** The database as it was after that migration, with these rows; opened by today's program. */
  const opened = async (last: string, ...inserts: readonly string[]) => {
    earlier = await migrationsUntil(last)
    await (await openStore({ url: database.url, migrationsRoot: earlier })).close()
    for (const insert of inserts) await ask(database.url, insert)
    return openStore({ url: database.url, migrationsRoot })
  }

  it('a live session rests on what its words said, and methods go on from where they were', async () => {
    const session = (id: string, amr: string) =>
      `insert into session (id, browser_hash, token_hash, person_id, portal_id, acr, amr, auth_at,
         created_at, last_seen_at, idle_ms, ends_at)
       values ('${id}', 'browser', 'token-${id}', 'ada', 'demo', 'aal2', '${amr}', ${now - minute},
         ${now}, ${now}, ${minute}, ${now + minute})`
    const method = (id: string, values: string) =>
      `insert into method (id, person_id, kind, name, state, secret, last_step, drift, created_at)
       values ('${id}', 'ada', ${values}, ${now})`
    const store = await opened(
      '0001_keys_and_returns',
      portal,
      `insert into person (id, first_name, last_name, email, email_key, mail_language, created_at,
         version) values ('ada', 'Ada', 'Test', 'a', 'a', 'en', ${now}, 1)`,
      session('both', '["otp","pwd","mfa"]'),
      session('one', '["pwd"]'),
      session('none', '[]'),
      method('app', `'totp', 'Phone', 'active', 'sealed', 62000000, -1`),
      method('password', `'password', '', 'active', 'hash', null, 0`),
    )
    const proofsOf = async (id: string) => {
      const live = await store.run(() => store.sessions.liveByToken(`token-${id}`, now))
      return parseProofs(live?.proofs ?? 'null')
    }
    const seen = {
      methodId: null,
      at: now - minute,
      resistant: false,
      bound: false,
      verified: false,
    }
    expect(await proofsOf('both')).toEqual([
      { ...seen, kind: 'password', categories: ['knowledge'], amr: ['pwd'] },
      { ...seen, kind: 'totp', categories: ['possession'], amr: ['otp'] },
    ])
    expect(amrOf(await proofsOf('both'))).toEqual(['pwd', 'otp', 'mfa'])
    expect(amrOf(await proofsOf('one'))).toEqual(['pwd'])
    expect(await proofsOf('none')).toEqual([])

    const methods = await store.run(() => store.methods.active('ada', now))
    const fresh = { lookup: null, portalId: null, isDefault: false, addedBy: 'self' }
    expect(methods).toMatchObject([
      { ...fresh, id: 'app', secret: 'sealed', data: '{"drift":-1}', counter: 62_000_000 },
      { ...fresh, id: 'password', secret: 'hash', data: '{}', counter: null },
    ])
    const advance = (counter: number) =>
      store.run(() => store.methods.advance('app', { counter, data: '{"drift":0}', now }))
    expect([await advance(62_000_000), await advance(62_000_001)]).toEqual([false, true])
    await store.close()
  })

  it('people and invitations are found by the words of before, and listed in their order', async () => {
    const person = (id: string, sortKey: string, word: string) => [
      `insert into person (id, first_name, last_name, email, email_key, mail_language, created_at,
         version) values ('${id}', '${id}', '', '${id}', '${id}', 'en', ${now}, 1)`,
      `insert into listed_person (portal_id, person_id, sort_key)
         values ('demo', '${id}', '${sortKey}')`,
      `insert into person_word (portal_id, person_id, source_id, word, sort_key)
         values ('demo', '${id}', '${id}', '${word}', '${sortKey}')`,
    ]
    const store = await opened(
      '0002_methods_and_proofs',
      portal,
      ...person('one', 'ж\\\\', 'ökonom'),
      ...person('two', 'z', 'okonom'),
      `insert into invitation (id, portal_id, email, email_key, first_name, last_name, language,
         inviter_name, token_hash, state, created_at, sent_at, lifetime_ms, expires_at)
         values ('invited', 'demo', '', '', '', '', 'en', '', '', 'sent', 0, 0, 1, 1)`,
      `insert into invitation_word (portal_id, word, invitation_id)
         values ('demo', 'жизнь', 'invited')`,
    )
    const people = async (...terms: readonly string[]) => {
      const search = { portalId: 'demo', terms, after: null, limit: 9 }
      const found = await store.run(() => store.directory.page(search))
      return found.people.map(({ id }) => id)
    }
    expect([await people(), await people('ö'), await people('o')]).toEqual([
      ['two', 'one'],
      ['one'],
      ['two'],
    ])
    const asked = [{ beginnings: ['жи'] }]
    const page = { after: null, limit: 9 }
    const invited = await store.run(() => store.invitations.page('demo', asked, page))
    expect(invited.map(({ id }) => id)).toEqual(['invited'])
    await store.close()
  })

  it('a portal’s roles are those that people had, have, or are invited to', async () => {
    const membership = (id: string, role: string, endedAt: string) =>
      `insert into membership (id, person_id, portal_id, unit_id, role, created_at, ended_at)
         values ('${id}', 'ada', 'demo', null, '${role}', 0, ${endedAt})`
    const store = await opened(
      '0002_methods_and_proofs',
      portal,
      portal.replaceAll("'demo'", "'empty'"),
      portal.replaceAll("'demo'", "'console'"),
      `insert into person (id, first_name, last_name, email, email_key, mail_language, created_at,
         version) values ('ada', 'Ada', 'Test', 'a', 'a', 'en', ${now}, 1)`,
      membership('one', 'läsare "A"', 'null'),
      membership('two', 'was', '1'),
      membership('three', 'was', '2'),
      membership('four', 'was', '3'),
      `insert into invitation (id, portal_id, email, email_key, first_name, last_name, language,
         inviter_name, token_hash, state, created_at, sent_at, lifetime_ms, expires_at)
         values ('invited', 'demo', '', '', '', '', 'en', '', '', 'sent', 0, 0, 1, 1)`,
      `insert into invited_role (id, invitation_id, unit_id, role)
         values ('r', 'invited', null, 'läsare "A"')`,
    )
    const rolesOf = async (id: string) => {
      const row = await store.run(() => store.portals.byId(id))
      return row ? openPortal(row).roles : []
    }
    const usual = { scope: 'either', names: {}, about: {} }
    expect(await rolesOf('demo')).toEqual([
      { id: 'was', ...usual },
      { id: 'läsare "A"', ...usual },
    ])
    expect(await rolesOf('empty')).toEqual(USUAL_ROLES)
    expect((await rolesOf('console')).map(({ id }) => id)).toEqual([...CONSOLE_ROLES])
    await store.close()
  })
  it('words of before are those of now after a start, for every letter, and find', async () => {
    const texts = ['Łódź Øster', 'Sara Berg', ...lettersInWords()]
    const rows = texts.flatMap((text, at) => rowsOfBefore(`p${at}`, text))
    const store = await opened('0002_methods_and_proofs', portal, UNIT_OF_BEFORE, ...inOne(rows))
    const find = async (word: string) => {
      const search = { portalId: 'demo', terms: [word], after: null, limit: 99 }
      const { people } = await store.run(() => store.directory.page(search))
      const asked = [{ beginnings: [word] }]
      return [people.length, await store.run(() => store.invitations.count('demo', asked))]
    }
    expect([await find('lodz'), await find('sara')]).toEqual([
      [0, 0],
      [1, 1],
    ])
    const remade = await refold(store)
    expect(remade).toEqual({
      people: expect.any(Number),
      units: 1,
      invitations: expect.any(Number),
    })
    expect(remade.invitations).toBeLessThan(texts.length)
    expect([await find('lodz'), await find('aaro')]).toEqual([
      [1, 1],
      [texts.length, 0],
    ])

    const refolded = await wordsAt(database.url)
    for (const [at, text] of texts.entries()) {
      await store.atomically(() => store.people.rename(`p${at}`, '', text))
      const invitation = { id: `p${at}`, portalId: 'demo' }
      const terms = termsOfSomebody(named(`p${at}`, text))
      await store.atomically(() => store.invitations.setSearchTerms(invitation, terms))
    }
    expect(await wordsAt(database.url)).toEqual(refolded)
    await store.close()
  })

  /** Everything that is folded, in one order. */
  const wordsAt = async (url: string) => {
    const tables = ['listed_person', 'person_word', 'invitation_word']
    const all = await Promise.all(tables.map((table) => ask(url, `select * from ${table}`)))
    return all.map((rows) => rows.map((row) => JSON.stringify(row)).sort())
  }
})

const named = (id: string, lastName: string) => ({
  firstName: '',
  lastName,
  email: `${id}@example.org`,
  emailKey: `${id}@example.org`,
})

/** Latin, Greek, Arabic and their ligatures, as words, twenty of them together. */
function lettersInWords(): readonly string[] {
  const ranges = [
    [0xc0, 0x2af],
    [0x370, 0x3ff],
    [0x620, 0x6d5],
    [0x1e00, 0x1fff],
    [0xfb00, 0xfb06],
    [0xff21, 0xff5a],
  ] as const
  const words = ranges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
    .map((code) => String.fromCodePoint(code))
    .filter((sign) => /\p{L}/u.test(sign))
    .map((letter) => `k${letter}v`)
  const parts = Math.ceil(words.length / 20)
  return Array.from({ length: parts }, (_, at) => words.slice(20 * at, 20 * at + 20).join(' '))
}

/** As words were made until 0003. */
function wordsOfBefore(...texts: readonly string[]): readonly string[] {
  const folded = texts.map((text) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase(),
  )
  return [...new Set(folded.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)))].filter(Boolean)
}

const UNIT_OF_BEFORE = `insert into unit (id, portal_id, external_id, name, created_at)
  values ('unit', 'demo', '0001', 'Åarø', 0)`

interface Before {
  readonly into: string
  readonly values: string
}

/** Somebody with a role in the unit, and an invitation to them. */
function rowsOfBefore(id: string, name: string): readonly Before[] {
  const { email } = named(id, name)
  const own = wordsOfBefore(name, email)
  const word = (source: string) => (text: string) => ({
    into: 'person_word (portal_id, person_id, source_id, word, sort_key)',
    values: `('demo', '${id}', '${source}', '${text}', '${own[0]}')`,
  })
  return [
    {
      into: 'person (id, first_name, last_name, email, email_key, mail_language, created_at, version)',
      values: `('${id}', '', '${name}', '${email}', '${email}', 'en', ${now}, 1)`,
    },
    {
      into: 'membership (id, person_id, portal_id, unit_id, role, created_at)',
      values: `('${id}', '${id}', 'demo', 'unit', 'reporter', ${now})`,
    },
    {
      into: 'listed_person (portal_id, person_id, sort_key)',
      values: `('demo', '${id}', '${own[0]}')`,
    },
    ...own.map(word(id)),
    ...wordsOfBefore('Åarø', '0001').map(word('unit')),
    {
      into: `invitation (id, portal_id, email, email_key, first_name, last_name, language,
        inviter_name, token_hash, state, created_at, sent_at, lifetime_ms, expires_at)`,
      values: `('${id}', 'demo', '${email}', '${email}', '', '${name}', 'en', '', '${id}', 'sent', 0, 0,
        1, 1)`,
    },
    ...own.map((text) => ({
      into: 'invitation_word (portal_id, word, invitation_id)',
      values: `('demo', '${text}', '${id}')`,
    })),
  ]
}

/** A statement for each table. */
function inOne(rows: readonly Before[]): readonly string[] {
  const tables = [...new Set(rows.map(({ into }) => into))]
  return tables.map((table) => {
    const values = rows.filter(({ into }) => into === table).map((row) => row.values)
    return `insert into ${table} values ${values.join(', ')}`
  })
}
