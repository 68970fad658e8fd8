import { type Context, Hono } from 'hono'
import { answerFlow, cancelFlow, resumeFlow, startFlow } from '../contract/requests.ts'
import type { FlowAnswered, Flows, Visitor } from '../domain/flow/engine.ts'
import type { Portals } from '../domain/portals.ts'
import type { AppEnv } from '../http/app-env.ts'
import { readBody } from '../http/body.ts'
import type { Cookies } from '../http/cookies.ts'
import { languagesOf } from '../http/languages.ts'
import { onlyFromWidgets, requireOrigin } from '../http/origin-guard.ts'
import { HttpProblem, problem } from '../http/problem.ts'

interface FlowRoutes {
  readonly flows: Flows
  readonly portals: Portals
  readonly cookies: Cookies
}

/** `/v1/flows`: begin a journey, see where it stands, answer its step, end it. */
export function flowRoutes({ flows, portals, cookies }: FlowRoutes) {
  const visitor = (c: Context<AppEnv>): Visitor => ({
    browser: cookies.browser(c),
    languages: languagesOf(c),
    sessionToken: (portalId) => cookies.session(c, portalId),
  })

  const requireOwnFlow = async (c: Context<AppEnv>, id: string): Promise<void> => {
    const portalId = await flows.portalOf(id, visitor(c))
    if (portalId === null) throw new HttpProblem('flow_not_found')
    await requireOrigin(c, portals, portalId)
  }

  const answered = (
    c: Context<AppEnv>,
    result: FlowAnswered | null,
    status: 200 | 201 = 200,
  ): Response => {
    if (!result) return problem(c, 'flow_not_found')
    const { view, refusal, session, portalId } = result
    if (session) cookies.setSession(c, portalId, session)
    if (!refusal) return c.json(view, status)
    const { code, ...details } = refusal
    return problem(c, code, { ...details, view })
  }

  return new Hono<AppEnv>()
    .use(onlyFromWidgets)
    .post('/', async (c) => {
      const body = await readBody(c, startFlow)
      await requireOrigin(c, portals, body.portal)
      const result = await flows.start(body, visitor(c))
      if (!result) return problem(c, 'not_found')
      cookies.setBrowser(c, result.browser)
      return answered(c, result, 201)
    })
    .post('/:id/resume', async (c) => {
      await requireOwnFlow(c, c.req.param('id'))
      const { state = null } = await readBody(c, resumeFlow)
      return answered(c, await flows.resume(c.req.param('id'), visitor(c), state))
    })
    .post('/:id/answer', async (c) => {
      await requireOwnFlow(c, c.req.param('id'))
      const { answer } = await readBody(c, answerFlow)
      return answered(c, await flows.answer(c.req.param('id'), visitor(c), answer))
    })
    .post('/:id/cancel', async (c) => {
      await requireOwnFlow(c, c.req.param('id'))
      await readBody(c, cancelFlow)
      await flows.cancel(c.req.param('id'), visitor(c))
      return c.body(null, 204)
    })
}
