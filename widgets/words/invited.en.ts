import type { EndView } from '../../api/contract/views.ts'
import { dayIn, type InvitedWords } from './invited.ts'

const until = (end: EndView): string => {
  const day = dayIn('en-GB', end)
  return end.clock === null ? `until the end of ${day}` : `until ${day} at ${end.clock}`
}

export const invitedWords: InvitedWords = {
  invited: (inviter, portal) =>
    inviter ? `${inviter} has invited you to ${portal}.` : `You are invited to ${portal}.`,
  until,
  validUntil: (end) => `The invitation is valid ${until(end)}.`,
}
