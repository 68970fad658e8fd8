import { type reporterAt, textOf } from './figures.ts'

export const BERTIL = {
  id: 'p2',
  firstName: 'Bertil',
  lastName: 'Prov',
  email: 'bertil@example.org',
}
export const REASON = 'Ett nytt <lönesystem>,\nsom ”Καλημέρα” 😀 inte är klart.'
/** The same in a page. */
export const SHOWN = 'Ett nytt &lt;lönesystem&gt;,\nsom ”Καλημέρα” 😀 inte är klart.'
/** What a page says that holds what was kept. */
export const HERE = 'Your session ended before this was sent.'

/** What somebody does who is called away while they type. */
export const typingIn = ({ portal, browser }: Awaited<ReturnType<typeof reporterAt>>) => {
  /** The hidden field of the form in a page that goes to a path. */
  const authorOn = async (page: string, action: string): Promise<string> => {
    const forms = (await textOf(browser, page)).split('<form')
    const form = forms.find((part) => part.includes(`action="${action}"`)) ?? ''
    return /name="author" value="([\w.-]+)"/.exec(form)?.[1] ?? ''
  }

  return {
    authorOn,
    /** A form as it stands open in a page; gives what sends it, later. */
    openForm: async (page: string, action: string, fields: Record<string, string>) => {
      const author = await authorOn(page, action)
      if (author === '') throw new Error(`No form in ${page} goes to ${action}`)
      return () => browser.submit(action, { ...fields, author })
    },
    endSession: () => {
      portal.api.sessions.clear()
      portal.clock.now += 10_000
    },
    signInAgain: (redemption = {}) =>
      portal.signIn(browser, undefined, { sid: 'session-2', ...redemption }),
  }
}

export type Typing = ReturnType<typeof typingIn>
