import { ANY_PAGE, type Doors, HOSTS_PAGE } from '../../../support/attackers/reaching.ts'
import type { Holding } from '../../../support/attackers/victims.ts'
import type { Way, When } from '../../../support/attackers/world.ts'

/** A row: who attacks, and what they come to. */
export interface Row {
  readonly name: string
  /** What is not named here is never come to. */
  readonly gains: Readonly<Partial<Record<Way, When>>>
  readonly because: string
}

/** Who attacks by journeys, and what each comes to: the table of the README, which a test holds to this. */
export interface Attacker extends Row {
  readonly has: readonly Holding[]
  /** Of whoever is attacked: a role in a second portal, too, which asks for one factor. */
  readonly hasTwoPortals: boolean
  /** Of whoever is attacked: a passkey, a security key and this device beside the rest. */
  readonly hasKeys: boolean
  readonly doors: Doors
}

/** What each way is called, as the head of its column. */
export const SAID: Readonly<Record<Way, string>> = {
  'one-factor': 'in, one factor',
  'two-factors': 'in, two factors',
  account: 'account',
  reset: 'reset',
  password: 'password change',
  app: 'one more factor',
  removal: 'removal',
  codes: 'codes',
  grant: 'grant',
  methods: 'methods reset',
  pass: 'pass',
  name: 'name',
  telephone: 'telephone',
  address: 'address',
  freeze: 'freeze',
  unfreeze: 'unfreezing',
  approval: 'approval',
}

const EVERYTHING: Attacker['gains'] = {
  'one-factor': 'at once',
  'two-factors': 'at once',
  account: 'at once',
  reset: 'at once',
  password: 'at once',
  app: 'at once',
  removal: 'at once',
  codes: 'at once',
  grant: 'at once',
}

/** Lets in, replaces a password and sets one app up; that app is like any other a day later. */
const BY_THE_SHEET: Attacker['gains'] = {
  ...EVERYTHING,
  removal: 'after a day',
  codes: 'after a day',
  grant: 'after a day',
}

const { reset: _byMailboxAlone, ...WITHOUT_A_RESET } = BY_THE_SHEET

const WITH_A_FACTOR: Attacker['gains'] = {
  'one-factor': 'at once',
  'two-factors': 'at once',
  account: 'at once',
  password: 'at once',
  app: 'at once',
  removal: 'at once',
  codes: 'at once',
  grant: 'at once',
}

const { password: _asked, ...BY_A_KEY } = WITH_A_FACTOR

const anywhere = { hasTwoPortals: true, hasKeys: false, doors: ANY_PAGE } as const
const withKeys = { ...anywhere, hasKeys: true } as const

