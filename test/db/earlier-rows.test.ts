/** What a database held before a migration goes on working after it, on both engines. */
import { describe, expect, it } from 'vitest'
import { CONSOLE_ROLES, USUAL_ROLES } from '../../api/contract/plain/portal-roles.ts'
import { amrOf, parseProofs } from '../../api/domain/methods/proof.ts'
import { openPortal } from '../../api/domain/portals/portal.ts'
import { EARLIER_ENGINES, portal, useEarlier } from '../support/db/earlier.ts'
import { minute, now } from '../support/db/rows.ts'

describe.each(EARLIER_ENGINES)('rows of before on $name', (engine) => {
  const { opened } = useEarlier(engine)

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
})
