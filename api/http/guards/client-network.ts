import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import {
  type AddressRange,
  isWithin,
  type NetAddress,
  networkOf,
  parseAddress,
} from './addresses.ts'

/** All without a socket of their own share one network, and one limit. */
const NOWHERE = 'nowhere'

export type ClientNetwork = (c: Context<AppEnv>) => string

/**
 * The network that a request comes from, to count by. The other end of the socket is believed;
 * `X-Forwarded-For` is, hop by hop from the right, as far as trusted proxies have written it.
 */
export function createClientNetwork(trusted: readonly AddressRange[]): ClientNetwork {
  return (c) => {
    const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
    const nearest = parseAddress(incoming?.socket?.remoteAddress ?? '')
    if (!nearest) return NOWHERE
    return networkOf(clientOf(nearest, c.req.header('x-forwarded-for') ?? '', trusted))
  }
}

/** What is no address ends the walk: the last one that a trusted proxy vouched for stands. */
function clientOf(
  nearest: NetAddress,
  forwarded: string,
  trusted: readonly AddressRange[],
): NetAddress {
  let client = nearest
  for (const hop of forwarded.split(',').reverse()) {
    const isProxy = trusted.some((range) => isWithin(client, range))
    const next = isProxy ? parseAddress(hop.trim()) : null
    if (!next) return client
    client = next
  }
  return client
}
