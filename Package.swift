// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "runner",
  targets: [
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "Randomness"),
    .target(name: "YAML", dependencies: ["CYAML"], exclude: ["README.md"]),
    .target(name: "Expressions", exclude: ["README.md"]),

    .testTarget(name: "RandomnessTests", dependencies: ["Randomness"]),
    .testTarget(name: "YAMLTests", dependencies: ["YAML"]),
    .testTarget(name: "ExpressionsTests", dependencies: ["Expressions"]),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
