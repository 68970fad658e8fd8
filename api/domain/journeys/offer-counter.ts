/** What "not now" is counted under, beside the person: how often, and until when nothing is offered. */
export const offerCounter = (portalId: string): string => `offer:${portalId}`
