import OnRecordLexicon
import OnRecordModel

struct PageReader {
  init(_ page: HTMLPage, lexicon: Lexicon, url: String?) {}
  func draft() -> ArticleDraft? { nil }
}
