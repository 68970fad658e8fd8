/** Pressed at the end of a set-up: heard by the element around the step, and by nobody in the page. */
export const TRY = 'farstu-try'

/** With the id of what is to be tried. */
export type TryPressed = CustomEvent<string>
