import type { z } from 'zod'
import type * as colleagues from './colleague-wire.ts'
import type { MeView, Page } from './console-wire.ts'
import type * as helpdesk from './helpdesk-wire.ts'
import type * as invitations from './invitation-wire.ts'
import type * as own from './own-units-wire.ts'
import type * as people from './people-wire.ts'
import type * as policies from './policy-wire.ts'
import type * as portals from './portal-wire.ts'
import type * as sheets from './sheet-wire.ts'

/** Whoever sends a list keeps it as it is. */
type Sent<T> = T extends readonly (infer Item)[]
  ? readonly Sent<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Sent<T[Key]> }
    : T

interface Reads<Answer, Query extends z.ZodType = z.ZodNever> {
  readonly query: z.input<Query>
  readonly answer: Answer
}

interface Acts<Body extends z.ZodType, Answer> {
  readonly body: Sent<z.input<Body>>
  readonly answer: Answer
}

type Nothing = typeof invitations.nothingMore

/** What an invitation has become, and what a person is afterwards. */
type ChangesInvitation<Body extends z.ZodType = Nothing> = Acts<Body, invitations.InvitationChanged>
type ChangesPerson<Body extends z.ZodType = Nothing> = Acts<Body, people.PersonView>
type Helps<Body extends z.ZodType = Nothing> = Acts<Body, people.HelpedView>
type ChangesSetup<Body extends z.ZodType = Nothing> = Acts<Body, portals.PortalSetupView>

/**
 * Every route below `/v1/console`: what is sent to it, and what it answers where it is done. Which right
 * each asks for is in `routes/console/permissions.ts`, which has the same names; the console's calls are made
 * of this, so that one of another path, body or answer does not compile.
 */
