import type { RedeemResponse } from '../../../api/contract/responses.ts'
import { hold } from './check.ts'
import { HOST } from './environment.ts'
import type { Farstu } from './farstu.ts'
import { type Connection, type Reply, requestText } from './http.ts'

/** A request of a host's server, as text. */
export function hostRequest(
  { portalSecret }: Pick<Farstu, 'portalSecret'>,
  path: string,
  body: unknown,
): string {
  const headers = {
    Host: HOST,
    'Content-Type': 'application/json',
    Authorization: `Bearer ${portalSecret}`,
  }
  return requestText(`POST ${path}`, headers, JSON.stringify(body))
}

/** Redeems a code and holds the answer to be a session's. */
export async function redeem(
  connection: Connection,
  farstu: Pick<Farstu, 'portalSecret'>,
  code: string,
): Promise<RedeemResponse> {
  const reply: Reply = await connection.send(hostRequest(farstu, '/v1/redeem', { code }))
  hold(reply.status === 200, reply, '200 with a session')
  const redeemed = JSON.parse(reply.body) as RedeemResponse
  hold(redeemed.sid !== '' && redeemed.id_token.split('.').length === 3, reply, 'a signed token')
  return redeemed
}
