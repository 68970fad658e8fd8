import { ReactiveElement } from '@lit/reactive-element'
import { noChange, render } from 'lit-html'

export * from '@lit/reactive-element'
export * from 'lit-html'

/**
 * Takes the place of Lit's class of this name in the drop-in script: without the hooks by which a
 * page could reach into our copy of Lit, and without what asynchronous directives need.
 */
export class LitElement extends ReactiveElement {
  readonly #options = { host: this }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    const drawn = this.render()
    super.update(changed)
    render(drawn, this.renderRoot, this.#options)
  }

  protected render(): unknown {
    return noChange
  }
}
