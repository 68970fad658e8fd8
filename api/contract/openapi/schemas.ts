import { z } from 'zod'
import * as confirmations from '../confirmation-wire.ts'
import { invitationView } from '../console/invitation-wire.ts'
import * as invitations from '../host-invitation-wire.ts'
import * as people from '../host-people-wire.ts'
import { keySet } from '../key-set.ts'
import { problem } from '../problem-wire.ts'
import { relatedOrigins } from '../related-origins.ts'
import * as requests from '../requests.ts'
import * as responses from '../responses.ts'
import { membershipView } from '../shared-views.ts'
import { step, stepViews } from '../step-views.ts'
import { flowView } from '../views.ts'
import type { JsonSchema } from './document-types.ts'

/** Schemas that have a name in the description; all others are written where they are used. */
const NAMED: Readonly<Record<string, z.ZodType>> = {
  Redeem: requests.redeem,
  Redeemed: responses.redeemResponse,
  CheckSession: requests.checkSession,
  CheckedSession: responses.checkSessionResponse,
  EndSession: requests.endSession,
  MakeVerification: requests.makeVerification,
  Verification: responses.verificationResponse,
  VerifiedEmail: responses.verifiedEmailResponse,
  AskConfirmation: confirmations.askConfirmation,
  Confirmation: confirmations.confirmationResponse,
  RedeemConfirmation: confirmations.redeemConfirmation,
  Confirmed: confirmations.confirmedResponse,
  Invite: invitations.hostInvitation,
  Invited: invitations.hostInvited,
  Invitation: invitationView,
  InvitationPage: invitations.hostInvitationPage,
  Revoked: invitations.hostRevoked,
  PutUnits: people.putUnits,
  UnitsPut: people.unitsPut,
  Person: people.hostPerson,
  PersonPage: people.hostPeoplePage,
  EndRole: people.endRole,
  RoleEnded: people.roleEnded,
  Membership: membershipView,
  StartFlow: requests.startFlow,
  ResumeFlow: requests.resumeFlow,
  AnswerFlow: requests.answerFlow,
  Answer: requests.answer,
  Flow: flowView,
  Step: step,
  ...stepsByName(),
  OwnSession: requests.ownSession,
  OwnSessionLeft: responses.ownSessionResponse,
  KeySet: keySet,
  RelatedOrigins: relatedOrigins,
  Problem: problem,
}

/** Under names that are made of the steps' own: `totp-enrol` is `TotpEnrolStep`. */
function stepsByName(): Readonly<Record<string, z.ZodType>> {
  const named = stepViews.map((view) => [nameOf(view.unwrap().shape.name.value), view] as const)
  return Object.fromEntries(named)
}

function nameOf(step: string): string {
  const words = step.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return `${words.join('')}Step`
}

const PREFIX = '#/components/schemas/'
const registry = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })

type Writable = Record<string, unknown>

/** Leaves out what says nothing to a reader: bounds of every JavaScript integer, patterns of dates. */
function tidy(json: Writable): void {
  delete json.readOnly
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum
  if (json.format === 'date-time') delete json.pattern
}

const settings = {
  target: 'draft-2020-12',
  io: 'input',
  override: ({ jsonSchema }: { jsonSchema: object }) => tidy(jsonSchema as Writable),
} as const

/** As it is used in an operation: by its name, or written out. */
export function schemaOf(schema: z.ZodType): JsonSchema {
  const id = registry.get(schema)?.id
  return id ? { $ref: `${PREFIX}${id}` } : plain(z.toJSONSchema(schema, settings))
}

/** The part `components.schemas` of the description. */
export function namedSchemas(): Readonly<Record<string, JsonSchema>> {
  const { schemas } = z.toJSONSchema(registry, { ...settings, uri: (id) => `${PREFIX}${id}` })
  return Object.fromEntries(Object.entries(schemas).map(([id, json]) => [id, plain(json)]))
}

/** Within a document the dialect and the place are known. */
function plain({ $schema, $id, ...json }: Writable): JsonSchema {
  return json
}
