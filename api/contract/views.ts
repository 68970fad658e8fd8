import { z } from 'zod'
import { confirmsView } from './confirmation-wire.ts'
import { list, view } from './shapes.ts'
import { journey } from './shared-views.ts'
import { step } from './step-views.ts'

/**
 * What the server shows a widget: the flow and its one current step.
 * All waits are durations in seconds, because the browser's clock is not believed.
 */

export type { ConfirmsView } from './confirmation-wire.ts'
export type { InvitationTold } from './invitation-told-wire.ts'
export type * from './method-wires.ts'
export type { AcrValue, EndView, Journey, MembershipView } from './shared-views.ts'
export type * from './step-views.ts'

const helpContactView = view({
  label: z.string().describe("What this contact is for, in the person's language."),
  telephone: z.string().nullable(),
  hours: z.string().nullable(),
  mail: z.string().nullable(),
  url: z.string().nullable(),
}).describe('Whom to ask when stuck; data of the portal, per language.')
/** Any of the ways may be null; `url` is a web address. */
export type HelpContactView = z.infer<typeof helpContactView>

/** Answer of starting, resuming and answering, and `view` of a problem. */
export const flowView = view({
  flow: z
    .string()
    .describe(
      "Public id of the flow; the browser's cookie is what binds it. It may be another than the one started or answered: an earlier one of this browser, for the same, in which a mailed code is waited for.",
    ),
  journey,
  progress: view({ at: z.int(), of: z.int() })
    .nullable()
    .describe('Null where steps are not counted (sign-in).'),
  who: view({ address: z.string(), masked: z.boolean() })
    .nullable()
    .describe('Who this is about: masked until the mailbox or the first factor is proven.'),
  remembers: z
    .boolean()
    .nullable()
    .describe(
      'Whether the address will be remembered in this browser once somebody is signed in with it; null where that is not asked.',
    ),
  portal: view({ id: z.string(), name: z.string() }),
  help: list(helpContactView),
  ways: view({
    other: z.boolean().describe('There is another way: the answer `other` leads to the list.'),
    lost: z.boolean().describe('The answer `lost` says that the person no longer has it.'),
    skip: z.boolean().describe('It was offered: the answer `skip` goes on without it.'),
  })
    .nullable()
    .describe('What leads away from the method that is asked for; null where nothing does.'),
  confirms: confirmsView.exactOptional().describe('In `confirm` alone, at each of its steps.'),
  step: step.describe('The one step that the flow stands at.'),
}).describe('A flow as it stands.')
/** All that a widget knows of a flow; it decides nothing by anything else. */
export type FlowView = z.infer<typeof flowView>
