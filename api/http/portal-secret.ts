import type { Context } from 'hono'
import type { Hosts } from '../domain/hosts.ts'
import type { AppEnv } from './app-env.ts'
import { bearerOf } from './bearer.ts'
import { HttpProblem } from './problem.ts'

/**
 * The portal whose secret the request carries.
 * @throws HttpProblem `unauthorized`
 */
export async function portalOfHost(
  c: Context<AppEnv>,
  hosts: Pick<Hosts, 'portalOfSecret'>,
): Promise<string> {
  const secret = bearerOf(c)
  const portalId = secret && (await hosts.portalOfSecret(secret))
  if (!portalId) throw new HttpProblem('unauthorized')
  return portalId
}
