/** Many change one portal at the same moment: on both engines, what is counted stays so. */
import { describe, expect, it } from 'vitest'
import { administrator } from '../../support/api/console/console.ts'
import { changed, notice, SETUP, sent, setUp } from '../../support/api/console/console-portals.ts'
import { ENGINES, useServersOn } from '../../support/api/servers/servers.ts'

const TIMES = 20
const ROUNDS = 10

describe.each(ENGINES)('at once on %s', (engine) => {
  const openServer = useServersOn(engine)

  it('twenty ask for a secret, for a notice, for another name: one of each is given', async () => {
    const server = await openServer()
    const owner = await administrator(server)
    const atOnce = async (path: string, bodyOf: (index: number) => object) => {
      const asked = Array.from({ length: TIMES }, (_, index) => sent(owner, path, bodyOf(index)))
      const codes = (await Promise.all(asked)).map(({ status, body }) => body.code ?? status)
      return Object.fromEntries(
        [...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length]),
      )
    }

    expect(await atOnce(`${SETUP}/secrets`, () => ({}))).toEqual({ 201: 1, two_secrets_live: 19 })
    expect((await setUp(owner)).secrets).toHaveLength(2)

    const notices = await atOnce(`${SETUP}/notices`, (index) => notice(`Number ${index}`))
    expect(notices).toEqual({ 200: 1, changed_meanwhile: 19 })
    const [document] = (await setUp(owner)).notices
    expect(document?.versions.map(({ version }) => version)).toEqual([2, 1])
    const titles = Object.values(document?.versions[0]?.texts ?? {}).map(({ title }) => title)
    expect(new Set(titles).size).toBe(1)

    const { version } = await setUp(owner)
    const names = await atOnce(SETUP, (index) => ({ version, name: `Survey ${index}` }))
    expect(names).toEqual({ 200: 1, changed_meanwhile: 19 })
    expect((await setUp(owner)).version).toBe(version + 1)
  })

  it('a portal is renamed and owners are invited: the console knows it by its new name', async () => {
    const server = await openServer()
    const owner = await administrator(server)
    const { store, domain } = server
    for (let round = 0; round < ROUNDS; round++) {
      const name = `Survey ${round}`
      await Promise.all([
        ...[1, 2, 3].map((index) =>
          domain.owners.invite({
            email: `owner-${round}-${index}@example.org`,
            firstName: 'Test',
            lastName: 'Owner',
            language: 'en',
          }),
        ),
        changed(owner, { name }),
      ])
      const [unit] = await store.run(() => store.units.inPortal('console'))
      expect(unit).toMatchObject({ externalId: 'demo', name })
    }
  })

  it('a language is added and a notice published without it: only one of the two is done', async () => {
    const server = await openServer()
    const owner = await administrator(server)
    for (let round = 0; round < ROUNDS; round++) {
      await changed(owner, { languages: ['en'] })
      const { version, notices } = await setUp(owner)
      const after = notices[0]?.versions[0]?.version ?? 0
      const outcomes = await Promise.all([
        sent(owner, SETUP, { version, languages: ['en', 'sv'] }),
        sent(owner, `${SETUP}/notices`, { ...notice('English', ['en']), after }),
      ])
      expect(outcomes.map(({ status }) => status === 200).toSorted()).toEqual([false, true])
      const next = (await setUp(owner)).notices[0]?.versions[0]?.version ?? 0
      await changed(owner, { languages: ['en'] })
      await sent(owner, `${SETUP}/notices`, { ...notice('Both'), after: next })
    }
  })
})
