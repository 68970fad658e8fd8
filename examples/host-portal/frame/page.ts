import type { HtmlEscapedString } from 'hono/utils/html'
import type { Calendar } from '../calendar.ts'
import type { Session } from '../session/sessions.ts'
import type { FormName } from '../store/authors.ts'
import type { Typed } from '../store/kept-texts.ts'
import type { Words } from '../words/generated/words.ts'
import type { Language } from '../words/language.ts'

/** A piece of a page; everything that is filled in has been escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What every page is drawn from. */
export interface PageContext {
  /** Base URL of the Farstu API. */
  readonly api: string
  /** Public id of this portal. */
  readonly portal: string
  readonly language: Language
  readonly words: Words
  readonly calendar: Calendar
  readonly session: Session | null
  /** Address of this page without its language: `/profile`. */
  readonly path: string
  /** What belongs to the address in every language: `?to=profile`, or nothing. */
  readonly query: string
  /** For a form's hidden field: that it is drawn for whoever is signed in. */
  readonly author: (form: FormName, page: string) => string
  /** What they had typed into it when an earlier session ended; null where there is nothing. */
  readonly typed: (form: FormName, page: string) => Typed | null
}

/** What a page with an element that signs in is drawn from besides. */
export interface ElementContext extends PageContext {
  /** Binds the sign-in to this browser. */
  readonly state: string
  /** Where the hosted page leads back to. */
  readonly callback: string
}

/** The address of a page in a language. */
export const href = (language: Language, path: string): string => `/${language}${path}`
