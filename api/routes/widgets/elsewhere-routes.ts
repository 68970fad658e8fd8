import { Hono } from 'hono'
import type { z } from 'zod'
import type { elsewhereBody } from '../../contract/requests.ts'
import type { Admission } from '../../domain/admission/admission.ts'
import type { Flows } from '../../domain/journeys/engine.ts'
import type { Portals } from '../../domain/portals/portals.ts'
import { HttpProblem, problem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'
import type { ClientNetwork } from '../../http/guards/client-network.ts'
import { onlyFromWidgets, requireOrigin } from '../../http/guards/origin-guard.ts'

interface ElsewhereRoutes {
  readonly schema: NonNullable<typeof elsewhereBody>
  readonly flows: Flows
  readonly portals: Portals
  readonly admission: Admission
  readonly networkOf: ClientNetwork
}

/**
 * `/v1/elsewhere`: another party answers a challenge that a flow waits on. Its token is what says which;
 * it neither sees nor changes the flow, is held to the portal that it names, and is counted for its
 * network and its token as any guess is.
 */
export function elsewhereRoutes({ schema, flows, portals, admission, networkOf }: ElsewhereRoutes) {
  return new Hono<AppEnv>().use(onlyFromWidgets).post('/', async (c) => {
    const body: z.infer<typeof schema> = await readBody(c, schema)
    const { portal: portalId, proof = null } = body
    await requireOrigin(c, portals, portalId)
    // Our own pages may speak for every portal, so also for one that is not there.
    if (!(await portals.byId(portalId))) return problem(c, 'not_found')
    const act = { portalId, email: null, guessedIn: null, proof, network: networkOf(c) }
    const admitted = await admission.admit(act)
    if (!('payment' in admitted))
      throw new HttpProblem('proof_required', { proof: admitted.wanted })
    const isTaken = await flows.answerElsewhere(body)
    return isTaken ? c.body(null, 204) : problem(c, 'code_expired')
  })
}
