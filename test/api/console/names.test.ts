/** Names as people have them: found as they are typed, and listed as the installation's alphabet has them. */
import { describe, expect, it } from 'vitest'
import { LONGEST_NAME } from '../../../api/contract/plain/lengths.ts'
import { administrator, type ConsoleVisitor } from '../../support/api/console/console.ts'
import { giveRole, PEOPLE } from '../../support/api/console/console-people.ts'
import { addOtherPortal, ENGINES, useServersOn } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'
import { givenPerson } from '../../support/db/given.ts'

const UNITS = '/portals/demo/units'
const INVITATIONS = '/portals/demo/invitations'
const LONG = 'Ł'.repeat(200)

/** A name, and how it is asked for; an invitation has the beginning of the longest. */
const FOUND: readonly (readonly [string, ...string[]])[] = [
  ['Łódź', 'Lodz', 'LODZ', 'łódź', 'Łó'],
  ['O’Brien', 'obrien', "O'Brien", 'brien'],
  ['Anna-Lisa', 'annalisa', 'anna lisa', 'lisa'],
  ['Ґудзь', 'гудзь'],
  ['عبد\u200cالله', 'عبدالله'],
  ['Øster', 'oster', 'ØST'],
  ['Þór', 'thor', 'þór'],
  ['Ðorđe Đặng', 'dorde', 'dang'],
  ['Straße', 'strasse', 'STRASSE', 'straẞe'],
  ['STRASSER', 'straße'],
  ['Œuvre', 'oeuvre', 'œuv'],
  ['Æbelø', 'aebelo', 'æb'],
  ['İstanbul', 'istanbul', 'ISTANBUL', 'ıstanbul'],
  ['ığdır', 'igdir', 'IĞDIR', 'İğd'],
  ['Ħal Għaxaq', 'hal ghaxaq'],
  ['Ŧáhkon', 'tahkon'],
  ['Ŋuovvil', 'nuovvil'],
  ['Paraŀlel', 'parallel', 'paral·lel'],
  ['Əliyev', 'eliyev'],
  ['Hawaiʻi', 'hawaii'],
  ['Åkesson', 'akesson', 'ÅKE', 'A\u030akesson'],
  ['Ängström', 'angstrom', 'ängström'],
  ['Öberg', 'oberg', 'ÖB'],
  ['Ελλάδα', 'ελλαδα', 'ΕΛΛΑΔΑ', 'ΕΛΛ'],
  ['Ελλάς', 'ελλας', 'ΕΛΛΑΣ', 'ελλασ'],
  ['أحمد', 'احمد', 'أحمد', 'اح', 'ٱحمد'],
  ['محمّد', 'مُحَمَّد', 'محـــمد', 'محمد'],
  ['مصطفى', 'مصطفي', 'مصطفی'],
  ['Ｆｕｌｌ', 'full', 'ｆｕ'],
  ['ﬁliale', 'filiale'],
  ['Li 👩🏽‍🔬', 'li', 'li 👩🏽‍🔬'],
  ['Ł', 'l', 'Ł'],
  [LONG, 'l'.repeat(100), LONG],
]

const ASKED = FOUND.flatMap(([name, ...asked]) =>
  asked.flatMap((q) => [PEOPLE, UNITS, INVITATIONS].map((path) => ({ name, q, path }))),
)

