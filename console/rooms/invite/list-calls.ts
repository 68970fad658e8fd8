import type { InvitedResult } from '../../../api/contract/console/invitation-wire.ts'
import type { PeopleColumn, ReadInvitationRow } from '../../../api/contract/console/sheet-wire.ts'
import { MOST_INVITATIONS } from '../../../api/contract/plain/invitation-states.ts'
import { tablesWordsIn } from '../../../api/contract/plain/words/generated/tables.ts'
import type { Outcome } from '../../../widgets/client/problem.ts'
import type { CheckedSheet, Verdict } from '../../parts/fields/sheet-checking.ts'
import { unreadInWords } from '../../parts/fields/sheet-rows.ts'
import type { Desk } from '../../parts/state/room.ts'
import type { CheckedRow } from './checked-rows.ts'
import { daysOf } from './invite-fields.ts'

interface Told {
  /** Names of columns that were not read. */
  readonly ignored: readonly string[]
  /** How many invitations were sent. */
  readonly sent: number
}

/** A list of people, with what the server says of each. */
export type CheckedList = CheckedSheet<CheckedRow, Told>

/** Those that can be sent. */
export const goodOf = ({ rows }: CheckedList): readonly CheckedRow[] =>
  rows.filter(({ result }) => result?.ok)

/** What would become of each row of a text. */
export async function checkList(
  desk: Desk,
  text: string,
  form: FormData,
): Promise<Verdict<CheckedList>> {
  const { invite } = desk.words
  const read = await desk.calls.readInvitations(text)
  if (!read.ok) return read
  const { rows, above, ignored, unread } = read.value
  if (unread) return { mistake: unreadInWords(desk.words, unread, (one) => nameOf(desk, one)) }
  if (rows.length === 0) return { mistake: invite.nothingPasted }
  if (rows.length > MOST_INVITATIONS) return { mistake: invite.tooMany({ count: rows.length }) }
  const judged = await judge(desk, rows, { form, dryRun: true })
  if (!judged.ok) return judged
  return { ok: true, value: { above, rows: judged.value, told: { ignored, sent: 0 } } }
}

/** Sends the good rows, and says what stays. */
export async function sendList(
  desk: Desk,
  list: CheckedList,
  form: FormData,
): Promise<Outcome<CheckedList>> {
  const good = goodOf(list)
  const judged = await judge(desk, good.map(asShown), { form, dryRun: false })
  if (!judged.ok) return judged
  const failed = judged.value.filter(({ result }) => !result?.ok)
  const rows = [...list.rows.filter((row) => !good.includes(row)), ...failed]
  const told = { ...list.told, sent: good.length - failed.length }
  return { ok: true, value: { ...list, rows, told } }
}

/** By ids: a unit or a role that was named anew since it was shown is not taken for another. */
function asShown(row: CheckedRow): CheckedRow {
  const { wanted, result } = row
  if (!wanted || !result) return row
  const roles = result.roles.map(({ unitExternalId, role }) => ({ unit: unitExternalId, role }))
  return { ...row, wanted: { ...wanted, roles } }
}

async function judge(
  { calls, portal }: Desk,
  rows: readonly ReadInvitationRow[],
  { form, dryRun }: { readonly form: FormData; readonly dryRun: boolean },
): Promise<Outcome<readonly CheckedRow[]>> {
  const language = String(form.get('language') ?? portal.languages[0] ?? '')
  const invitations = rows.flatMap(({ wanted }) => (wanted ? [{ ...wanted, language }] : []))
  if (invitations.length === 0) return { ok: true, value: withResults(rows, []) }
  const outcome = await calls.invite({ invitations, days: daysOf(form), dryRun, isList: true })
  return outcome.ok ? { ok: true, value: withResults(rows, outcome.value.results) } : outcome
}

/** Results come in the order of those that were wanted. */
function withResults(
  rows: readonly ReadInvitationRow[],
  results: readonly InvitedResult[],
): readonly CheckedRow[] {
  const rest = [...results]
  return rows.map((row) => ({ ...row, result: row.wanted ? (rest.shift() ?? null) : null }))
}

function nameOf({ language }: Desk, column: PeopleColumn): string {
  const { people, units } = tablesWordsIn[language]
  if (column === 'name') return units.name
  return column === 'unitId' ? people.externalId : people[column]
}
