import type { PageContext } from '../frame/page.ts'
import { fieldOf, formOf, MAX_FORM_BYTES } from '../http/form-body.ts'
import { type Author, type Authors, FORMS, type FormName } from '../store/authors.ts'
import type { KeptTexts, Typed } from '../store/kept-texts.ts'
import { languageOf, type VisitorContext } from '../visitor.ts'

/** Name of the hidden field that says for whom a form was drawn. */
export const AUTHOR = 'author'

export interface KeeperOptions {
  readonly authors: Authors
  readonly texts: KeptTexts
  /** Says that another person is signed in than the one who typed. */
  readonly refuse: (c: VisitorContext) => Response | Promise<Response>
}

type Form = Record<string, unknown>

const typedIn = (form: Form, names: readonly string[]): Typed =>
  Object.fromEntries(names.map((name) => [name, fieldOf(form, name)]))

const hasFile = (form: Form) =>
  Object.values(form).some((value) => value instanceof File && value.size > 0)

/** What became of a form that nobody is signed in to send any more. */
export const KEPT = ['kept', 'file', 'ended'] as const
export type Kept = (typeof KEPT)[number]

/** Sees to it that what was typed is neither lost with a session nor sent as another person's. */
export const createKeeper = ({ authors, texts, refuse }: KeeperOptions) => {
  const keep = (author: Author, form: Form): Kept => {
    const typed = typedIn(form, FORMS[author.form])
    if (Object.values(typed).some((text) => text !== '')) {
      texts.keep(author, typed)
      return 'kept'
    }
    return hasFile(form) ? 'file' : 'ended'
  }

  /** For whom a form was drawn; null for one that does not say. */
  const authorOf = (form: Form): Author | null => authors.read(fieldOf(form, AUTHOR))

  return {
    authorOf,
    keep,
    /** The answer to a form that whoever is signed in now has not filled in; null for their own. */
    turnAway(c: VisitorContext, form: Form): Response | Promise<Response> | null {
      const author = authorOf(form)
      const session = c.get('session')
      if (!author || author.person === session?.person.id) return null
      const kept = keep(author, form)
      return session ? refuse(c) : c.redirect(`/${languageOf(c)}/?news=${kept}`, 303)
    },
    /** Whoever is signed in has sent a form. */
    sent({ session }: PageContext, form: FormName, page: string) {
      if (session) texts.forget({ person: session.person.id, form, page })
    },
    /** Of a request that could not be answered. Null where it brought no form of ours. */
    async rescue(c: VisitorContext): Promise<Author | null> {
      const length = Number(c.req.header('content-length'))
      if (c.req.method !== 'POST' || !(length <= MAX_FORM_BYTES)) return null
      const form = await formOf(c)
      const author = authorOf(form)
      if (author) keep(author, form)
      return author
    },
  }
}

export type Keeper = ReturnType<typeof createKeeper>
