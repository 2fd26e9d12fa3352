import OnRecordModel

/// What the reading of an article's quotes knows so far.
struct QuotationState {
  var memory: SpeakerMemory
  /// The quotation marks that belong to a quote already.
  var isUsed: [Bool]
  var found: [Quotation] = []
  var declined: [DeclinedComment] = []
  /// The stretches of content so far, in order.
  var content: [TextSpan] = []
  /// The paragraph that is being read.
  var paragraph = 0
  /// Where the content that is being read ends: a cue before it is part of what is said.
  var contentEnd = 0
  /// The last quote of the paragraph: its clause and who said it.
  var previous: (clause: Int, answer: SourceAnswer)?
  /// The last quote that lies in no other: who said it, and in which paragraph.
  var outer: (paragraph: Int, answer: SourceAnswer)?
  /// How many quotes lie inside the one that is being read.
  var depth = 0
  /// The last cue passes on what another one says: 引述.
  var passesOn = false

  init(_ names: Names, _ phrases: SourcePhraseFinder, marks: Int) {
    memory = SpeakerMemory(names, phrases)
    isUsed = Array(repeating: false, count: marks)
  }
}
