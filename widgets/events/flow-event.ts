type FlowEventName = Extract<keyof HTMLElementEventMap, `farstu-${string}`>

type DetailOf<N extends FlowEventName> = HTMLElementEventMap[N]['detail']

/**
 * Sends an event that bubbles, out of shadow roots too. It cannot be cancelled: the server has decided by then.
 */
export function tell<N extends FlowEventName>(from: Element, name: N, detail: DetailOf<N>): void {
  from.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }))
}
