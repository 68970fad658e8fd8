import { z } from 'zod'
import type { HelpdeskAct } from '../../ports/store/helpdesk/helpdesk-act-store.ts'
import { DONE_AT_ONCE } from './rules.ts'

/** The act says it all. */
const NOTHING_MORE: z.ZodType<object> = z.strictObject({})

/** What an act is done to, as its row keeps it. */
const DETAILS = {
  suspend: z.strictObject({ method: z.string() }),
  remove: z.strictObject({ method: z.string() }),
  rename: z.strictObject({ method: z.string(), name: z.string() }),
  freeze: NOTHING_MORE,
  'give-back': z.strictObject({ method: z.string() }),
  reset: z.strictObject({
    scope: z.enum(['chosen', 'all', 'phone']),
    /** Ids, for `chosen`. */
    methods: z.array(z.string()),
    /** The recovery codes go as well. */
    paperGone: z.boolean(),
  }),
  pass: z.strictObject({
    /** A forgotten password can be replaced by it as well. */
    withoutPassword: z.boolean(),
  }),
  unfreeze: NOTHING_MORE,
  correct: z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('name'), firstName: z.string(), lastName: z.string() }),
    /** `+` and digits; null for none. */
    z.strictObject({ what: z.literal('phone'), phone: z.string().nullable() }),
    z.strictObject({
      what: z.literal('address'),
      address: z.string(),
      /** Key of the one that it takes the place of: whoever has another by then keeps it. */
      from: z.string(),
    }),
  ]),
} as const

type Details = { [Act in keyof typeof DETAILS]: z.infer<(typeof DETAILS)[Act]> }

/** An act with what it is done to; told apart by `act`. */
export type AskedAct = {
  [Act in keyof Details]: { readonly act: Act } & Readonly<Details[Act]>
}[keyof Details]

export type Correction = Extract<AskedAct, { readonly act: 'correct' }>
export type GivingAct = Exclude<AskedAct, { readonly act: (typeof DONE_AT_ONCE)[number] }>

/** As the row keeps it. */
export function detailsOf({ act: _act, ...details }: AskedAct): string {
  return JSON.stringify(details)
}

/** @throws when the text is not what this server wrote. */
export function askedActOf({ act, details }: Pick<HelpdeskAct, 'act' | 'details'>): AskedAct {
  return { act, ...DETAILS[act].parse(JSON.parse(details)) } as AskedAct
}

/** It gives, or cannot be undone by its person alone. */
export function isGiving(asked: AskedAct): asked is GivingAct {
  return DONE_AT_ONCE.every((act) => act !== asked.act)
}
