// swift-tools-version: 6.3;(experimentalCGen)
// experimentalCGen: the compiled gazetteers are a C array that a build plugin generates (see GazetteerPlugin).
import PackageDescription

let package = Package(
  name: "OnRecord",
  products: [
    .library(name: "OnRecord", targets: ["OnRecord", "OnRecordModel"]),
    .executable(name: "onrecord", targets: ["OnRecordCLI"]),
    .library(name: "OnRecordC", type: .dynamic, targets: ["OnRecordC"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // The nouns. Imports nothing.
    .target(name: "OnRecordModel"),

    // The system's ICU for Swift: a C shim whose header shows no ICU type.
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata")]),
    .target(name: "ICUText", dependencies: ["CICU"]),

    // The lexicon's format, its compiler and its automaton: a target of its own, because the build tool that compiles
    // the gazetteers needs it before OnRecord can be built.
    .target(name: "OnRecordLexicon", dependencies: ["OnRecordModel"]),

    // What ICU knows of characters and places, read when gazetteers are compiled and frozen then: what programs embed
    // needs no ICU when it runs.
    .target(name: "GazetteerTables", dependencies: ["ICUText", "OnRecordLexicon"]),
    .executableTarget(name: "GazetteerCompiler", dependencies: ["GazetteerTables", "OnRecordLexicon"]),
    .plugin(
      name: "GazetteerPlugin", capability: .buildTool(), dependencies: ["GazetteerCompiler"],
      path: "Sources/GazetteerPlugin"),
    .target(name: "CGazetteers", plugins: ["GazetteerPlugin"]),

    // The processor's instructions for fingerprints.
    .target(name: "CSHA256"),

    // The verbs: one article in, one graph out. What programs embed; no Foundation, no ICU.
    .target(name: "OnRecord", dependencies: ["OnRecordModel", "OnRecordLexicon", "CGazetteers", "CSHA256"]),

    // Archives in, datasets out.
    .target(
      name: "CArchive", dependencies: ["CLibXML"],
      linkerSettings: [
        .linkedLibrary("simdjson"), .linkedLibrary("z"), .linkedLibrary("zstd"), .linkedLibrary("archive"),
        .linkedLibrary("xml2"),
      ]),
    .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // The report's page, the tables, views and queries, embedded as they stand in its folder.
    .target(name: "CDataset"),
    .target(
      name: "OnRecordArchive",
      dependencies: [
        "OnRecord", "ICUText", "CArchive", "CDataset", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .executableTarget(
      name: "OnRecordCLI",
      dependencies: [
        "OnRecordArchive", "OnRecordLexicon", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // The same for C, and for what calls C.
    .target(name: "COnRecord"),
    .target(name: "OnRecordC", dependencies: ["OnRecord", "COnRecord"], exclude: ["onrecord.map"]),

    // What the stages cost, against ICU's word breaking and a plain pass over the same bytes.
    .executableTarget(
      name: "OnRecordBenchmark",
      dependencies: [
        "OnRecordArchive", "ICUText", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .testTarget(name: "OnRecordLexiconTests", dependencies: ["OnRecordLexicon", "GazetteerTables"]),
    .testTarget(name: "OnRecordTests", dependencies: ["OnRecord", "OnRecordLexicon", "ICUText"]),
    .testTarget(name: "OnRecordArchiveTests", dependencies: ["OnRecordArchive"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

for target in package.targets where target.type == .regular || target.type == .executable || target.type == .test {
  target.swiftSettings = (target.swiftSettings ?? []) + [.enableUpcomingFeature("InternalImportsByDefault")]
}

// Fuzzing, on demand: make fuzz by libFuzzer, make fuzz-plain by random changes without it.
if let fuzzer = Context.environment["ONRECORD_FUZZ"] {
  let isPlain = fuzzer == "plain"
  package.targets.append(
    .executableTarget(
      name: "OnRecordFuzz", dependencies: ["OnRecordArchive", "OnRecord"],
      swiftSettings: [
        isPlain ? .define("PLAIN_FUZZER") : .unsafeFlags(["-sanitize=fuzzer"]), .unsafeFlags(["-parse-as-library"]),
        .enableUpcomingFeature("InternalImportsByDefault"),
      ],
      linkerSettings: isPlain ? [] : [.unsafeFlags(["-sanitize=fuzzer"])]))
  // What libFuzzer watches: all that reads. Not what the gazetteers' compiler is made of, which has a main of its own.
  for target in package.targets where !isPlain && ["OnRecord", "OnRecordArchive"].contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-sanitize=fuzzer"])]
  }
}
