import { type Context, Hono } from 'hono'
import {
  changeName,
  changeTelephone,
  chooseDefault,
  chooseMailLanguage,
  confirmColleague,
  endOwnSession,
  ownAccount,
  pressNotMe,
  readOwnNotice,
  renameMethod,
} from '../../contract/account-wire.ts'
import type { Proof } from '../../contract/requests.ts'
import type { AccountAnswered, Accounts } from '../../domain/account/account.ts'
import type { Caller } from '../../domain/account/entering.ts'
import type { Admission } from '../../domain/admission/admission.ts'
import type { Pressing } from '../../domain/freezing/pressing.ts'
import type { Helpdesk } from '../../domain/helpdesk/helpdesk.ts'
import type { Portals } from '../../domain/portals/portals.ts'
import { languagesOf } from '../../http/accept-language.ts'
import type { Cookies } from '../../http/answers/cookies.ts'
import { HttpProblem, problem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'
import type { ClientNetwork } from '../../http/guards/client-network.ts'
import { onlyFromWidgets, requireOrigin } from '../../http/guards/origin-guard.ts'

interface AccountRoutes {
  readonly accounts: Accounts
  readonly pressing: Pressing
  readonly helpdesk: Helpdesk
  readonly admission: Admission
  readonly portals: Portals
  readonly cookies: Cookies
  readonly networkOf: ClientNetwork
}

/** `/v1/account`: what whoever is signed in sees of their account, and changes in it without a further factor. */
export function accountRoutes(parts: AccountRoutes) {
  const { accounts, pressing, helpdesk, admission, portals, cookies, networkOf } = parts

  const callerOf = async (c: Context<AppEnv>, portalId: string): Promise<Caller> => {
    await requireOrigin(c, portals, portalId)
    const isOurPage = portals.isOurs(c.req.header('origin'))
    return { portalId, token: cookies.session(c, portalId) ?? '', isOurPage }
  }

  /** What sends a mail is counted like all that does. */
  const paidBy = async (
    c: Context<AppEnv>,
    {
      portal,
      proof = null,
    }: { readonly portal: string; readonly proof?: Proof | null | undefined },
  ): Promise<Caller> => {
    const caller = await callerOf(c, portal)
    const act = { portalId: portal, email: null, guessedIn: null, proof, network: networkOf(c) }
    const admitted = await admission.admit(act)
    if ('wanted' in admitted) throw new HttpProblem('proof_required', { proof: admitted.wanted })
    return caller
  }

  const answered = (c: Context<AppEnv>, { account, code }: AccountAnswered): Response =>
    account ? c.json(account) : problem(c, code)

  return new Hono<AppEnv>()
    .use(onlyFromWidgets)
    .post('/who', async (c) => {
      const { portal } = await readBody(c, ownAccount)
      return c.json(await accounts.who(await callerOf(c, portal)))
    })
    .post('/read', async (c) => {
      const { portal } = await readBody(c, ownAccount)
      return answered(c, await accounts.read(await callerOf(c, portal)))
    })
    .post('/methods/rename', async (c) => {
      const body = await readBody(c, renameMethod)
      return answered(c, await accounts.rename(await paidBy(c, body), body.method, body.name))
    })
    .post('/methods/default', async (c) => {
      const body = await readBody(c, chooseDefault)
      return answered(c, await accounts.prefer(await paidBy(c, body), body.method))
    })
    .post('/name', async (c) => {
      const { firstName, lastName, ...body } = await readBody(c, changeName)
      return answered(c, await accounts.call(await paidBy(c, body), { firstName, lastName }))
    })
    .post('/telephone', async (c) => {
      const body = await readBody(c, changeTelephone)
      return answered(c, await accounts.ringAt(await paidBy(c, body), body.telephone))
    })
    .post('/mail-language', async (c) => {
      const body = await readBody(c, chooseMailLanguage)
      return answered(c, await accounts.speak(await paidBy(c, body), body.language))
    })
    .post('/helpdesk-code', async (c) => {
      const { portal } = await readBody(c, ownAccount)
      const caller = await callerOf(c, portal)
      const shown = await helpdesk.showCode({ ...caller, languages: languagesOf(c) })
      if (shown.code === null) return problem(c, shown.why)
      const { code, lastsMs, word, numbers } = shown
      return c.json({ code, lastsSeconds: lastsMs / 1000, word, numbers })
    })
    .post('/not-me', async (c) => {
      const { portal, token } = await readBody(c, pressNotMe)
      await requireOrigin(c, portals, portal)
      // A host's page has no part in it: the link leads to ours.
      if (!portals.isOurs(c.req.header('origin'))) return problem(c, 'own_page_needed')
      const code = await pressing.press(token)
      return code ? problem(c, code) : c.body(null, 204)
    })
    .post('/colleague/confirm', async (c) => {
      const { portal, ask } = await readBody(c, confirmColleague)
      const caller = await callerOf(c, portal)
      const code = await helpdesk.colleague.confirm(caller, ask)
      return code ? problem(c, code) : answered(c, await accounts.read(caller))
    })
    .post('/freeze', async (c) => {
      const { portal } = await readBody(c, ownAccount)
      const code = await accounts.freeze(await callerOf(c, portal))
      return code ? problem(c, code) : c.body(null, 204)
    })
    .post('/unfreeze', async (c) => {
      const { portal } = await readBody(c, ownAccount)
      return answered(c, await accounts.unfreeze(await callerOf(c, portal)))
    })
    .post('/notices/read', async (c) => {
      const { portal, ...named } = await readBody(c, readOwnNotice)
      const shown = await accounts.notice(await callerOf(c, portal), named)
      return shown.notice ? c.json(shown.notice) : problem(c, shown.code)
    })
    .post('/sessions/end', async (c) => {
      const { portal, session } = await readBody(c, endOwnSession)
      return answered(c, await accounts.endSession(await callerOf(c, portal), session))
    })
    .post('/sessions/end-others', async (c) => {
      const { portal } = await readBody(c, ownAccount)
      return answered(c, await accounts.endOtherSessions(await callerOf(c, portal)))
    })
}
