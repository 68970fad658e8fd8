import type { Author } from './authors.ts'

/** What was typed, by the names of the fields. */
export type Typed = Readonly<Record<string, string>>

interface KeptText {
  readonly author: Author
  readonly typed: Typed
  /** Milliseconds since 1970. */
  readonly at: number
  /** Whoever typed it has been led to it. */
  readonly isShown: boolean
}

/** Overnight, for whoever comes back the next day. */
const LIFETIME_MS = 24 * 3_600_000
/** Characters in all: a few files of figures as text, and any number of reasons and comments. */
const MOST_CHARACTERS = 16_000_000

const keyOf = ({ person, form, page }: Author) => JSON.stringify([person, form, page])

const sizeOf = ({ typed }: KeptText) =>
  Object.values(typed).reduce((sum, text) => sum + text.length, 0)

/**
 * What people had typed when their session ended, each text for whoever typed it alone. In memory: a
 * real portal keeps it where its drafts are.
 */
export const createKeptTexts = (now: () => number) => {
  const texts = new Map<string, KeptText>()

  const forgetOld = () => {
    for (const [key, { at }] of texts) if (now() - at >= LIFETIME_MS) texts.delete(key)
  }

  /** The oldest make room; what was kept first stands first. */
  const makeRoom = () => {
    let size = [...texts.values()].reduce((sum, text) => sum + sizeOf(text), 0)
    for (const [key, text] of texts) {
      if (size <= MOST_CHARACTERS) return
      texts.delete(key)
      size -= sizeOf(text)
    }
  }

  return {
    keep(author: Author, typed: Typed) {
      forgetOld()
      texts.delete(keyOf(author))
      texts.set(keyOf(author), { author, typed, at: now(), isShown: false })
      makeRoom()
    },
    of(author: Author): Typed | null {
      forgetOld()
      return texts.get(keyOf(author))?.typed ?? null
    },
    /** It was sent, and is where it belongs. */
    forget(author: Author) {
      texts.delete(keyOf(author))
    },
    /** The page of what somebody typed last, told once; null where nothing waits for them. */
    pageOf(person: string): string | null {
      forgetOld()
      const mine = [...texts].filter(([, { author }]) => author.person === person)
      const latest = mine.findLast(([, { isShown }]) => !isShown)?.[1] ?? null
      for (const [key, text] of mine) texts.set(key, { ...text, isShown: true })
      return latest?.author.page ?? null
    },
  }
}

export type KeptTexts = ReturnType<typeof createKeptTexts>
