import { type Calendar, dayAfter } from './calendar.ts'
import { runningCollection } from './collection.ts'
import type { Place } from './store/place.ts'
import type { Store } from './store/store.ts'

export const MAX_REASON = 500

/** What was typed. */
export interface DeferralForm {
  readonly unit: string
  readonly until: string
  readonly reason: string
}

export type DeferralField = keyof DeferralForm
export type DeferralProblem = 'unit' | 'noDay' | 'tooEarly' | 'tooLate' | 'noReason' | 'reasonLong'

export type DeferralProblems = Partial<Record<DeferralField, DeferralProblem>>

/** First and last day that can be asked for, `YYYY-MM-DD`. */
export interface Bounds {
  readonly from: string
  readonly to: string
}

/** What the calendar gives to every unit; one that was deferred must ask for a later day. */
export const boundsAt = ({ running }: Calendar): Bounds => ({
  from: dayAfter(running.deadline),
  to: running.deferredUntil,
})

/** True for a day that exists. */
const isDay = (text: string): boolean => {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text)
}

const untilProblem = (
  { until }: DeferralForm,
  { from, to }: Bounds,
  deadline: string,
): DeferralProblem | null => {
  if (!isDay(until)) return 'noDay'
  if (until < from || until <= deadline) return 'tooEarly'
  return until > to ? 'tooLate' : null
}

const reasonProblem = ({ reason }: DeferralForm): DeferralProblem | null => {
  if (reason === '') return 'noReason'
  return reason.length > MAX_REASON ? 'reasonLong' : null
}

export interface DeferralRules {
  readonly calendar: Calendar
  readonly store: Pick<Store, 'deferrals'>
  /** External ids of the units that somebody may ask for. */
  readonly units: readonly string[]
}

/** Where a deferral is kept: with the figures that it is about. */
export const deferralPlace = (calendar: Calendar, unit: string): Place => ({
  collection: runningCollection(calendar),
  unit,
})

/** What is wrong in which field; nothing when the deferral is to be granted. */
export const deferralProblems = (form: DeferralForm, rules: DeferralRules): DeferralProblems => {
  const { calendar, store, units } = rules
  const isMine = units.includes(form.unit)
  const deadline = isMine ? store.deferrals.deadline(deferralPlace(calendar, form.unit)) : ''
  const until = untilProblem(form, boundsAt(calendar), deadline)
  const reason = reasonProblem(form)
  return {
    ...(!isMine && { unit: 'unit' as const }),
    ...(until && { until }),
    ...(reason && { reason }),
  }
}
