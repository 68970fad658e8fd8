import { calendarAt } from '../calendar.ts'
import { previousCollection, runningCollection } from '../collection.ts'
import { openBooks } from './books.ts'
import { createDeferrals } from './deferrals.ts'
import { createDrafts } from './drafts.ts'
import { createSubmissions } from './submissions.ts'

export interface StoreOptions {
  /** Made when it is not there, readable by its owner alone. Default: everything in memory. */
  readonly folder?: string | null
}

/** What the portal keeps: drafts, what was handed in, deferrals. */
export const openStore = ({ folder = null }: StoreOptions = {}) => {
  const books = openBooks(folder)
  let tidiedFor = ''

  return {
    drafts: createDrafts(books),
    submissions: createSubmissions(books),
    deferrals: createDeferrals(books),
    /**
     * Erases what is over at an instant (ms since 1970): test periods, and drafts of old rounds.
     * Does nothing until the running collection is another.
     */
    tidy(instant: number) {
      const calendar = calendarAt(instant)
      const [running, previous] = [runningCollection(calendar), previousCollection(calendar)]
      if (running.id === tidiedFor) return
      books.eraseTests(running)
      books
        .of(previous)
        .prepare('delete from draft where collection not in (?, ?)')
        .run(running.id, previous.id)
      tidiedFor = running.id
    },
    close: () => books.close(),
  }
}

export type Store = ReturnType<typeof openStore>
