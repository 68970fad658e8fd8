import { expect } from 'vitest'
import type { ConsoleVisitor } from '../console/console.ts'
import { setUp } from '../console/console-portals.ts'
import type { TestServer } from '../test-server.ts'
import { operationsOf } from './described.ts'

/** What the bodies of the console's routes are about. */
export interface About {
  readonly visitor: ConsoleVisitor
  /** Public id of an invitation that is open. */
  readonly invitation: string
}

type Body = Readonly<Record<string, unknown>>

type BodyOf = (about: About) => Promise<Body>

const person = { address: 'kim@example.org', firstName: 'Kim', lastName: 'Example' }
const text = { title: 'Terms', sections: [{ heading: 'Controller', body: 'The Example Agency.' }] }
const why = { reason: 'The telephone was stolen', ticket: 'CASE-17' }
const address = 'https://portal.example.org'

/** A body with every text that there can be, for each route of the console that takes more than `{}`. */
const CONSOLE_BODIES: Readonly<Record<string, BodyOf>> = {
  'POST /v1/console/portals': async () => ({
    id: 'added',
    name: 'Water survey',
    origins: [address],
    homeUrl: `${address}/`,
    invitationUrl: `${address}/invitation`,
    languages: ['sv'],
    timeZone: 'Europe/Stockholm',
  }),
  'POST /v1/console/colleagues': async () => ({ ...person, role: 'helpdesk', portal: 'demo' }),
  'POST /v1/console/portals/:portal/setup': async ({ visitor }) => {
    const { version, name, homeUrl, invitationUrl, origins, languages, timeZone, policy } =
      await setUp(visitor)
    const branding = { authority: 'Example Agency', accent: '#005a9c', accentDark: '#9cc9ff' }
    const settings = { name, homeUrl, invitationUrl, origins, languages, timeZone, policy }
    return { version, ...settings, branding, reason: 'Asked for by the agency' }
  },
  'POST /v1/console/portals/:portal/setup/preview': async ({ visitor }) => {
    const { version, policy } = await setUp(visitor)
    return { version, policy }
  },
  'POST /v1/console/portals/:portal/setup/preview.csv': async ({ visitor }) => {
    const { version, policy } = await setUp(visitor)
    return { version, policy, language: 'en' }
  },
  'POST /v1/console/portals/:portal/setup/preview/mail': async ({ visitor }) => {
    const { version, policy } = await setUp(visitor)
    return { version, policy, preview: 'never given', from: '2027-02-01' }
  },
  'POST /v1/console/portals/:portal/setup/contacts': async ({ visitor }) => {
    const ways = { telephone: '010-000 00 00', hours: '9–12', mail: 'help@example.org' }
    const contact = { label: 'Help', ...ways, url: `${address}/help` }
    const { version } = await setUp(visitor)
    return { version, contacts: { en: [contact], sv: [contact] } }
  },
  'POST /v1/console/portals/:portal/setup/notices': async ({ visitor }) => {
    const { notices } = await setUp(visitor)
    const after = notices.find(({ document }) => document === 'terms')?.versions[0]?.version ?? 0
    return { document: 'terms', after, material: false, texts: { en: text, sv: text } }
  },
  'POST /v1/console/portals/:portal/invitations': async () => ({
    invitations: [{ ...person, language: 'en', roles: [{ unit: '0001', role: 'reporter' }] }],
    days: 30,
    dryRun: false,
    isList: false,
  }),
  'POST /v1/console/portals/:portal/invitations/read': async () => ({
    text: 'kim@example.org;Kim;Example;reporter;0001',
  }),
  'POST /v1/console/portals/:portal/invitations/:id/correct': async () => person,
  'POST /v1/console/portals/:portal/people/:id/memberships/:membership/end': async () => ({
    until: '2100-01-01T00:00:00Z',
  }),
  ...Object.fromEntries(
    ['suspend', 'remove', 'give-back'].map((act) => [
      `POST /v1/console/portals/:portal/people/:id/methods/:method/${act}`,
      async () => why,
    ]),
  ),
  'POST /v1/console/portals/:portal/people/:id/methods/:method/rename': async () => ({
    ...why,
    name: 'Another name',
  }),
  ...Object.fromEntries(
    ['freeze', 'unfreeze'].map((act) => [
      `POST /v1/console/portals/:portal/people/:id/${act}`,
      async () => why,
    ]),
  ),
  'POST /v1/console/portals/:portal/people/:id/caller/colleague': async () => ({
    address: person.address,
  }),
  'POST /v1/console/portals/:portal/people/:id/caller/verify': async () => ({ code: '1234-5678' }),
  'POST /v1/console/portals/:portal/people/:id/reset': async () => ({
    ...why,
    scope: 'chosen',
    methods: ['method'],
    paperGone: true,
  }),
  'POST /v1/console/portals/:portal/people/:id/correct': async () => ({
    ...why,
    what: 'address',
    address: person.address,
    code: '1234-5678',
  }),
  'POST /v1/console/portals/:portal/people/:id/correct/address-code': async () => ({
    address: person.address,
  }),
  'POST /v1/console/portals/:portal/people/:id/pass': async () => ({
    ...why,
    withoutPassword: true,
  }),
  'POST /v1/console/portals/:portal/own-units/invitations': async () => ({
    ...person,
    unit: '0001',
    role: 'reporter',
    language: 'en',
    days: 14,
    dryRun: false,
  }),
  'POST /v1/console/portals/:portal/own-units/memberships/:id/end': async () => ({
    lastDay: '2031-05-01',
  }),
  'POST /v1/console/portals/:portal/units/import': async () => ({
    csv: 'external id,name,contact\n0009,Example Mill,Kim Example',
    dryRun: false,
  }),
}

/** The same for hosts and widgets, where the published example leaves out texts that there can be. */
const FULLER_BODIES: Readonly<Record<string, Body>> = {
  'PUT /v1/units': { units: [{ externalId: '0003', name: 'Third Town', contact: 'Kim Example' }] },
  'POST /v1/invitations': {
    ...person,
    language: 'en',
    inviterName: 'Example Agency',
    inviterEmail: 'agency@example.org',
    roles: [{ unit: '0001', role: 'reporter' }],
  },
  'POST /v1/flows': {
    portal: 'demo',
    journey: 'sign-in',
    invitation: 'token',
    verification: 'token',
    state: 'state-of-the-host',
    acr: 'aal2',
    address: person.address,
  },
}

/** Routes that take `{}` and no more. */
const EMPTY =
  /\/(resend|revoke|:id\/suspend|reopen|secrets|sessions\/end|caller\/mail|approve|refuse|carry-out|colleagues\/:id\/memberships\/:membership\/end)$/

/** A body for every route that takes one; a route that none is known for fails the test. */
export async function bodiesOf(server: TestServer): Promise<Readonly<Record<string, BodyOf>>> {
  const document = await (await server.app.request(`${server.publicUrl}/openapi.json`)).json()
  const described = operationsOf(document).flatMap(({ method, path, operation }) => {
    const example = operation.requestBody?.content['application/json']?.example as Body | undefined
    const route = `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, ':id')}`
    return example ? [[route, async () => FULLER_BODIES[route] ?? example] as const] : []
  })
  const bodies = { ...Object.fromEntries(described), ...CONSOLE_BODIES }
  const taking = server.app.routes
    .filter(({ method }) => method !== 'ALL' && method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !EMPTY.test(route))
  expect(Object.keys(bodies)).toEqual(expect.arrayContaining(taking))
  return bodies
}
