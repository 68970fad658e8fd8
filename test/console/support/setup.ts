import type {
  ChangePortal,
  KindOffer,
  PortalSetupView,
  PublishNotice,
} from '../../../api/contract/console/portal-wire.ts'
import { daysAgo, ROLES } from './data.ts'
import type { Call } from './played-api.ts'

const TEXTS = {
  sv: {
    title: 'Så behandlar vi dina personuppgifter',
    sections: [
      {
        heading: 'Vad vi sparar',
        body: 'Namn, e-postadress och när du loggar in.\n\nVi sparar det så länge du har en roll.',
      },
      { heading: 'Dina rättigheter', body: 'Du kan begära ett utdrag när du vill.' },
    ],
  },
  en: {
    title: 'How we use your personal data',
    sections: [
      {
        heading: 'What we keep',
        body: 'Name, e-mail address and when you sign in.\n\nWe keep it for as long as you have a role.',
      },
      { heading: 'Your rights', body: 'You can ask for a copy whenever you like.' },
    ],
  },
}

const offer = (more: Partial<KindOffer>): KindOffer => ({
  ...{ first: 'never', second: 'never', isSetUp: false, isSpare: false },
  ...more,
})
const KINDS: PortalSetupView['kinds'] = {
  password: offer({ first: 'usual' }),
  totp: offer({ second: 'may', isSetUp: true }),
  passkey: offer({ first: 'may', second: 'may', isSetUp: true }),
  'security-key': offer({ second: 'may', isSetUp: true }),
  'this-device': offer({ second: 'may', isSetUp: true }),
  'recovery-codes': offer({ isSetUp: true, isSpare: true }),
  'email-code': offer({}),
}

export const setupView = (over: Partial<PortalSetupView> = {}): PortalSetupView => ({
  id: 'demo',
  version: 3,
  name: 'Personnel statistics',
  origins: ['https://portal.example.org', 'https://test.portal.example.org:8443'],
  homeUrl: 'https://portal.example.org/start',
  returnUrls: ['https://portal.example.org/start', 'https://portal.example.org/session/callback'],
  invitationUrl: null,
  rpId: null,
  languages: ['sv', 'en'],
  timeZone: 'Europe/Stockholm',
  policy: {
    level: 'aal2',
    password: 'nist',
    firstFactors: ['password'],
    secondFactors: ['totp'],
    sessions: 'standard',
    graceSignIns: 0,
    graceDays: 0,
    rememberAddresses: true,
    offer: 'off',
    recoveryCodes: 'offered',
    maxAgeMinutes: null,
    actFactors: null,
    acts: [],
    enrolling: [],
    secondAgent: false,
    helpWaitHours: 24,
  },
  kinds: KINDS,
  domain: { now: 'portal.example.org', isFixed: false },
  roles: ROLES,
  branding: { authority: 'Example Authority', accent: '#7a1f5c', accentDark: null },
  contacts: {
    sv: [
      {
        label: 'Statistiksupporten',
        telephone: '010-123 45 67',
        hours: 'Vardagar 9–15',
        mail: 'help@example.org',
        url: null,
      },
    ],
    en: [
      {
        label: 'Helpdesk for figures',
        telephone: '+46 10 123 45 67',
        hours: 'Weekdays 9–15',
        mail: 'help@example.org',
        url: 'https://example.org/help',
      },
    ],
  },
  notices: [
    {
      document: 'privacy',
      versions: [
        { version: 2, material: true, publishedAt: daysAgo(40), accepted: 812, texts: TEXTS },
        { version: 1, material: true, publishedAt: daysAgo(400), accepted: 944, texts: TEXTS },
      ],
    },
  ],
  secrets: [{ id: 'k1', createdAt: daysAgo(200) }],
  missing: [],
  embedding: {
    signIn: [
      '<script type="module" src="https://farstu.example.org/widgets/farstu.js"></script>',
      '<farstu-login api="https://farstu.example.org" portal="demo"></farstu-login>',
    ].join('\n'),
    invitation: [
      '<script type="module" src="https://farstu.example.org/widgets/farstu.js"></script>',
      '<farstu-invitation api="https://farstu.example.org" portal="demo"></farstu-invitation>',
    ].join('\n'),
    policy: 'script-src https://farstu.example.org\nconnect-src https://farstu.example.org',
    server:
      "import { createFarstu } from 'farstu/server'\n\nconst farstu = createFarstu({ secret })",
    relatedOrigins: null,
  },
  ...over,
})

/** What the API says of a set-up, with what was sent put into it. */
export function setupReply({ path, method, body }: Call): object | undefined {
  if (path === 'console/portals') return addedReply(body)
  const [, below] = /^console\/portals\/[^/]+\/setup\/?(.*)$/.exec(path) ?? []
  if (below === undefined) return undefined
  if (below === 'secrets')
    return { secret: 'fs_demo_made-for-the-test', setup: setupView({ secrets: SECRETS }) }
  if (below === 'notices') return setupView({ notices: [published(body as PublishNotice)] })
  if (method === 'GET' || below.endsWith('/revoke')) return setupView()
  const { version, reason: _reason, ...changed } = body as ChangePortal
  return setupView({ version: version + 1, ...(changed as Partial<PortalSetupView>) })
}

export const SECRETS = [
  { id: 'k1', createdAt: daysAgo(200) },
  { id: 'k2', createdAt: daysAgo(0) },
]

const addedReply = ({ id, name, languages, timeZone }: Call['body']) => ({
  portal: { id, name, languages, timeZone, role: 'owner', permissions: [] },
  secret: 'fs_new_made-for-the-test',
})

const published = ({ document, after, material, texts }: PublishNotice) => ({
  document,
  versions: [
    { version: after + 1, material, publishedAt: daysAgo(0), accepted: 0, texts },
    ...(setupView().notices.find((each) => each.document === document)?.versions ?? []),
  ],
})
