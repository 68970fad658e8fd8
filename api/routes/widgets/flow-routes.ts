import { type Context, Hono } from 'hono'
import {
  type Answer,
  answerFlow,
  cancelFlow,
  resumeFlow,
  startFlow,
} from '../../contract/requests.ts'
import type { Admission, CostlyAct, Payment } from '../../domain/admission/admission.ts'
import type { FlowAnswered, Flows, Visitor } from '../../domain/journeys/engine.ts'
import type { Portals } from '../../domain/portals/portals.ts'
import { seenBrowser } from '../../domain/sessions/seen-browser.ts'
import { languagesOf } from '../../http/accept-language.ts'
import type { Cookies } from '../../http/answers/cookies.ts'
import { HttpProblem, problem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'
import { neighbourhoodOf } from '../../http/guards/addresses.ts'
import type { ClientNetwork } from '../../http/guards/client-network.ts'
import { onlyFromWidgets, requireOrigin } from '../../http/guards/origin-guard.ts'

interface FlowRoutes {
  readonly flows: Flows
  readonly portals: Portals
  readonly cookies: Cookies
  readonly admission: Admission
  readonly networkOf: ClientNetwork
}

/** `/v1/flows`: begin a journey, see where it stands, answer its step, end it. */
export function flowRoutes({ flows, portals, cookies, admission, networkOf }: FlowRoutes) {
  const visitor = (c: Context<AppEnv>): Visitor => ({
    browser: cookies.browser(c),
    languages: languagesOf(c),
    sessionToken: (portalId) => cookies.session(c, portalId),
    remembered: (portalId) => cookies.addresses(c, portalId),
    seen: {
      ...seenBrowser(c.req.header('user-agent') ?? ''),
      network: neighbourhoodOf(networkOf(c)),
    },
    isOurPage: portals.isOurs(c.req.header('origin')),
    origin: c.req.header('origin') ?? null,
  })

  const requireOwnFlow = async (c: Context<AppEnv>, id: string) => {
    const flow = await flows.open(id, visitor(c))
    if (!flow) throw new HttpProblem('flow_not_found')
    await requireOrigin(c, portals, flow.portalId)
    return flow
  }

  const admit = async (c: Context<AppEnv>, act: Omit<CostlyAct, 'network'>): Promise<Payment> => {
    const admitted = await admission.admit({ ...act, network: networkOf(c) })
    if ('payment' in admitted) return admitted.payment
    throw new HttpProblem('proof_required', { proof: admitted.wanted })
  }

  const answered = (
    c: Context<AppEnv>,
    result: FlowAnswered | null,
    status: 200 | 201 = 200,
  ): Response => {
    if (!result) return problem(c, 'flow_not_found')
    const { view, refusal, session, portalId, remembers } = result
    if (session) cookies.setSession(c, portalId, session)
    if (remembers) cookies.setAddresses(c, portalId, remembers.sealed)
    if (!refusal) return c.json(view, status)
    const { code, ...details } = refusal
    return problem(c, code, { ...details, view })
  }

  return new Hono<AppEnv>()
    .use(onlyFromWidgets)
    .post('/', async (c) => {
      const body = await readBody(c, startFlow)
      await requireOrigin(c, portals, body.portal)
      const { portal, address = null, proof = null } = body
      await admit(c, { portalId: portal, email: address, guessedIn: null, proof })
      const result = await flows.start(body, visitor(c))
      if (!result) return problem(c, 'not_found')
      cookies.setBrowser(c, result.browser)
      return answered(c, result, 201)
    })
    .post('/:id/resume', async (c) => {
      const { state = null } = await readBody(c, resumeFlow)
      const flow = await requireOwnFlow(c, c.req.param('id'))
      return answered(c, await flows.resume(flow, visitor(c), state))
    })
    .post('/:id/answer', async (c) => {
      const { answer, proof = null } = await readBody(c, answerFlow)
      const flow = await requireOwnFlow(c, c.req.param('id'))
      const { portalId, email, browserHash } = flow
      const act = {
        portalId,
        email: typedIn(answer) ?? email,
        guessedIn: flows.isGuess(answer) ? browserHash : null,
        proof,
      }
      const payment = flows.isCostly(answer)
        ? await admit(c, act)
        : admission.payment({ ...act, network: networkOf(c) })
      const given = { answer, payment }
      return answered(c, await flows.answer(flow, visitor(c), given))
    })
    .post('/:id/cancel', async (c) => {
      await readBody(c, cancelFlow)
      const flow = await requireOwnFlow(c, c.req.param('id'))
      await flows.cancel(flow)
      return c.body(null, 204)
    })
}

/** The address that an answer names, if it names one. */
function typedIn(answer: Answer): string | undefined {
  return answer.step === 'identify' && 'address' in answer ? answer.address : undefined
}