export const ATTACKERS = {
  mailbox: {
    ...anywhere,
    name: 'mailbox',
    has: ['mailbox'],
    gains: {},
    because: 'A mailed code is no factor, and replaces nothing of whoever has a second one.',
  },
  password: {
    ...anywhere,
    name: 'password',
    has: ['password'],
    gains: { 'one-factor': 'at once' },
    because:
      'A portal that asks for one factor is opened by it; nothing is changed by it, there or elsewhere.',
  },
  both: {
    ...anywhere,
    name: 'mailbox and password',
    has: ['mailbox', 'password'],
    gains: { 'one-factor': 'at once' },
    because:
      'The mailbox adds nothing to the password, not even once every factor was switched off by guesses.',
  },
  app: {
    ...anywhere,
    name: 'phone, its mail locked',
    has: ['app'],
    gains: {},
    because: 'A code of the app is asked for on top of a first factor, never in its place.',
  },
  phone: {
    ...anywhere,
    name: 'phone, unlocked',
    has: ['app', 'mailbox'],
    gains: EVERYTHING,
    because:
      'Mailbox and app are what a forgotten password is replaced by (R-64), so a phone that shows both is the person. What helps is another phone lock, and "STOP" once there is one; every change is mailed.',
  },
  sheet: {
    ...anywhere,
    name: 'sheet of codes',
    has: ['sheet'],
    gains: {},
    because: 'As with the app: on top of a first factor alone.',
  },
  sheetAndPassword: {
    ...anywhere,
    name: 'sheet and password',
    has: ['sheet', 'password'],
    gains: WITHOUT_A_RESET,
    because:
      'Two factors: they let in and set one app up. What that app does by itself waits for a day, in which its owner has two mails.',
  },
  sheetAndMailbox: {
    ...anywhere,
    name: 'sheet and mailbox',
    has: ['sheet', 'mailbox'],
    gains: BY_THE_SHEET,
    because:
      'A code from the sheet and a mailed one replace the password (R-64); from then on as above.',
  },
  session: {
    ...anywhere,
    name: 'live session',
    has: ['session'],
    gains: { account: 'at once' },
    because:
      'The account is read, methods are renamed, sessions ended, the default and the language of mails chosen, each told by mail but for sessions; nothing that lets in is changed without a factor shown for it.',
  },
  hostOfOne: {
    name: 'page of a host, person with that portal alone',
    has: ['password', 'mailbox', 'app', 'session'],
    hasTwoPortals: false,
    hasKeys: false,
    doors: HOSTS_PAGE,
    gains: EVERYTHING,
    because: 'Whatever is typed there is the page’s: it opens that portal, and there is no other.',
  },
  hostOfTwo: {
    name: 'page of a host, person with two portals',
    has: ['password', 'mailbox', 'app', 'session'],
    hasTwoPortals: true,
    hasKeys: false,
    doors: HOSTS_PAGE,
    gains: {
      'one-factor': 'at once',
      'two-factors': 'at once',
      account: 'at once',
      grant: 'at once',
    },
    because:
      'Its own portal alone: what lets in elsewhere, too, is changed on our own pages. A code that is typed there can be used elsewhere while it is valid, as with any imitation; only what is bound to an origin would keep it from that.',
  },
  bothOfKeys: {
    ...withKeys,
    name: 'mailbox and password, person with passkeys',
    has: ['mailbox', 'password'],
    gains: { 'one-factor': 'at once' },
    because:
      'As without passkeys: neither is asked for less, nor opens what they protect. Each of the two alone comes to no more.',
  },
  passkey: {
    ...withKeys,
    name: 'phone with a passkey, its mail locked',
    has: ['passkey'],
    gains: BY_A_KEY,
    because:
      'A passkey alone is two factors where the portal lists it first: its finger, face or PIN is the one that keeps a thief out. The password stays, for it is asked for where it is changed, and a forgotten one wants the mailbox.',
  },
  passkeyPhone: {
    ...withKeys,
    name: 'phone with a passkey, unlocked',
    has: ['passkey', 'mailbox'],
    gains: EVERYTHING,
    because:
      'As with an app: a phone that shows both is the person. Every change is mailed, where the thief reads it, too.',
  },
  keys: {
    ...withKeys,
    name: 'security key and computer that was set up',
    has: ['security-key', 'this-device'],
    gains: {},
    because:
      'They stand on top of a password and never in its place, even if a finger, face or PIN was got past.',
  },
  keyAndPassword: {
    ...withKeys,
    name: 'security key and password',
    has: ['security-key', 'password'],
    gains: WITH_A_FACTOR,
    because:
      'Two factors, and so are a computer that was set up and the password. What helps is a PIN on the key, removing it on the own page, and that every change is mailed.',
  },
  sessionOfKeys: {
    ...withKeys,
    name: 'live session, person with passkeys',
    has: ['session'],
    gains: { account: 'at once' },
    because: 'As with an app: what lets in is changed by nobody who does not show a factor.',
  },
  imitation: {
    ...withKeys,
    name: 'page that imitates ours, person with passkeys',
    has: ['password', 'imitation'],
    gains: { 'one-factor': 'at once' },
    because:
      'A password that is typed there is the page’s, and opens what asks for one factor. Of passkeys, keys and devices it gets nothing: browsers sign for the page that asks, and what names another is refused (R-31).',
  },
  hostOfKeys: {
    name: 'page of a host, person with passkeys and two portals',
    has: ['passkey', 'security-key', 'this-device', 'session'],
    hasTwoPortals: true,
    hasKeys: true,
    doors: HOSTS_PAGE,
    gains: {
      'one-factor': 'at once',
      'two-factors': 'at once',
      account: 'at once',
      grant: 'at once',
    },
    because:
      'Its own portal alone, by what is shown on its page; what was signed there opens neither another portal, nor our own pages, nor the console.',
  },
} as const satisfies Readonly<Record<string, Attacker>>
