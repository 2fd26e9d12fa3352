// swift-tools-version: 6.3
import PackageDescription

// A program of its own that embeds OnRecord.
let package = Package(
  name: "WhoSaidWhat",
  dependencies: [.package(name: "OnRecord", path: "../..")],
  targets: [
    .executableTarget(name: "WhoSaidWhat", dependencies: [.product(name: "OnRecord", package: "OnRecord")])
  ],
  swiftLanguageModes: [.v6]
)
