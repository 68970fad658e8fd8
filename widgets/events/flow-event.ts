/** What all our events share: they bubble, out of shadow roots too. */
export abstract class FlowEvent<D = null> extends CustomEvent<D> {
  constructor(name: string, detail: D) {
    super(name, { bubbles: true, composed: true, detail })
  }
}
