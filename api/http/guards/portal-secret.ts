import type { Context } from 'hono'
import type { Host, Hosts } from '../../domain/sessions/redeeming.ts'
import { HttpProblem } from '../answers/problem.ts'
import type { AppEnv } from '../app-env.ts'
import { bearerOf } from './bearer.ts'

/**
 * The host whose portal's secret the request carries.
 * @throws HttpProblem `unauthorized`
 */
export async function hostOf(c: Context<AppEnv>, hosts: Pick<Hosts, 'bySecret'>): Promise<Host> {
  const secret = bearerOf(c)
  const host = secret ? await hosts.bySecret(secret) : null
  if (!host) throw new HttpProblem('unauthorized')
  return host
}
