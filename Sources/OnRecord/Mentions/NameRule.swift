/// The rules that find names, each with its id in rule files, cases and output.
enum NameRule: String {
  case gazetteer = "mention.gazetteer"
  case weakGazetteer = "mention.gazetteer.weak"
  case established = "mention.established"
  case chinese = "person.chinese"
  case chineseInContext = "person.chinese.in-context"
  case repeatedChinese = "person.chinese.repeated"
  case familiar = "person.familiar"
  case transcribed = "person.transcribed"
  case transcribedInContext = "person.transcribed.in-context"
  case repeatedTranscribed = "person.transcribed.repeated"
  case interpunct = "person.interpunct"
  case latinInContext = "person.latin.in-context"
  case latinGiven = "person.latin.given"
  case givenBeforeCue = "person.given.before-cue.in-context"
  case firstPart = "person.first-part"
  case lastPart = "person.last-part"
  case givenPart = "person.given-part"
  case surnameWithTitle = "person.surname-with-title"
  case body = "organization.body"
  case placeAndBody = "organization.place-and-body"
  case beforeCue = "organization.before-cue.in-context"
  case latinOrganization = "organization.latin.in-context"
  case quotedOrganization = "organization.quoted.in-context"
  case citedOrganization = "organization.cited.in-context"
  case abbreviatedOrganization = "organization.abbreviated.in-context"
  case bodyPart = "organization.body-part"
  case nounsAndSuffix = "organization.nouns-and-suffix"
  case placeAndSuffix = "organization.place-and-suffix"
  case placeNounsAndSuffix = "organization.place-nouns-and-suffix"
  case nameAndSuffix = "organization.name-and-suffix"
  case placeSuffix = "place.suffix"
  case placeSuffixAfterPlace = "place.suffix.after-place"
  case site = "place.site"
  case shortState = "place.short-state"
  case directedPlace = "place.directed"
  case constituency = "place.constituency"
  case definedPlace = "place.defined"
  case transcribedPlace = "place.transcribed.in-context"
  case abbreviationPair = "place.abbreviation.pair"
  case abbreviationAfterVerb = "place.abbreviation.after-verb"
  case abbreviationSubject = "place.abbreviation.subject"
  case parenthesis = "gloss.parenthesis"
  case adjacent = "gloss.adjacent"
  case referenceWithTitle = "reference.surname-with-title"
  /// One of the user's own, which `Reading.own` tells by its id.
  case own

  /// The neighbours of the name speak for it, so that one place is enough to find it everywhere in its article.
  var isInContext: Bool {
    switch self {
    case .chineseInContext, .transcribedInContext, .latinInContext, .beforeCue, .givenBeforeCue, .latinOrganization,
      .quotedOrganization, .citedOrganization, .abbreviatedOrganization, .transcribedPlace, .definedPlace:
      true
    default: false
    }
  }

  /// Of a kind that names people and little else: 阿恆, Teresa.
  var isGiven: Bool { self == .latinGiven || self == .familiar }

  var isGazetteer: Bool { self == .gazetteer || self == .weakGazetteer }

  /// A part of a name that the article has in full.
  var isPart: Bool { self == .firstPart || self == .lastPart || self == .givenPart }

  /// A surname and a given name in Chinese, whatever speaks for them.
  var isChinese: Bool { self == .chinese || self == .chineseInContext || self == .repeatedChinese }
}
