import type { HelpedView, PersonView } from '../../../api/contract/console/people-wire.ts'
import type { Outcome } from '../../../widgets/client/problem.ts'
import type { PortalCalls } from '../../data/calls.ts'
import type { HelpAsked } from './helpdesk-questions.ts'

type Sent = Promise<Outcome<PersonView | HelpedView>>

interface Given {
  /** Of the person. */
  readonly id: string
  readonly asked: HelpAsked
  readonly form: FormData
}

/** Sends what was asked, with what was typed beside it. */
export function sendHelp(calls: PortalCalls, { id, asked, form }: Given): Sent {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const why = { reason: text('reason'), ticket: text('ticket') }
  if ('method' in asked) {
    const { act, method } = asked
    return act === 'rename'
      ? calls.renameMethod(id, method.id, { ...why, name: text('name') })
      : calls.onMethod(id, method.id, { act, why })
  }
  if ('on' in asked) return calls.decide(id, asked.on.id, asked.act)
  if (asked.act === 'revoke') return calls.revokePass(id)
  if (asked.act === 'freeze') return calls.freeze(id, why)
  if (asked.act === 'unfreeze') return calls.unfreeze(id, why)
  if (asked.act === 'pass')
    return calls.issuePass(id, { ...why, withoutPassword: form.has('withoutPassword') })
  const scope = text('scope') as 'chosen' | 'all' | 'phone'
  const methods = scope === 'chosen' ? form.getAll('method').map(String) : []
  return calls.resetMethods(id, { ...why, scope, methods, paperGone: form.has('paperGone') })
}
