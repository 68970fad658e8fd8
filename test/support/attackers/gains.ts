import type { Step } from '../../../api/contract/views.ts'
import type { Method } from '../../../api/ports/store/method-store.ts'
import { asHost, type Browser, type Reply } from '../api/browser.ts'
import type { TestServer } from '../api/test-server.ts'
import { type Entry, redeemAct } from './entries.ts'
import { changedIn, standingOf } from './standing.ts'
import type { Way, World } from './world.ts'

/** What an answer has left the attacker with, whatever the answer said. */
export async function gainedBy(
  { server, browser }: { readonly server: TestServer; readonly browser: Browser },
  { world, entry, reply }: { readonly world: World; readonly entry: Entry; readonly reply: Reply },
): Promise<Pick<World, 'reached' | 'sids' | 'passwordId'>> {
  const handed = await handedOver(server, world, entry, reply)
  const now = await standingOf(server, world.before)
  const passwordId = passwordIn(now.methods)
  const replaces = entry.journey === 'change-password' ? 'password' : 'reset'
  const reached = new Set<Way>([
    ...world.reached,
    ...handed.ways,
    ...(passwordId === world.passwordId ? [] : ([replaces] as const)),
    ...changedIn(now, world.before),
    ...(stepIn(reply)?.name === 'done' ? await openedBy(browser, entry) : []),
  ])
  const sids = handed.sid ? { ...world.sids, [entry.portal]: handed.sid } : world.sids
  return { reached, sids, passwordId }
}

export const passwordIn = (methods: readonly Method[]): string =>
  methods.find(({ kind }) => kind === 'password')?.id ?? ''

export const stepIn = ({ body }: Pick<Reply, 'body'>): Step | undefined => (body.view ?? body).step

/** What the host is told by the code of an end. */
async function handedOver(
  server: TestServer,
  { before, sids }: World,
  { portal, journey }: Entry,
  { body }: Reply,
): Promise<{ readonly ways: readonly Way[]; readonly sid?: string }> {
  const step = stepIn({ body })
  const secret = before.secrets[portal]
  if (step?.name !== 'done' || step.code === null) return { ways: [] }
  if (journey === 'confirm') {
    const { status } = await redeemAct(server, { code: step.code, sid: sids[portal], secret })
    return { ways: status === 200 ? ['grant'] : [] }
  }
  const { status, body: told } = await asHost(server, '/v1/redeem', { code: step.code }, secret)
  if (status !== 200) return { ways: [] }
  // Whoever goes on in a session that they had has gained none.
  if (Object.values(sids).includes(told.sid)) return { ways: [] }
  const ways: readonly Way[] = told.acr === 'aal1' ? ['one-factor'] : ['one-factor', 'two-factors']
  return { ways, sid: told.sid }
}

/** Whether the account is shown to this browser, and may be changed where no further factor is asked for. */
async function openedBy({ send }: Browser, { portal }: Entry): Promise<readonly Way[]> {
  const { status } = await send('POST', '/v1/account/read', { portal })
  return status === 200 ? ['account'] : []
}
