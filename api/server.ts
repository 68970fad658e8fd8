import { type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { AppEnv } from './http/app-env.ts'

export interface ListenOptions {
  readonly port: number
  readonly host: string
}

/** Slow or silent clients are cut off after this long; a request is a few kilobytes. */
const HEADERS_TIMEOUT_MS = 15_000
const REQUEST_TIMEOUT_MS = 30_000

/** Listens; rejects when the address cannot be had. */
export function listen(app: Hono<AppEnv>, { port, host }: ListenOptions): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, () => {
      server.off('error', reject)
      resolve(server)
    })
    server.once('error', reject)
    if ('headersTimeout' in server) {
      server.headersTimeout = HEADERS_TIMEOUT_MS
      server.requestTimeout = REQUEST_TIMEOUT_MS
    }
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
