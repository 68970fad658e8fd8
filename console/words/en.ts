import { roomWords } from './rooms.en.ts'

export const words = {
  ...roomWords,
  product: 'Console',
  skip: 'Skip to the content',
  menu: 'Menu',
  closeMenu: 'Close menu',
  navigation: 'Rooms',
  overview: 'Overview',
  invitations: 'Invitations',
  people: 'People',
  units: 'Units',
  setup: 'Set-up',
  addPortal: 'Add a portal',
  portal: 'Portal',
  language: 'Language',
  signedInAs: 'Signed in as',
  signOut: 'Sign out',
  search: 'Search',
  searchEverything: 'Search people, invitations and units',
  searchFor: 'Name, address …',
  slash: 'The key / goes to the search',
  suggestions: (field: string) => `Suggestions for ${field}`,
  suggested: (count: number) =>
    count === 0 ? 'No suggestion.' : count === 1 ? '1 suggestion.' : `${count} suggestions.`,
  signInIntro: 'For those who invite and look after people of a portal.',
  signInAgainHeading: 'Sign in again',
  signInAgainIntro: 'You were signed out. What you had open is still here and goes on afterwards.',
  noPortals: 'You have no portal to look after yet. Ask an owner of this console to give you one.',
  noPortalsAdd: 'There is no portal yet. Add the first one.',
  noRoom: 'There is nothing here',
  noRoomText: 'The address leads to no page of the console, or you have no role in that portal.',
  toOverview: 'Go to the overview',
  roles: {
    owner: 'Owner',
    administrator: 'Administrator',
    helpdesk: 'Helpdesk',
    auditor: 'Auditor',
  } as Record<string, string>,
  close: 'Close',
  cancel: 'Cancel',
  goBack: 'Go back',
  leaveHeading: 'Leave without saving?',
  leaveText: 'What you typed here is not saved, and is lost when you go.',
  leaveDo: 'Leave',
  dropHeading: 'Drop what you typed?',
  dropText: 'It is not saved, and cannot be had back.',
  dropDo: 'Drop it',
  retry: 'Try again',
  more: 'Show more',
  lookOn: 'Look on',
  nothingYet: 'Nothing found so far',
  nothingYetNext: 'There is more to look through. Another word, or a longer one, finds sooner.',
  loading: 'Loading …',
  export: 'Export as CSV',
  exported: 'The file is in your downloads.',
  actionsFor: (name: string) => `Actions for ${name}`,
  until: (when: string) => `until ${when}`,
  wholePortal: 'The whole portal',
  never: 'Never',
  clearFilters: 'Clear the search and filters',
  found: (count: number, hasMore: boolean) =>
    hasMore && count === 0
      ? 'Nothing found so far.'
      : hasMore
        ? `The first ${count} are shown.`
        : count === 1
          ? '1 found.'
          : count === 0
            ? 'Nothing found.'
            : `${count} found.`,
  refusals: {
    offline: 'There is no connection to the server. What you typed is kept. Try again in a moment.',
    unavailable: 'Something went wrong on our side. Nothing was changed. Try again in a moment.',
    forbidden: 'Your role may not do that here. Ask an administrator of this portal.',
    not_found: 'It is not here any more. Go back to the list.',
    invalid_input: 'The server could not use what was sent. Check the fields and try again.',
    body_too_large: 'That is too much at once. Split it, and send the parts one after the other.',
    locked: 'That was too often. Wait a little, then try again.',
    changed_meanwhile:
      'Somebody else has changed it since you opened it. Load the page again to see it.',
    two_secrets_live: 'Two secrets are live, which is the most. Revoke one first.',
    other: 'That did not work. Load the page again; if it happens again, tell whoever runs Farstu.',
  } as Record<string, string> & { readonly other: string },
  reference: (id: string) => `Reference: ${id}`,
}
