import type { Calendar, Round } from './calendar.ts'

/** What figures belong to: a round, or the trying-out of it. */
export interface Collection {
  /** `2027-spring`, or `2027-spring-test`: part of addresses and of file names. */
  readonly id: string
  readonly round: Round
  /** Test data: erased when the round opens. */
  readonly isTest: boolean
}

const TEST_ID = /^\d{4}-(spring|autumn)-test$/

/** True for the id of any test period, of this year or another. */
export const isTestId = (id: string): boolean => TEST_ID.test(id)

const collectionOf = (round: Round, isTest: boolean): Collection => ({
  id: `${round.year}-${round.season}${isTest ? '-test' : ''}`,
  round,
  isTest,
})

/** Where figures go now. */
export const runningCollection = ({ running, phase }: Calendar): Collection =>
  collectionOf(running, phase === 'test')

/** The one before: open still for units whose deadline was moved, else to be read. */
export const previousCollection = ({ previous }: Calendar): Collection =>
  collectionOf(previous, false)

/** The running or the previous collection by its id, or null. */
export const collectionNamed = (calendar: Calendar, id: string): Collection | null =>
  [runningCollection(calendar), previousCollection(calendar)].find((one) => one.id === id) ?? null

/** Whether a deferral can be asked for; in the test period that can be tried as well. */
export const isDeferralOpen = ({ today, running, phase }: Calendar): boolean =>
  phase === 'test' || today >= running.deferralOpens
