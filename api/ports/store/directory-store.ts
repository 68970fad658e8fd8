import type { Person } from './person-store.ts'
import type { Statement } from './statement.ts'

/** Somebody with a role in a portal, live or ended. */
export interface ListedPerson {
  readonly portalId: string
  readonly personId: string
  /** Folded last and first name, in the order of its code points. */
  readonly sortKey: string
}

/** A word that somebody is found by in a portal. */
export interface PersonWord {
  readonly portalId: string
  readonly personId: string
  /** The person, or a unit in which they have or had a role. */
  readonly sourceId: string
  readonly word: string
  /** The person's, as in the list. */
  readonly sortKey: string
}

/** Where a page of the list ends. */
export type PersonCursor = Pick<ListedPerson, 'sortKey' | 'personId'>

/** Which page of a portal's people is asked for. */
export interface DirectorySearch {
  readonly portalId: string
  /** Beginnings of words, folded as `foldedTerms` does; all must match. None for everybody. */
  readonly terms: readonly string[]
  /** Null for the first page. */
  readonly after: PersonCursor | null
  /** Rows at most. */
  readonly limit: number
}

/** One page of people, with where the next one begins. */
export interface DirectoryPage {
  /** By last name, first name and id. */
  readonly people: readonly Person[]
  /** Null at the end. Common words that hardly meet may give a short page, or an empty one, with a next. */
  readonly next: PersonCursor | null
}

/**
 * The people of a portal, in order, found by words of their names, of their address, and of names and
 * external ids of their units. Kept by what adds a membership, renames a person or puts a unit.
 */
export interface Directory {
  page(search: DirectorySearch): Statement<DirectoryPage>
}
