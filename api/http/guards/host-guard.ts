import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { problem } from '../answers/problem.ts'
import type { AppEnv } from '../app-env.ts'

/** Asked by the machine's own address; nothing in the answers depends on a name. */
const PROBES = ['/healthz', '/readyz']
const METRICS = '/metrics'
/** A missing or repeated Host (RFC 9112 §3.2): no name of ours. */
const NO_NAME = ''

/**
 * Answers only what was sent to the name that we go by. Links never come from a request; this keeps
 * caches and pages under another name (DNS rebinding) away as well.
 */
export function onlyOurHost(
  publicUrl: string,
  { isMetricsOpen }: { readonly isMetricsOpen: boolean },
): MiddlewareHandler<AppEnv> {
  const { protocol, hostname, host, port } = new URL(publicUrl)
  const defaultPort = protocol === 'https:' ? 443 : 80
  const ours = new Set(port === '' ? [host, `${hostname}:${defaultPort}`] : [host])
  // Open figures would be for every page that has itself named as this machine is; a token is not.
  const probes = new Set(isMetricsOpen ? PROBES : [...PROBES, METRICS])
  return async (c, next) => {
    const isOurs = namesIn(c).every((name) => ours.has(name.toLowerCase()))
    return isOurs || probes.has(c.req.path) ? next() : problem(c, 'misdirected')
  }
}

/** Every name that the request was sent to; none for one that did not come over a wire. */
function namesIn(c: Context<AppEnv>): readonly string[] {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  if (!incoming?.rawHeaders) return [c.req.header('host') ?? []].flat()
  const { rawHeaders, url = '' } = incoming
  const hosts = rawHeaders.filter((_, at) => rawHeaders[at - 1]?.toLowerCase() === 'host' && at % 2)
  const [host = NO_NAME] = hosts.length === 1 ? hosts : []
  return url.startsWith('/') ? [host] : [host, authorityOf(url)]
}

/** Of a request line in absolute form (RFC 9112 §3.2.2). */
function authorityOf(target: string): string {
  return URL.canParse(target) ? new URL(target).host : NO_NAME
}
