import type { OperationObject } from '../../contract/openapi/document-types.ts'
import { CLIENT_HEADER } from '../../contract/plain/transport.ts'

export interface CurlRequest {
  /** As browsers reach the API. */
  readonly base: string
  readonly path: string
  readonly method: string
  readonly operation: OperationObject
}

/** What each kind of caller shows; browsers show cookies and where they are. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  portalSecret: ['"Authorization: Bearer $FARSTU_PORTAL_SECRET"'],
  metricsToken: ['"Authorization: Bearer $FARSTU_METRICS_TOKEN"'],
  browserCookie: [
    "'Origin: https://portal.example.org'",
    `'${CLIENT_HEADER}: 1'`,
    "'Cookie: __Host-farstu-browser=…'",
  ],
  resendSignature: ["'svix-id: …'", "'svix-timestamp: …'", "'svix-signature: v1,…'"],
}

/** The same call by hand; what only the reader knows is a variable or dots. */
export function curl({ base, path, method, operation }: CurlRequest): string {
  const { security, requestBody } = operation
  const url = base + path.replace(/\{\w+\}/g, '…')
  const [body] = Object.values(requestBody?.content ?? {})
  const headers = [
    ...security.flatMap((scheme) => Object.keys(scheme)).flatMap((name) => SHOWN[name] ?? []),
    ...(body ? ["'Content-Type: application/json'"] : []),
  ]
  return [
    `curl -sS ${method === 'get' || method === 'post' ? '' : `-X ${method.toUpperCase()} `}'${url}'`,
    ...headers.map((header) => `-H ${header}`),
    ...(body ? [`-d '${JSON.stringify(body.example)}'`] : []),
  ].join(' \\\n  ')
}
