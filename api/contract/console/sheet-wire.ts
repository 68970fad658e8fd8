import { z } from 'zod'
import { LONGEST_SHEET } from '../plain/lengths.ts'
import { raw } from '../texts.ts'
import type { WantedInvitation } from './invitation-wire.ts'

/** Why nothing of a spreadsheet was read: no row of it names the columns that are needed. */
export interface UnreadColumns<Column extends string> {
  /** What stands in the row that comes closest. */
  readonly found: readonly string[]
  /** One for each that is needed and not there. */
  readonly missing: readonly Column[]
  readonly repeated: readonly Column[]
  /** Of a file with more rows than are read: how many they may be. Null where the columns are what is wrong. */
  readonly most: number | null
}

/** A row of a spreadsheet, as it stands in what was sent. */
export interface SheetRowView {
  /** On which it begins, and ends; 1 is the first. */
  readonly line: number
  readonly lastLine: number
  readonly text: string
}

/** Why cells of a row are not those of its columns. */
export type SenselessRow =
  /** Its quotation marks make no sense. */
  | 'unreadable'
  /** More cells than columns. */
  | 'columns'
  /** Without a head: fewer cells than are needed. */
  | 'short'
  /** Above the head with other cells; another head, or below one. */
  | 'misplaced'
  /** An error of a spreadsheet: `#REF!`. */
  | 'error-value'
  /** Its unit's id and name are those of two units. */
  | 'contradiction'
  /** A cell, or a list of units in one, that is longer than anything can be. */
  | 'too-much'

/** What a read spreadsheet has besides its rows. */
export interface SheetView<Column extends string> {
  /** A line `sep=` and the head, as they were written: with them any rows can be read again. */
  readonly above: string
  /** Names of columns that nobody asked for. */
  readonly ignored: readonly string[]
  /** Null where it could be read. */
  readonly unread: UnreadColumns<Column> | null
}

/** What can be said of somebody in a list. `unitId` goes before `unit`, first and last name before `name`. */
export type PeopleColumn =
  | 'address'
  | 'firstName'
  | 'lastName'
  | 'name'
  | 'telephone'
  | 'role'
  | 'unitId'
  | 'unit'

/**
 * `POST /v1/console/portals/:portal/invitations/read` → `ReadInvitations`: takes a list of people apart and judges nothing.
 * With a head its columns stand in any order; without one they are address, first name, last name, role, unit.
 */
export const readInvitations = z.strictObject({ text: raw(LONGEST_SHEET, 0) })

/** Somebody in a list, as it was typed: without the language, which the list does not say. */
export type ListedInvitation = Omit<WantedInvitation, 'language'>

/** A list of people, taken apart. */
export interface ReadInvitations extends SheetView<PeopleColumn> {
  readonly rows: readonly ReadInvitationRow[]
}

/** Who is wanted; null where the row makes no sense. */
export type ReadInvitationRow = SheetRowView &
  (
    | { readonly wanted: ListedInvitation; readonly mistake: null }
    | { readonly wanted: null; readonly mistake: SenselessRow }
  )
