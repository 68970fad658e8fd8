/** What people, units and invitations were found by before an upgrade, and are after it, on both engines. */
import { describe, expect, it } from 'vitest'
import { refold } from '../../api/boot/opening/refolding.ts'
import { termsOfSomebody } from '../../api/ports/store/folded-terms.ts'
import { EARLIER_ENGINES, portal, useEarlier } from '../support/db/earlier.ts'
import { now } from '../support/db/rows.ts'

describe.each(EARLIER_ENGINES)('words of before on $name', (engine) => {
  const { opened, askHere } = useEarlier(engine)

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

    const refolded = await wordsNow()
    for (const [at, text] of texts.entries()) {
      await store.atomically(() => store.people.rename(`p${at}`, '', text))
      const invitation = { id: `p${at}`, portalId: 'demo' }
      const terms = termsOfSomebody(named(`p${at}`, text))
      await store.atomically(() => store.invitations.setSearchTerms(invitation, terms))
    }
    expect(await wordsNow()).toEqual(refolded)
    await store.close()
  })

  /** Everything that is folded, in one order. */
  const wordsNow = async () => {
    const tables = ['listed_person', 'person_word', 'invitation_word']
    const all = await Promise.all(tables.map((table) => askHere(`select * from ${table}`)))
    return all.map((rows) => rows.map((row) => JSON.stringify(row)).sort())
  }
})

const named = (id: string, lastName: string) => ({
  firstName: '',
  lastName,
  email: `${id}@example.org`,
  emailKey: `${id}@example.org`,
  telephone: null,
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
