/** An installation that has no checks yet: whatever it has sealed says whose keys it was used with. */
import { expect, it } from 'vitest'
import { assertKeysOfDatabase } from '../../../api/boot/opening/keys-of-database.ts'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { untilCodes } from '../../support/api/recovery-codes.ts'
import { changeRows, countIn, useServers } from '../../support/api/servers/servers.ts'

const openServer = useServers()

const keysOf = (byte: number) => ({
  sealing: new Map([['k1', new Uint8Array(32).fill(byte)]]),
  digest: new Uint8Array(32).fill(2),
})

const SEALED = [
  { what: 'the seed of an app', gone: ['signing_key', 'outbox'], left: 'method' },
  { what: 'a mail that waits', gone: ['signing_key', 'method'], left: 'outbox' },
  { what: 'the key of the tokens', gone: ['outbox', 'method'], left: 'signing_key' },
] as const

it.each(SEALED)('$what is opened by the right key alone', async ({ gone, left }) => {
  const { server } = await openEnrolled(openServer)
  const { store, services } = server
  await services.tokenSigner.publicKeys()
  await server.domain.invitations.invite({
    portalId: 'demo',
    email: 'next@example.org',
    firstName: 'Next',
    lastName: 'Person',
    language: 'en',
    inviterName: 'Example Agency',
    roles: [{ unitExternalId: '0001', role: 'reporter', until: null }],
  })
  for (const other of gone) changeRows(server, `delete from ${other}`)
  expect(countIn(server, left)).toBeGreaterThan(0)
  const held = (byte: number) => assertKeysOfDatabase(keysOf(byte), services)
  await expect(held(9)).rejects.toThrow('FARSTU_SEALING_KEYS: the key "k1" does not open')
  expect(await store.run(() => store.keyChecks.all())).toEqual([])
  await expect(held(1)).resolves.toBeUndefined()
})

it('recovery codes that are shown and not yet kept are opened by the right key alone', async () => {
  const { server, browser, secret } = await openEnrolled(openServer)
  await untilCodes(server, browser, secret)
  changeRows(server, 'delete from outbox')
  changeRows(server, 'delete from signing_key')
  changeRows(server, "delete from method where kind <> 'recovery-codes'")
  expect(countIn(server, 'method', "state = 'pending'")).toBe(1)
  const held = (byte: number) => assertKeysOfDatabase(keysOf(byte), server.services)
  await expect(held(9)).rejects.toThrow('FARSTU_SEALING_KEYS: the key "k1" does not open')
  await expect(held(1)).resolves.toBeUndefined()
})
