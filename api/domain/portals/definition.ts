import { z } from 'zod'
import { USUAL_ROLES } from '../../contract/plain/portal-roles.ts'
import { completePolicy, policySchema } from '../policy/portal-policy.ts'
import { OUR_BRANDING } from './branding.ts'
import { isReserved, OURS } from './ours.ts'
import {
  branding,
  contacts,
  externalId,
  line,
  type NoticeTexts,
  noticeTexts,
  plainName,
  settings,
} from './rules/rules.ts'
import type { Mistake } from './rules/setup-refusal.ts'

const unit = z.strictObject({
  externalId,
  name: line,
  contact: line.nullable().default(null),
})

const notice = z.strictObject({
  material: z.boolean().default(true),
  /** By language: all of them share the version. */
  texts: noticeTexts,
})

/** A portal as one document: what `farstu portal add` reads, and `farstu portal show` prints. */
export const portalDefinition = settings
  .extend({
    /** Public id: part of cookie names and addresses. */
    id: plainName,
    /** Of the portal that the document was printed from; says nothing of one that is added. */
    version: z.int().min(1).optional(),
    /** Left out: the start page, where it lies on one of the origins. */
    returnUrls: settings.shape.returnUrls.optional(),
    invitationUrl: settings.shape.invitationUrl.default(null),
    rpId: settings.shape.rpId.default(null),
    policy: policySchema.default(completePolicy),
    branding: branding.default(OUR_BRANDING),
    roles: settings.shape.roles.default([...USUAL_ROLES]),
    units: z.array(unit).default([]),
    helpContacts: contacts.default({}),
    /** By document. */
    notices: z.record(plainName, notice).default({}),
  })
  .superRefine(({ notices, languages }, context) => {
    for (const [document, { texts }] of Object.entries(notices))
      for (const { path, why } of missingTexts(texts, languages))
        context.addIssue({
          code: 'custom',
          path: ['notices', document, ...path.split('.')],
          message: why,
        })
  })
export type PortalDefinition = z.infer<typeof portalDefinition>

/** The parts of a document that it takes an act of their own to change. */
export const definedBeside = z.object({
  id: plainName.optional(),
  units: z.array(unit).optional(),
  helpContacts: contacts.optional(),
  notices: z.record(plainName, notice).optional(),
})

/** A definition by somebody who asks for a portal, rather than by us. */
export const askedPortal = portalDefinition.refine(({ id }) => !isReserved(id), {
  path: [OURS.path],
  message: OURS.why,
})

/** A document has its text in each language of the portal, and may have it in more. */
export function missingTexts(texts: NoticeTexts, languages: readonly string[]): readonly Mistake[] {
  return languages
    .filter((one) => !(one in texts))
    .map((one) => ({ path: `texts.${one}`, why: 'must be there: the portal has this language' }))
}
