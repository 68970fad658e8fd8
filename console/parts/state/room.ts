import { LitElement } from 'lit'
import type {
  ConsolePermission,
  ManagedPortalView,
} from '../../../api/contract/console/console-wire.ts'
import type { PortalCalls } from '../../data/calls.ts'
import type { Language, Words } from '../../words/chosen-language.ts'
import type { Route } from '../navigation/addresses.ts'

/** What a page is given: where it stands, and whom it may ask. */
export interface Desk {
  readonly portal: ManagedPortalView
  readonly calls: PortalCalls
  readonly words: Words
  readonly language: Language
  readonly route: Route
  readonly may: (permission: ConsolePermission) => boolean
  /** In some other portal than this one. */
  readonly mayElsewhere: (permission: ConsolePermission) => boolean
  readonly mayEverywhere: (permission: ConsolePermission) => boolean
  readonly go: (address: string, replace?: boolean) => void
  /** Says what was done, on the screen and aloud. */
  readonly say: (text: string) => void
  /** Reads again which portals there are: one has another name, or is new. */
  readonly askWhoIsThere: () => Promise<void>
  /** Whether they take care of the portal with this id, as far as is known by now. */
  readonly manages: (portal: string) => boolean
}

/**
 * A page of the console. It renders into the document itself, so that labels, headings and the one
 * sheet reach it; it is only drawn once it has its desk.
 */
export abstract class Room extends LitElement {
  static override properties = { desk: { attribute: false } }

  declare desk: Desk

  protected override createRenderRoot(): HTMLElement {
    return this
  }
}
