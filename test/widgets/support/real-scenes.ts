import { fullName } from '../../../api/contract/plain/full-name.ts'
import type { FlowView, StepName } from '../../../api/contract/views.ts'
import {
  LINES,
  LONGEST_ADDRESS,
  LONGEST_ROLE_ID,
  LONGEST_URL,
  NAMES,
  unbroken,
} from '../../support/real-life.ts'
import type { Scene } from './scenes.ts'
import { ALL_STEPS, REMOVAL, stepOf, viewOf } from './views.ts'

/** What people brought. */
interface Values {
  readonly name: { readonly firstName: string; readonly lastName: string }
  readonly inviter: string
  readonly portal: string
  readonly unit: string
  readonly role: string
  readonly address: string
  readonly text: string
}

const SETS: Readonly<Record<string, Values>> = {
  long: {
    name: NAMES.longest,
    inviter: fullName(NAMES.unbroken),
    portal: LINES.longest,
    unit: LINES.unbroken,
    role: LONGEST_ROLE_ID,
    address: LONGEST_ADDRESS,
    text: `${unbroken(300)}\n\n${LONGEST_URL}`,
  },
  arabic: {
    name: NAMES.arabic,
    inviter: fullName(NAMES.hebrew),
    portal: LINES.arabic,
    unit: LINES.greek,
    role: LINES.arabic,
    address: 'nour@example.org',
    text: LINES.arabic,
  },
  short: {
    name: NAMES.short,
    inviter: NAMES.short.lastName,
    portal: LINES.short,
    unit: LINES.emoji,
    role: 'r',
    address: 'a@b.se',
    text: LINES.short,
  },
}

/** Each step told of these values, wherever one stands. */
function stepWith(name: StepName, values: Values): FlowView['step'] {
  const { inviter, address, unit, role, text, portal } = values
  const session = { name: fullName(values.name), address }
  const filled = {
    identify: () => stepOf('identify', { session }),
    'email-code': () => stepOf('email-code', { sender: { name: portal, address } }),
    successor: () => stepOf('successor', { inviter }),
    'other-person': () => stepOf('other-person', { session }),
    register: () => stepOf('register', values.name),
    totp: () => stepOf('totp', { methods: [values.name.lastName] }),
    'totp-enrol': () =>
      stepOf('totp-enrol', {
        issuer: portal,
        account: address,
        suggestedName: values.name.lastName,
      }),
    'new-password': () => stepOf('new-password', { address }),
    accept: () =>
      stepOf('accept', {
        inviter,
        additions: [
          { unit, role, roleName: null, until: { day: '2027-03-31', clock: '14:30' } },
          { unit: portal, role: 'checker', roleName: role, until: null },
          { unit: null, role, roleName: null, until: null },
        ],
      }),
    notice: () => stepOf('notice', { title: text, sections: [{ heading: text, body: text }] }),
    denied: () => stepOf('denied', { reason: 'no-membership' }),
    done: () => stepOf('done', { person: session.name }),
  } satisfies Partial<Record<StepName, () => FlowView['step']>>
  return filled[name as keyof typeof filled]?.() ?? stepOf(name)
}

function sceneOf(step: StepName, values: Values): Scene {
  const { address, portal, text } = values
  const contact = { label: portal, telephone: `+46 ${text.slice(0, 60)}`, hours: text }
  const seen = viewOf(stepWith(step, values), {
    portal: { id: 'example', name: portal },
    help: [{ ...contact, mail: address, url: LONGEST_URL }],
  })
  const confirms = { ...REMOVAL, act: 'host', text: text.slice(0, 200) } as const
  const view = {
    ...seen,
    ...(step === 'confirm' ? { confirms } : {}),
    who: seen.who && { address, masked: false },
  }
  return {
    script: () => view,
    act: async (page) => {
      const help = page.locator('.exits > .more')
      if (step !== 'done') await help.click()
    },
  }
}

/** Every step, told of what people bring; whom to ask is open. */
export const REAL_SCENES: Readonly<Record<string, Scene>> = Object.fromEntries(
  Object.entries(SETS).flatMap(([set, values]) =>
    ALL_STEPS.map((step) => [`${set}-${step}`, sceneOf(step, values)]),
  ),
)
