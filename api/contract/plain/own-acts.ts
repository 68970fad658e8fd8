/** What a person confirms that we ourselves do afterwards; each is a record in `domain/acts/`. */
export const OWN_ACTS = ['method.remove'] as const
/** One of them. Whatever a host has confirmed bears the host's own word, and is none of these. */
export type OwnAct = (typeof OWN_ACTS)[number]
