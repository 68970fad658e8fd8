import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { TrieRouter } from 'hono/router/trie-router'
import { elsewhereBody } from './contract/requests.ts'
import { createDomain } from './domain/domain.ts'
import type { Services } from './domain/services.ts'
import { accessLog, type RequestObserver } from './http/answers/access-log.ts'
import { assetRoutes } from './http/answers/assets.ts'
import { createCookies } from './http/answers/cookies.ts'
import { baseHeaders, noStoreUnlessSaid, unframedUnlessSaid } from './http/answers/headers.ts'
import { onError, onNotFound } from './http/answers/problem.ts'
import type { AppEnv } from './http/app-env.ts'
import type { AddressRange } from './http/guards/addresses.ts'
import { createClientNetwork } from './http/guards/client-network.ts'
import { onlyOurHost } from './http/guards/host-guard.ts'
import { limitBody, refuseOddPaths, wholeBody } from './http/guards/limits.ts'
import { cors } from './http/guards/origin-guard.ts'
import { unlessUnder } from './http/guards/unless-under.ts'
import type { MailFolder } from './ports/mail-folder.ts'
import type { MailReportReader } from './ports/mail-report-reader.ts'
import { consoleRoutes } from './routes/console/console-routes.ts'
import { hostInvitationRoutes } from './routes/hosts/host-invitation-routes.ts'
import { hostPeopleRoutes } from './routes/hosts/host-people-routes.ts'
import { hostRoutes } from './routes/hosts/host-routes.ts'
import { createDescribe, openApiRoutes } from './routes/operations/openapi-routes.ts'
import { operationRoutes } from './routes/operations/operation-routes.ts'
import { webhookRoutes } from './routes/operations/webhook-routes.ts'
import { consolePageRoutes } from './routes/pages/console-page-routes.ts'
import { docsRoutes } from './routes/pages/docs-routes.ts'
import { domainPageRoutes } from './routes/pages/domain-page-routes.ts'
import { createHostedAnswer } from './routes/pages/hosted-answer.ts'
import { hostedPageRoutes } from './routes/pages/hosted-page-routes.ts'
import { showLostPeople } from './routes/pages/lost-people.ts'
import { mailboxRoutes } from './routes/pages/mailbox-routes.ts'
import { accountRoutes } from './routes/widgets/account-routes.ts'
import { elsewhereRoutes } from './routes/widgets/elsewhere-routes.ts'
import { flowRoutes } from './routes/widgets/flow-routes.ts'
import { ownSessionRoutes } from './routes/widgets/own-session-routes.ts'

/** Everything the server is made of. Tests hand in their own. */
export interface AppParts {
  readonly services: Services
  readonly observer: RequestObserver & {
    readonly exposition: () => Promise<string>
    readonly contentType: string
  }
  /** Folder of the built widgets. */
  readonly widgetsFolder: string
  /** Folder of the built script and styles of our own pages. */
  readonly pagesFolder: string
  /** Folder of the built console. */
  readonly consoleFolder: string
  /** Folder that the READMEs shown at `/docs` lie in. */
  readonly docsFolder: string
  /** Shown at `/dev/mailbox`; null outside demo mode, where the page does not exist. */
  readonly mailFolder: MailFolder | null
  /** Whose `X-Forwarded-For` is believed; default: nobody's. */
  readonly trustedProxies?: readonly AddressRange[]
  /** Reads what the mail provider reports; null when none does, and then the route does not exist. */
  readonly mailReportReader: MailReportReader | null
  readonly metricsToken: string | null
  /** Whether `/metrics` asks for nothing: in demo mode. */
  readonly isMetricsOpen: boolean
}

/** All routes. Nothing here listens, reads the environment or opens anything. */
export function createApp(parts: AppParts) {
  const { services, observer } = parts
  const { publicUrl } = services
  const domain = createDomain(services)
  const cookies = createCookies(publicUrl)
  const networkOf = createClientNetwork(parts.trustedProxies ?? [])
  const answer = createHostedAnswer(publicUrl)
  // The quicker router does not know our paths: Hono by itself tries it in vain, and takes this one.
  const app = new Hono<AppEnv>({ strict: true, router: new TrieRouter() })
  app.onError(onError)
  app.notFound(onNotFound)
  app.use(requestId({ limitLength: 64 }), accessLog(services.log, services.clock, observer))
  app.use(noStoreUnlessSaid, unframedUnlessSaid, baseHeaders)
  app.use(showLostPeople({ portals: domain.portals, publicUrl, answer }))
  app.use(refuseOddPaths, onlyOurHost(publicUrl, { isMetricsOpen: parts.isMetricsOpen }))
  app.use('/v1/*', unlessUnder('/v1/console', cors(domain.portals)))
  app.use(limitBody, wholeBody)

  app.route('/v1/flows', flowRoutes({ ...domain, cookies, networkOf }))
  if (elsewhereBody) {
    app.route('/v1/elsewhere', elsewhereRoutes({ ...domain, schema: elsewhereBody, networkOf }))
  }
  app.route('/v1/account', accountRoutes({ ...domain, cookies, networkOf }))
  app.route('/v1/session', ownSessionRoutes({ ...domain, cookies }))
  if (parts.mailReportReader) {
    app.route('/v1/webhooks', webhookRoutes({ ...domain, reader: parts.mailReportReader }))
  }
  app.route('/v1', hostRoutes(domain))
  app.route('/v1', hostPeopleRoutes(domain))
  app.route('/v1/invitations', hostInvitationRoutes(domain))
  app.route('/v1/console', consoleRoutes({ domain, cookies, publicUrl }))

  app.route('/widgets', assetRoutes(parts.widgetsFolder))
  app.route('/pages', assetRoutes(parts.pagesFolder))
  app.get('/console', (c) => c.redirect('/console/'))
  app.route('/console/_domain', domainPageRoutes(domain.portals))
  app.route('/console', consolePageRoutes(parts.consoleFolder))
  app.route('/p', hostedPageRoutes(domain.portals, answer))
  const describe = createDescribe(publicUrl)
  app.route('/', openApiRoutes(describe))
  app.route('/docs', docsRoutes(parts.docsFolder, describe))
  app.get('/', (c) => c.redirect('/docs'))
  if (parts.mailFolder) {
    app.route('/dev/mailbox', mailboxRoutes(parts.mailFolder, new URL(publicUrl).host))
  }
  app.route(
    '/',
    operationRoutes({
      ping: () => services.store.ping(),
      exposition: observer.exposition,
      contentType: observer.contentType,
      metricsToken: parts.metricsToken,
      isMetricsOpen: parts.isMetricsOpen,
      tokenSigner: services.tokenSigner,
      relatedOrigins: domain.portals.relatedOrigins,
    }),
  )
  return { app, domain }
}
