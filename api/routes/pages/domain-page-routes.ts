import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Portals } from '../../domain/portals/portals.ts'
import { domainPageHeaders } from '../../http/answers/headers.ts'
import { HttpProblem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'

/**
 * The frame in which the console reads what a portal's domain answers browsers. It may ask that address and no
 * other, which the console itself may not; it says nothing but the domain, as every sign-in by passkey does.
 */
export function domainPageRoutes(portals: Pick<Portals, 'domainAnswerAt'>) {
  return new Hono<AppEnv>().get('/:portal', async (c) => {
    const address = await portals.domainAnswerAt(c.req.param('portal'))
    if (!address) throw new HttpProblem('not_found')
    await domainPageHeaders(address)(c, async () => {
      c.res = await c.html(page(address))
    })
    return c.res
  })
}

const page = (address: string) => html`<!doctype html>
<html lang="en" data-address="${address}">
  <head>
    <meta charset="utf-8">
    <title>Farstu</title>
    <script type="module" src="/console/assets/domain-reader.js"></script>
  </head>
  <body></body>
</html>`
