/** Whether what the browser has shown was refused on this page, and nothing was made of it yet. */
let isNoted = false

/** Kept by the page, not by the element: who listens may come later. */
export function noteRefusal(): void {
  isNoted = true
}

/** True once for each time that some were refused. */
export function takeRefusal(): boolean {
  const was = isNoted
  isNoted = false
  return was
}
