import type { Answer, StartFlowBody } from '../../api/contract/requests.ts'
import type { FlowView, MethodKind, Step, StepName } from '../../api/contract/views.ts'

/** The flow while a step of this name is current. */
export interface ViewOf<N extends StepName> extends FlowView {
  readonly step: Extract<Step, { name: N }>
}

/** What a step may ask of the element that shows it. */
export interface StepActions {
  /** `enrols`: the kind of method that is set up once the server has taken the answer. */
  readonly answer: (answer: Answer, enrols?: MethodKind) => void
  /** Gives the flow up for another, with changes to what the element asks for. */
  readonly restart: (changes?: Partial<StartFlowBody>) => void
  /** Opens the help contacts and moves there. */
  readonly help: () => void
  /** Address of a page of ours that goes on with this: with the link's token, where there is one. */
  readonly onward: (page: string) => string
}