describe.each(ENGINES)('names on %s', (engine) => {
  const openServer = useServersOn(engine)

  const opened = async (language = 'sv') => {
    const server = await openServer({ language })
    const owner = await administrator(server)
    return { server, owner, list: listOf(owner) }
  }

  const listOf = (owner: ConsoleVisitor) => async (path: string, q: string) => {
    const items: Readonly<Record<string, string>>[] = []
    for (let after: string | null = ''; after !== null; ) {
      const query = new URLSearchParams({ ...(q && { q }), ...(after && { after }) })
      const page = JSON.parse((await owner.get(`${path}?${query}`)).text)
      items.push(...page.items)
      after = page.next
    }
    return items
  }

  const give = async (server: TestServer, ...lastNames: readonly string[]) => {
    for (const lastName of lastNames) {
      const person = await givenPerson(server.store, { firstName: '', lastName })
      await giveRole(server, person.id, { portalId: 'demo' })
    }
  }
  const load = (owner: ConsoleVisitor, names: readonly string[]) =>
    owner.post(`${UNITS}/import`, {
      csv: ['external id,name', ...names.map((name, at) => `#${at},"${name}"`)].join('\n'),
      dryRun: false,
    })

  it('of people, units and invitations are found as they are typed elsewhere', async () => {
    const { server, owner, list } = await opened()
    const names = FOUND.map(([name]) => name)
    await give(server, ...names)
    await load(owner, names)
    for (const [at, name] of names.entries())
      await server.invite({
        email: `p${at}@example.org`,
        firstName: '',
        lastName: name.slice(0, LONGEST_NAME),
      })
    const isListed = async ({ name, path, q }: (typeof ASKED)[number]) => {
      const either = [name, name.slice(0, LONGEST_NAME)]
      return (await list(path, q)).some((one) => either.includes(one.name ?? one.lastName ?? ''))
    }
    const missing: string[] = []
    for (const one of ASKED) if (!(await isListed(one))) missing.push(`${one.path} ${one.q}`)
    expect(missing).toEqual([])
    for (const q of ['lodx', 'odz', 'tor', 'ahmad', 'ελλαδος', '👩🏽‍🔬'])
      expect(await list(PEOPLE, q), q).toEqual([])
  }, 60_000)

  const LATIN = {
    sv: ['Aaltonen', 'Łódź', 'Lund', 'Zetterlund', 'Åkesson', 'Ängström', 'Öberg', 'Øster'],
    fi: ['Aaltonen', 'Łódź', 'Lund', 'Zetterlund', 'Åkesson', 'Ängström', 'Öberg', 'Øster'],
    en: ['Aaltonen', 'Åkesson', 'Ängström', 'Łódź', 'Lund', 'Öberg', 'Øster', 'Zetterlund'],
    da: ['Aaltonen', 'Łódź', 'Lund', 'Zetterlund', 'Ängström', 'Öberg', 'Øster', 'Åkesson'],
  } as const
  const OTHERS = ['Αθήνα', 'Ελλάς', 'Ωρωπός', 'أحمد', 'محمد', '😀']

  it.each(Object.entries(LATIN))(
    'are listed as in %s, other scripts after Latin',
    async (language, latin) => {
      const { server, owner, list } = await opened(language)
      const order = [...latin, ...OTHERS]
      const mixed = order.toReversed()
      await give(server, ...mixed)
      await load(owner, mixed)
      expect(
        (await list(PEOPLE, '')).flatMap(({ lastName }) =>
          order.includes(lastName ?? '') ? lastName : [],
        ),
      ).toEqual(order)
      expect(
        (await list(UNITS, '')).flatMap(({ name }) => (order.includes(name ?? '') ? name : [])),
      ).toEqual(order)
      for (const [at, name] of mixed.entries())
        await addOtherPortal(server, {
          id: `portal-${at}`,
          name,
          origins: [`http://localhost:${5000 + at}`],
          homeUrl: `http://localhost:${5000 + at}/`,
          invitationUrl: `http://localhost:${5000 + at}/i`,
        })
      const { portals } = JSON.parse((await owner.get('/me')).text)
      expect(
        portals
          .map(({ name }: { name: string }) => name)
          .filter((name: string) => order.includes(name)),
      ).toEqual(order)
    },
  )

  it('that are alike, or but for case, are told apart by id, and each comes once in all parts', async () => {
    const { server, owner, list } = await opened()
    const many = Array.from(
      { length: 120 },
      (_, at) => ['Öberg', 'ÖBERG', 'Ödman', 'Åkesson', LONG][at % 5] ?? '',
    )
    await give(server, ...many)
    await load(owner, many)
    const people = await list(PEOPLE, '')
    const found = await list(PEOPLE, 'ob')
    const listed = people.map(({ id }) => id)
    expect([listed.length, new Set(listed).size]).toEqual([120, 120])
    expect(found.map(({ id }) => id)).toEqual(listed.slice(48, 96))
    const folded = people.map(({ lastName }) => lastName?.toLowerCase())
    const runs = folded.filter((name, at) => name !== folded[at - 1])
    expect(runs).toEqual([LONG.toLowerCase(), 'åkesson', 'öberg', 'ödman'])
    const units = (await list(UNITS, '')).map(({ id }) => id)
    expect(new Set(units).size).toBe(122)
  })
})
