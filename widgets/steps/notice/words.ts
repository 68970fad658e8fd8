export interface NoticeWords {
  readonly changed: string
  readonly ok: string
}
