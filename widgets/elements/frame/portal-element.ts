import { LitElement } from 'lit'

/** What the host's page says to every element: where the server is, for which portal, in which colours. */
export abstract class PortalElement extends LitElement {
  static override properties: typeof LitElement.properties = {
    api: {},
    portal: {},
    theme: { reflect: true },
  }

  /** Base URL of the API. */
  api = ''
  /** Public id of the portal. */
  portal = ''
  /** Which colours; otherwise those of the element's computed `color-scheme`. */
  theme: 'light' | 'dark' | null = null
}
