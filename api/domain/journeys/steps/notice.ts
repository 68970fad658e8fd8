import type { Notice } from '../../../ports/store/notice-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import type { Refusal } from '../../methods/refusal.ts'
import type { Services } from '../../services.ts'
import { change, refuse } from '../change.ts'
import type { FlowContext } from '../context.ts'
import { acceptedVersion, dueNotice } from '../requirements/due-notice.ts'
import type { OwnStepRules } from './step.ts'

/** A text to be read and accepted; what is recorded is the very text that was shown. */
export function createNotice(services: Services): OwnStepRules<'notice'> {
  const { store, random, clock } = services
  return {
    isCostly: false,
    isGuess: false,
    show(context) {
      const notice = dueNotice(context)
      if (!notice) throw new Error('No notice is due')
      return {
        name: 'notice',
        document: notice.document,
        version: notice.version,
        language: notice.language,
        hash: notice.hash,
        title: notice.title,
        sections: JSON.parse(notice.sections),
        changed: acceptedVersion(context, notice.document) > 0,
      }
    },
    async answer(context, answer) {
      const { person, portal } = context
      const notice = shown(context, answer)
      if (!person || !notice) return refuse({ code: 'step_changed' })
      const { document, version, language, hash } = notice
      const acceptance = {
        id: random.id(),
        personId: person.id,
        portalId: portal.id,
        document,
        version,
        language,
        hash,
        at: clock.now(),
      }
      const accepted = recordOf(services, {
        act: 'notice.accepted',
        actor: { type: 'person', id: person.id },
        target: { type: 'notice', id: notice.id },
        portalId: portal.id,
        details: { document, version, language, hash },
      })
      return change({
        *guards(): Statement<Refusal | null> {
          yield* store.notices.accept(acceptance)
          return null
        },
        records: [accepted],
      })
    },
  }
}

/** The due notice in the language that was read, if the answer names exactly that text. */
function shown(
  context: FlowContext,
  answer: { document: string; version: number; hash: string },
): Notice | undefined {
  if (dueNotice(context)?.document !== answer.document) return undefined
  return context.notices.find(
    ({ document, version, hash }) =>
      document === answer.document && version === answer.version && hash === answer.hash,
  )
}
