import { type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'

/** How long a client may take, in milliseconds; what takes longer is cut off. */
export interface Patience {
  /** Until all headers of a request are here, counted from the first byte or the connection. */
  readonly headers: number
  /** Until the body is here too. */
  readonly request: number
  /** Without a byte in either direction: a client that is gone, or does not read its answer. */
  readonly silence: number
  /** Until the next request on a connection. */
  readonly idle: number
  /** How often the first two are looked at, so how much later than due a client can be cut off. */
  readonly check: number
}

/** A request is a few kilobytes; nobody holds a connection for more than half a minute. */
const PATIENCE: Patience = {
  headers: 15_000,
  request: 25_000,
  silence: 30_000,
  idle: 5_000,
  check: 5_000,
}

export interface ListenOptions {
  readonly port: number
  readonly host: string
  /** Default: within 30 seconds in all. */
  readonly patience?: Patience
}

/** Listens; rejects when the address cannot be had. */
export function listen(
  app: Hono<AppEnv>,
  { port, host, patience = PATIENCE }: ListenOptions,
): Promise<ServerType> {
  const serverOptions = {
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    keepAliveTimeout: patience.idle,
    connectionsCheckingInterval: patience.check,
  }
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host, serverOptions }, () => {
      server.off('error', reject)
      resolve(server)
    })
    server.once('error', reject)
    server.setTimeout(patience.silence)
  })
}

/** Takes no new connections and lets open requests end; after `graceMs` they are cut off. */
export function stop(server: ServerType, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(
      () => 'closeAllConnections' in server && server.closeAllConnections(),
      graceMs,
    )
    server.close(() => {
      clearTimeout(cutOff)
      resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}
