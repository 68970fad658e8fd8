import type { EndView } from '../../api/contract/views.ts'
import { dayIn, type InvitedWords } from './invited.ts'

const until = (end: EndView): string => {
  const day = dayIn('sv', end)
  return end.clock === null ? `till och med ${day}` : `till ${day} kl.\u00a0${end.clock}`
}

export const invitedWords: InvitedWords = {
  invited: (inviter, portal) =>
    inviter ? `${inviter} har bjudit in dig till ${portal}.` : `Du är inbjuden till ${portal}.`,
  until,
  validUntil: (end) => `Inbjudan gäller ${until(end)}.`,
}
