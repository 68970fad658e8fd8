import type { StartFlowBody } from '../../../api/contract/requests.ts'
import { asHost, type Browser, type Reply } from '../api/browser.ts'
import type { TestServer } from '../api/test-server.ts'
import type { Way, World } from './world.ts'

/** A journey that an attacker begins. */
export interface Entry {
  readonly name: string
  readonly portal: string
  readonly journey: StartFlowBody['journey']
  begin(server: TestServer, browser: Browser): Promise<Reply>
}

const WITHDRAWAL = { act: 'withdraw', object: 'submission-17', text: 'Withdraw it' } as const
type Began = Partial<StartFlowBody> & Pick<StartFlowBody, 'journey'>

const entry = (portal: string, name: string, body: Began): Entry => ({
  name: `${name} in ${portal}`,
  portal,
  journey: body.journey,
  begin: (_server, browser) => browser.start({ portal, ...body }),
})

/** Removed, and added once more: one key stands for all three kinds, which differ in nothing that counts there. */
const SOUGHT = ['totp', 'passkey'] as const

/** The host of a portal has an act confirmed by whoever is signed in there. */
function hostsAct(portal: string, { sids, before }: World): readonly Entry[] {
  const sid = sids[portal]
  if (!sid) return []
  return [
    {
      name: `an act in ${portal}`,
      portal,
      journey: 'confirm',
      async begin(server, browser) {
        const body = { sid, ...WITHDRAWAL }
        const asked = await asHost(server, '/v1/confirmations', body, before.secrets[portal])
        const { confirmation } = asked.body
        return browser.start({ portal, journey: 'confirm', confirmation })
      },
    },
  ]
}

/**
 * Every door of a portal, with what is known to whoever stands before it: ids are no secret. Where somebody is signed
 * in comes first, and costs little where nobody is.
 *
 * @param gained what was come to anywhere: it is not sought once more, only gone on from.
 */
export function entriesOf(
  portal: string,
  world: World,
  gained: ReadonlyMap<Way, unknown>,
): readonly Entry[] {
  const { before, sids } = world
  const isIn = sids[portal] !== undefined && gained.has('two-factors')
  const sought = (way: Way, entries: readonly Entry[]) => (gained.has(way) ? [] : entries)
  const kinds = SOUGHT.filter((sought) => before.methods.some(({ kind }) => kind === sought))
  const factors = kinds.flatMap((sought) => before.methods.filter(({ kind }) => kind === sought))
  return [
    ...sought('password', [entry(portal, 'another password', { journey: 'change-password' })]),
    ...sought('grant', hostsAct(portal, world)),
    ...sought(
      'removal',
      factors.map(({ id, kind }) =>
        entry(portal, `a removal of the ${kind}`, {
          journey: 'confirm',
          act: 'method.remove',
          object: id,
        }),
      ),
    ),
    ...sought('codes', [
      entry(portal, 'another sheet', { journey: 'add-method', kind: 'recovery-codes' }),
    ]),
    ...sought(
      'app',
      kinds.map((kind) => entry(portal, `one more ${kind}`, { journey: 'add-method', kind })),
    ),
    ...trialsOf(portal, world),
    ...(isIn ? [] : signInsOf(portal, world)),
    ...invitationsOf(portal, world),
  ]
}

/** Whoever is signed in and has what is tried; it is to leave nothing to go on with. */
function trialsOf(portal: string, { before, sids }: World): readonly Entry[] {
  const passkey = before.methods.find(({ kind }) => kind === 'passkey')
  if (!passkey || sids[portal] === undefined) return []
  return [entry(portal, 'a trial', { journey: 'try-method', object: passkey.id })]
}

/** Asked for less where two factors are asked, and for more where one is: once, as the very first thing. */
function signInsOf(portal: string, { story }: World): readonly Entry[] {
  const acr = portal === 'demo' ? 'aal1' : 'aal2'
  const usual = entry(portal, 'a sign-in', { journey: 'sign-in' })
  const other = entry(portal, `a sign-in for ${acr}`, { journey: 'sign-in', acr })
  return story.length === 0 ? [usual, other] : [usual]
}

/** As the very first thing alone: what is done before changes nothing of what is behind this door. */
function invitationsOf(portal: string, { held: { link }, story }: World): readonly Entry[] {
  if (story.length > 0) return []
  const byLink = { journey: 'invitation', ...(link === null ? {} : { invitation: link }) } as const
  const typed = entry(portal, 'an invitation', { journey: 'invitation' })
  return link === null ? [typed] : [typed, entry(portal, 'a link', byLink)]
}

/** As `entriesOf` had it confirmed. */
export const redeemAct = (
  server: TestServer,
  { secret, ...what }: { code: string | null; sid: string | undefined; secret: string | undefined },
) => {
  const { act, object } = WITHDRAWAL
  return asHost(server, '/v1/confirmations/redeem', { ...what, act, object }, secret)
}
