import type { TemplateResult } from 'lit'
import type { PersonView } from '../../../api/contract/console/people-wire.ts'
import { type Answering, ask } from '../../parts/dialogs/dialog.ts'
import { lastDayFields } from '../../parts/fields/last-day.ts'
import { roleTold } from '../../parts/lists/role-line.ts'
import type { Desk } from '../../parts/state/room.ts'
import { unitOf } from './person-sections.ts'

/** What somebody is asked before it is done to a person. */
export type Asked =
  | { readonly act: 'suspend' | 'reopen' | 'sessions' }
  | { readonly act: 'membership'; readonly membership: PersonView['memberships'][number] }

interface Question extends Answering {
  readonly asked: Asked
  readonly name: string
}

export function question(desk: Desk, { asked, name, ...rest }: Question): TemplateResult {
  const { words } = desk
  const { person } = words
  const common = { ...rest, words }
  if (asked.act === 'membership') {
    const { role } = asked.membership
    return ask({
      ...common,
      heading: person.endHeading({
        role: roleTold(desk, role),
        unit: unitOf(desk, asked.membership),
      }),
      text: person.endText,
      fields: lastDayFields(desk),
      confirm: person.endDo,
      isDanger: true,
    })
  }
  const texts = {
    suspend: [person.suspendHeading({ name }), person.suspendText, person.suspendDo],
    reopen: [person.reopenHeading({ name }), person.reopenText, person.reopenDo],
    sessions: [person.endAllHeading({ name }), person.endAllText, person.endAllDo],
  } as const
  const [heading, text, confirm] = texts[asked.act]
  return ask({ ...common, heading, text, confirm, isDanger: asked.act !== 'reopen' })
}
