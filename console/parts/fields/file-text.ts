/**
 * The text of a file: UTF-8, what Excel in the West saves as plain "CSV" (Windows-1252), or what it calls
 * Unicode text (UTF-16, known by its first two bytes). Bytes of the first are hardly ever right in the
 * second where there are å, ä and ö.
 */
export async function fileText(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer()
  const [first, second] = new Uint8Array(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
