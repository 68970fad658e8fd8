/**
 * The text of a file: UTF-8, or what Excel in the West saves as plain "CSV" (Windows-1252). Bytes of
 * the one are hardly ever right in the other where there are å, ä and ö.
 */
export async function fileText(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