export interface ConsoleRoutes {
  'GET /me': Reads<MeView>
  'GET /portals/:portal/overview': Reads<invitations.OverviewView>
  'GET /portals/:portal/invitations': Reads<
    Page<invitations.InvitationView>,
    typeof invitations.invitationQuery
  >
  'GET /portals/:portal/invitations.csv': Reads<Blob, typeof invitations.invitationExport>
  'POST /portals/:portal/invitations': Acts<
    typeof invitations.sendInvitations,
    invitations.SentInvitations
  >
  'POST /portals/:portal/invitations/read': Acts<
    typeof sheets.readInvitations,
    sheets.ReadInvitations
  >
  'POST /portals/:portal/invitations/:id/resend': ChangesInvitation
  'POST /portals/:portal/invitations/:id/revoke': ChangesInvitation
  'POST /portals/:portal/invitations/:id/correct': ChangesInvitation<
    typeof invitations.correctInvitation
  >
  'GET /people': Reads<people.PeopleAnywhere, typeof people.peopleAnywhereQuery>
  'GET /portals/:portal/people': Reads<Page<people.PersonRow>, typeof people.peopleQuery>
  'GET /portals/:portal/people.csv': Reads<Blob, typeof people.peopleExport>
  'GET /portals/:portal/people/:id': Reads<people.PersonView>
  'POST /portals/:portal/people/:id/memberships/:membership/end': ChangesPerson<
    typeof people.endMembership
  >
  'POST /portals/:portal/people/:id/sessions/end': ChangesPerson
  'POST /portals/:portal/people/:id/suspend': ChangesPerson
  'POST /portals/:portal/people/:id/reopen': ChangesPerson
  'POST /portals/:portal/people/:id/methods/:method/suspend': ChangesPerson<
    typeof helpdesk.helpReason
  >
  'POST /portals/:portal/people/:id/methods/:method/remove': ChangesPerson<
    typeof helpdesk.helpReason
  >
  'POST /portals/:portal/people/:id/methods/:method/rename': ChangesPerson<
    typeof helpdesk.renameTheirs
  >
  'POST /portals/:portal/people/:id/methods/:method/give-back': Helps<typeof helpdesk.helpReason>
  'POST /portals/:portal/people/:id/caller/mail': ChangesPerson
  'POST /portals/:portal/people/:id/caller/verify': ChangesPerson<typeof helpdesk.readBack>
  'POST /portals/:portal/people/:id/caller/colleague': ChangesPerson<typeof helpdesk.askColleague>
  'POST /portals/:portal/people/:id/freeze': ChangesPerson<typeof helpdesk.helpReason>
  'POST /portals/:portal/people/:id/unfreeze': Helps<typeof helpdesk.helpReason>
  'POST /portals/:portal/people/:id/reset': Helps<typeof helpdesk.resetMethods>
  'POST /portals/:portal/people/:id/correct': Helps<typeof helpdesk.correctPerson>
  'POST /portals/:portal/people/:id/correct/address-code': Acts<
    typeof helpdesk.mailCorrectionCode,
    helpdesk.CorrectionCodeView
  >
  'POST /portals/:portal/people/:id/pass': Helps<typeof helpdesk.issuePass>
  'POST /portals/:portal/people/:id/pass/revoke': ChangesPerson
  'POST /portals/:portal/people/:id/helpdesk/:act/approve': ChangesPerson
  'POST /portals/:portal/people/:id/helpdesk/:act/refuse': ChangesPerson
  'POST /portals/:portal/people/:id/helpdesk/:act/carry-out': Helps
  'GET /portals/:portal/helpdesk': Reads<helpdesk.WaitingView>
  'GET /helpdesk/handed-over': Reads<helpdesk.HandedOverView>
  'GET /portals/:portal/units': Reads<Page<people.UnitRow>, typeof people.peopleQuery>
  'POST /portals/:portal/units/import': Acts<typeof people.importUnits, people.ImportedUnits>
  'GET /portals/:portal/own-units': Reads<own.OwnUnitsView>
  'POST /portals/:portal/own-units/invitations': Acts<typeof own.inviteToUnit, own.InvitedToUnit>
  'POST /portals/:portal/own-units/invitations/:id/resend': Acts<Nothing, own.OwnInvitationChanged>
  'POST /portals/:portal/own-units/invitations/:id/revoke': Acts<Nothing, own.OwnInvitationChanged>
  'POST /portals/:portal/own-units/memberships/:id/end': Acts<
    typeof people.endMembership,
    own.OwnUnitsView
  >
  'GET /colleagues': Reads<colleagues.ColleaguesView>
  'POST /colleagues': Acts<typeof colleagues.inviteColleague, colleagues.ColleaguesView>
  'POST /colleagues/:id/suspend': Acts<Nothing, colleagues.ColleaguesView>
  'POST /colleagues/:id/reopen': Acts<Nothing, colleagues.ColleaguesView>
  'POST /colleagues/:id/memberships/:membership/end': Acts<Nothing, colleagues.ColleaguesView>
  'POST /colleagues/invitations/:id/resend': Acts<Nothing, colleagues.ColleaguesView>
  'POST /colleagues/invitations/:id/revoke': Acts<Nothing, colleagues.ColleaguesView>
  'POST /portals': Acts<typeof portals.addPortal, portals.AddedPortal>
  'GET /portals/:portal/setup': Reads<portals.PortalSetupView>
  'POST /portals/:portal/setup': ChangesSetup<typeof portals.changePortal>
  'POST /portals/:portal/setup/preview': Acts<typeof policies.previewPolicy, policies.PolicyPreview>
  'POST /portals/:portal/setup/preview.csv': Acts<typeof policies.exportPreview, Blob>
  'POST /portals/:portal/setup/preview/mail': Acts<
    typeof policies.mailPreview,
    policies.MailedPreview
  >
  'POST /portals/:portal/setup/contacts': ChangesSetup<typeof portals.replaceContacts>
  'POST /portals/:portal/setup/notices': ChangesSetup<typeof portals.publishNotice>
  'POST /portals/:portal/setup/secrets': Acts<Nothing, portals.MadeSecret>
  'POST /portals/:portal/setup/secrets/:id/revoke': ChangesSetup
}

/** A method and a path below `/v1/console`; `:portal`, `:id` are parts of it. */
export type ConsoleRoute = keyof ConsoleRoutes
/** The body of a route's 2xx answer; of a `.csv`, the file. */
export type ConsoleAnswer<Route extends ConsoleRoute> = ConsoleRoutes[Route]['answer']
